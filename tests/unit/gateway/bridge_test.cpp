// From coroutines of the gateway to a gRPC server and back.
#include "common/rpc/call.hpp"
#include "common/rpc/status.hpp"
#include "gateway/clients/connect.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <catch2/catch.hpp>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <map>
#include <mutex>
#include <rollcall/notification/v1/notification.grpc.pb.h>
#include <thread>

using namespace rollcall;
using namespace std::chrono_literals;

namespace {

// Counts one more each time; refuses and replays when the key says so.
class Inbox final : public notification::v1::Notifications::Service {
  public:
    grpc::Status CountUnread(
        grpc::ServerContext* context, const common::v1::Empty*, notification::v1::UnreadCount* answer
    ) override {
        const std::lock_guard lock(mutex_);
        seen_.clear();
        for (const auto& [name, value] : context->client_metadata())
            seen_.emplace(std::string(name.data(), name.size()), std::string(value.data(), value.size()));
        const auto key = seen_[rpc::kIdempotencyKey];
        if (key == "refuse") return rpc::to_status(conflict("alreadyCheckedOut", "Out is out."));
        if (key == "replay") context->AddTrailingMetadata(rpc::kReplayed, "true");
        answer->set_count(++count_);
        return grpc::Status::OK;
    }

    std::map<std::string, std::string> seen() {
        const std::lock_guard lock(mutex_);
        return seen_;
    }

  private:
    std::mutex mutex_;
    std::map<std::string, std::string> seen_;
    int count_ = 0;
};

struct Rig {
    Rig() {
        grpc::ServerBuilder builder;
        int port = 0;
        builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
        builder.RegisterService(&inbox);
        server = builder.BuildAndStart();
        const auto address = "127.0.0.1:" + std::to_string(port);
        connections = std::make_unique<clients::Connections>(clients::Addresses{
            "127.0.0.1:1", "127.0.0.1:1", "127.0.0.1:1", address, 2});
    }

    auto count(const clients::CallContext& context) {
        boost::asio::io_context loop;
        auto calling = connections->clients().notification.count_unread(context, common::v1::Empty{});
        auto answer = boost::asio::co_spawn(loop, std::move(calling), boost::asio::use_future);
        // The answer comes from another thread; without work the loop would not wait for it.
        const auto work = boost::asio::make_work_guard(loop);
        std::thread runner([&loop] { loop.run(); });
        auto result = answer.get();
        loop.stop();
        runner.join();
        return result;
    }

    Inbox inbox;
    std::unique_ptr<grpc::Server> server;
    std::unique_ptr<clients::Connections> connections;
};

boost::asio::awaitable<void> call_often(const clients::Clients& services, int times, std::atomic<int>& done) {
    const clients::CallContext context{.request_id = "r"};
    for (int i = 0; i < times; ++i) {
        auto calling = services.notification.count_unread(context, common::v1::Empty{});
        const auto answer = co_await std::move(calling);
        if (answer) ++done;
    }
}

}  // namespace

TEST_CASE("a call carries its context, and its answer comes back") {
    Rig rig;
    const auto answer = rig.count(
        {.authorization = "Bearer t",
         .request_id = "r-1",
         .traceparent = "00-a",
         .client_address = "1.2.3.4",
         .route = "GET /x",
         .fingerprint = "f"}
    );
    REQUIRE(answer);
    CHECK(answer->message.count() == 1);
    CHECK_FALSE(answer->replayed);
    const auto seen = rig.inbox.seen();
    CHECK(seen.at(rpc::kAuthorization) == "Bearer t");
    CHECK(seen.at(rpc::kRequestId) == "r-1");
    CHECK(seen.at(rpc::kTraceparent) == "00-a");
    CHECK(seen.at(rpc::kClientAddress) == "1.2.3.4");
    CHECK(seen.at(rpc::kRoute) == "GET /x");
    CHECK(seen.at(rpc::kFingerprint) == "f");
}

TEST_CASE("a refusal comes back as the Error it was, a stored answer as one") {
    Rig rig;
    const auto refused = rig.count({.idempotency_key = "refuse"});
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == conflict("alreadyCheckedOut", "Out is out."));
    CHECK(rig.count({.idempotency_key = "replay"})->replayed);
}

TEST_CASE("many calls at once from several loops all come back") {
    Rig rig;
    std::atomic<int> done{0};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 2; ++thread)
        threads.emplace_back([&] {
            boost::asio::io_context loop;
            int left = 50;
            const auto work = boost::asio::make_work_guard(loop);
            for (int i = 0; i < 50; ++i)
                boost::asio::co_spawn(loop, call_often(rig.connections->clients(), 4, done), [&](std::exception_ptr) {
                    if (--left == 0) loop.stop();
                });
            loop.run();
        });
    for (auto& thread : threads) thread.join();
    CHECK(done == 400);
}

TEST_CASE("a service that is away is waited for while it restarts, then refused at once") {
    Rig rig;
    REQUIRE(rig.count({}));
    rig.server->Shutdown(std::chrono::system_clock::now());
    const auto begin = std::chrono::steady_clock::now();
    const auto first = rig.count({});
    REQUIRE_FALSE(first);
    CHECK(first.error().code == Code::unavailable);
    std::this_thread::sleep_until(begin + 4s);
    const auto asked = std::chrono::steady_clock::now();
    const auto later = rig.count({});
    CHECK_FALSE(later);
    CHECK(std::chrono::steady_clock::now() - asked < 500ms);
    CHECK(rig.connections->missing().find("notification") != std::string::npos);
}
