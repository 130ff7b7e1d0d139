#include "common/service/service.hpp"

#include "common/log/log.hpp"
#include "common/metrics/metrics.hpp"
#include "common/redis/connection.hpp"
#include "common/runtime/process.hpp"
#include "common/service/audit.hpp"
#include "common/service/audit_sealer.hpp"
#include "common/service/following.hpp"
#include "common/service/identity_feed.hpp"
#include "common/service/operations.hpp"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/impl/server_builder_plugin.h>
#include <sodium.h>

#include <atomic>

namespace rollcall::service {

namespace {

constexpr auto kDrain = std::chrono::seconds(10);
constexpr int kMostRequestBytes = 2 * 1024 * 1024;

// Linking the library is enough for every server of the process to have it.
class WithoutReflection final : public grpc::ServerBuilderOption {
  public:
    void UpdateArguments(grpc::ChannelArguments*) override {}

    void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
        std::erase_if(*plugins, [](const auto& plugin) { return plugin->name() == "proto_server_reflection"; });
    }
};

std::unique_ptr<grpc::Server> start_server(
    const Settings& settings, const std::vector<std::shared_ptr<grpc::Service>>& rpc
) {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::ServerBuilder builder;
    if (!settings.reflection) builder.SetOption(std::make_unique<WithoutReflection>());
    int port = 0;
    builder.AddListeningPort(settings.listen, grpc::InsecureServerCredentials(), &port);
    // Without it a second process binds the same port and steals half the calls.
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10000);
    builder.SetMaxReceiveMessageSize(kMostRequestBytes);
    for (const auto& service : rpc) builder.RegisterService(service.get());
    auto server = builder.BuildAndStart();
    return port == 0 ? nullptr : std::move(server);
}

int serve(
    const Settings& settings,
    pg::ConstraintMeanings meanings,
    const std::function<Contents(const Parts&)>& build,
    const std::function<std::unique_ptr<auth::Verifier>(pg::Database&)>& make_verifier
) {
    pg::Database database(
        {.url = settings.database_url, .schema = settings.name, .connections = settings.workers + 2},
        std::move(meanings)
    );
    const auto verifier =
        make_verifier ? make_verifier(database) : verifier_fed_by(settings.identity_address, settings.internal_key);
    events::Relay relay({settings.redis, settings.relay_database_url, settings.name});
    runtime::WorkerPool workers(static_cast<std::size_t>(settings.workers), static_cast<std::size_t>(settings.queue));
    Endpoint endpoint(database, *verifier, workers, settings.internal_key, [&relay] { relay.wake(); });
    Contents contents = build(Parts{settings, database, endpoint, relay});
    contents.rpc.push_back(make_operations({settings.name, settings.redis, settings.relay_database_url}, endpoint));
    contents.rpc.push_back(make_audit(settings.name, endpoint));
    contents.rpc.push_back(make_following(settings.name, database, endpoint));
    auto sealer = std::make_unique<AuditSealer>(settings.name, settings.relay_database_url);

    std::vector<std::unique_ptr<events::Consumer>> consumers;
    for (auto& consume : contents.consume)
        consumers.push_back(std::make_unique<events::Consumer>(consume, database, contents.apply));
    const auto server = start_server(settings, contents.rpc);
    if (!server) {
        log::error("the gRPC address cannot be bound", {{"address", settings.listen}});
        return 1;
    }
    std::atomic<bool> stopping = false;
    const auto readiness = [&]() -> std::string { return stopping ? "stopping" : database.ping(); };
    auto admin = std::make_unique<metrics::AdminServer>(settings.admin_listen, readiness);
    log::info("serving", {{"address", settings.listen}, {"environment", settings.environment}});

    runtime::wait_for_stop_signal();
    log::info("stopping");
    stopping = true;
    server->GetHealthCheckService()->SetServingStatus(false);
    server->Shutdown(std::chrono::system_clock::now() + kDrain);
    workers.drain();
    server->Wait();
    consumers.clear();
    sealer.reset();
    admin.reset();
    contents.keep.clear();
    return 0;
}

}  // namespace

int run(
    const Settings& settings,
    pg::ConstraintMeanings meanings,
    const std::function<Contents(const Parts&)>& build,
    const std::function<std::unique_ptr<auth::Verifier>(pg::Database&)>& make_verifier
) {
    if (sodium_init() < 0) return 1;
    log::start(settings.name, settings.log_level);
    const int exit_code = serve(settings, std::move(meanings), build, make_verifier);
    log::flush();
    return exit_code;
}

}  // namespace rollcall::service
