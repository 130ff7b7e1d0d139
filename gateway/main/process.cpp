#include "gateway/main/process.hpp"

#include "common/log/log.hpp"
#include "common/metrics/metrics.hpp"
#include "common/runtime/process.hpp"
#include "common/service/identity_feed.hpp"
#include "gateway/clients/key_tokens.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/main/route_table.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <stdexcept>
#include <unistd.h>

namespace rollcall::gateway {

namespace {

constexpr std::chrono::seconds kDrain{10};
constexpr std::chrono::seconds kTell{3};

// Throws when the API's description is to be served and cannot be read.
RouteOptions route_options(const Settings& settings) {
    RouteOptions options{.echo = settings.echo};
    if (!settings.docs) return options;
    auto pages = ops::read_pages(settings.docs_folder);
    if (!pages) throw std::runtime_error(pages.error().message);
    options.pages = std::move(*pages);
    return options;
}

boost::asio::awaitable<void> report_denial(
    const clients::Clients& clients, const http::Exchange& exchange, const Error& error
) {
    identity::v1::ReportDenialRequest request;
    request.set_reason(error.reason);
    request.set_message(error.message);
    const auto context = clients::context_of(exchange);
    auto pending = clients.identity.report_denial(context, std::move(request));
    const auto answered = co_await std::move(pending);
    // Audited is answered like refused.
    if (!answered && answered.error().code != Code::permission_denied)
        log::warning("a denial was not audited", {{"request_id", exchange.request_id}});
}

boost::asio::awaitable<Result<std::string>> access_token_for(
    clients::KeyTokens& keys, const http::Exchange& exchange, std::string key
) {
    auto asking = keys.token_for(exchange, std::move(key));
    const auto known = co_await std::move(asking);
    if (!known) co_return fail(known.error());
    co_return (*known)->access_token();
}

clients::KeyTokens::Ask ask_by(const clients::IdentityClient& identity) {
    return [&identity](const clients::CallContext& context, std::string key) {
        identity::v1::ExchangeKeyRequest request;
        request.set_key(std::move(key));
        return identity.exchange_key(context, std::move(request));
    };
}

middleware::Proofs proofs(auth::Verifier& verifier, clients::KeyTokens& keys) {
    return {
        .verify = [&verifier](std::string_view token) { return verifier.verify(token); },
        .keys = {
            .token_for = [&keys](
                             const http::Exchange& exchange, std::string key
                         ) { return access_token_for(keys, exchange, std::move(key)); },
            .forget = [&keys](std::string_view key) { keys.forget(key); }},
    };
}

// What only this process has seen is told before it goes. False when that was not over in time.
bool finish(clients::DeviceDesk& devices) {
    boost::asio::io_context loop;
    boost::asio::co_spawn(loop, devices.tell_all(), boost::asio::detached);
    loop.run_for(kTell);
    return loop.stopped();
}

void end(http::Server& server, clients::DeviceDesk& devices) {
    const bool drained = server.stop(kDrain);
    if (finish(devices) && drained) return;
    // Calls still in flight would come back to loops that are gone.
    log::warning("stopped with requests unfinished");
    log::flush();
    _exit(0);
}

int serve(const Settings& settings) {
    const clients::Connections connections(settings.services);
    const auto verifier = service::verifier_fed_by(settings.services.identity, settings.internal_key);
    clients::KeyTokens keys("key", ask_by(connections.clients().identity), {});
    middleware::CallerLimits limits(settings.rates);
    clients::DeviceDesk devices(
        connections.clients().devices,
        [&verifier = *verifier](std::string_view token) { return verifier.verify(token); },
        [&limits](http::Exchange& exchange) { return limits.count(exchange); }
    );
    const auto options = route_options(settings);
    exports::Workshop workshop(settings.workshop);
    const auto router = make_router(connections.clients(), {workshop, devices}, options);
    middleware::Pipeline pipeline(
        settings.pipeline,
        limits,
        router,
        proofs(*verifier, keys),
        [&clients = connections.clients()](const http::Exchange& exchange, const Error& error) {
            return report_denial(clients, exchange, error);
        },
        [&clients = connections.clients()](const http::Exchange& exchange) {
            return clients::await_followers(clients.following, exchange);
        }
    );
    std::atomic<bool> stopping{false};
    http::Server server(settings.server, pipeline);
    server.start();
    const metrics::AdminServer admin(settings.admin_listen, [&connections, &stopping] {
        return stopping ? std::string("stopping") : connections.missing();
    });
    log::info("ready", {{"listen", settings.server.address + ":" + std::to_string(server.port())}});

    runtime::wait_for_stop_signal();
    stopping = true;
    log::info("stopping", {{"connections", static_cast<std::int64_t>(server.connections())}});
    end(server, devices);
    return 0;
}

}  // namespace

int run(const Settings& settings) {
    log::start("gateway", settings.log_level);
    int code = 1;
    try {
        code = serve(settings);
    } catch (const std::exception& failure) {
        log::error("cannot serve", {{"reason", failure.what()}});
    }
    log::flush();
    return code;
}

}  // namespace rollcall::gateway
