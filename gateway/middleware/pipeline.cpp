#include "gateway/middleware/pipeline.hpp"

#include "common/log/log.hpp"
#include "gateway/middleware/answer_headers.hpp"
#include "gateway/middleware/client_address.hpp"
#include "gateway/middleware/company_header.hpp"
#include "gateway/middleware/content_type.hpp"
#include "gateway/middleware/delivery.hpp"
#include "gateway/middleware/flight.hpp"
#include "gateway/middleware/idempotency.hpp"
#include "gateway/middleware/request_id.hpp"
#include "gateway/middleware/trace.hpp"

#include <exception>

namespace rollcall::middleware {

using http::Exchange;
using http::HttpResponse;
using http::Refusal;
using http::Surface;

namespace {

std::vector<const Surface*> surfaces_of(const http::Router& router) {
    std::vector<const Surface*> surfaces;
    for (const auto& mount : router.mounts()) surfaces.push_back(mount.surface);
    return surfaces;
}

tl::unexpected<Refusal> refusing(const Surface& surface, Error error) {
    const int status = surface.status_of(error);
    return tl::unexpected<Refusal>({status, std::move(error)});
}

tl::unexpected<Refusal> refusing(int status, std::string reason, std::string message) {
    return tl::unexpected<Refusal>(
        {status, {.code = Code::invalid_argument, .reason = std::move(reason), .message = std::move(message)}}
    );
}

Result<void> require_role(const Exchange& exchange) {
    const auto& access = exchange.route->access;
    if (!access.permission) return {};
    if (allows(*exchange.principal, *access.permission)) return {};
    return fail(not_allowed(*exchange.principal, *access.permission, access.refusal));
}

Refusal route_not_found() {
    return {404, {.code = Code::not_found, .reason = "routeNotFound", .message = "There is nothing at this address."}};
}

Refusal method_not_allowed() {
    return {
        405,
        {.code = Code::invalid_argument,
         .reason = "methodNotAllowed",
         .message = "This address does not take that method; the Allow header lists those it takes."}};
}

}  // namespace

Pipeline::Pipeline(
    const PipelineSettings& settings,
    CallerLimits& limits,
    const http::Router& router,
    Proofs proofs,
    ReportDenial report_denial,
    AwaitReaders await_readers
)
    : settings_(settings),
      limits_(limits),
      router_(router),
      proofs_(std::move(proofs)),
      report_denial_(std::move(report_denial)),
      await_readers_(std::move(await_readers)),
      cors_(settings.cors_origins),
      metrics_(surfaces_of(router)) {}

boost::asio::awaitable<HttpResponse> Pipeline::handle(http::HttpRequest request) {
    // Not in this frame: an answer in pieces takes it along.
    auto kept = std::make_unique<Exchange>(begin(std::move(request)));
    auto& exchange = *kept;
    const Flight flight(in_flight_, metrics_);
    auto match = router_.match(exchange.request.method, exchange.request.path);
    const auto& surface = *match.surface;
    exchange.route = match.route;
    exchange.path = std::move(match.parameters);
    HttpResponse response;
    if (flight.now() > settings_.in_flight) {
        response = refused(exchange, surface, 503, unavailable("Too much is going on; try again in a second."));
    } else if (Cors::is_preflight(exchange.request)) {
        response = cors_.preflight(exchange.request);
    } else if (!match.route && match.allow.empty()) {
        response = surface.refuse(exchange, 404, route_not_found().error);
    } else if (!match.route) {
        const bool asks = exchange.request.method == http::Method::options;
        response = asks ? HttpResponse{.status = 204, .content_type = {}}
                        : surface.refuse(exchange, 405, method_not_allowed().error);
        response.add("Allow", match.allow);
    } else {
        auto performing = perform(exchange, surface);
        response = co_await std::move(performing);
    }
    add_headers(exchange, response);
    if (response.pieces) {
        auto rest = std::move(response.pieces);
        response.pieces =
            std::make_unique<Delivery>(std::move(kept), surface, response.status, std::move(rest), metrics_);
    } else {
        account(exchange, surface, response);
    }
    co_return response;
}

Exchange Pipeline::begin(http::HttpRequest request) const {
    Exchange exchange;
    exchange.began = Exchange::Clock::now();
    exchange.request = std::move(request);
    const auto& headers = exchange.request;
    exchange.request_id = request_id_for(headers.header(http::Header::request_id));
    exchange.traceparent = traceparent_for(headers.header(http::Header::traceparent));
    exchange.client_address =
        client_address(headers.peer, headers.header(http::Header::forwarded_for), settings_.trusted_proxies);
    return exchange;
}

boost::asio::awaitable<Pipeline::OrRefusal<http::Action>> Pipeline::admit(Exchange& exchange, const Surface& surface) {
    auto identifying = identify(exchange, surface);
    auto known = co_await std::move(identifying);
    if (!known) co_return tl::unexpected<Refusal>(std::move(known.error()));
    const bool role_first = exchange.route->order == http::CheckOrder::role_first;
    if (role_first)
        if (auto may = require_role(exchange); !may) co_return refusing(surface, std::move(may.error()));
    auto action = read(exchange, surface);
    if (!action || role_first) co_return action;
    if (auto may = require_role(exchange); !may) co_return refusing(surface, std::move(may.error()));
    co_return action;
}

boost::asio::awaitable<Pipeline::OrRefusal<void>> Pipeline::identify(Exchange& exchange, const Surface& surface) {
    if (auto read = read_company(exchange, surface); !read) co_return refusing(surface, std::move(read.error()));
    if (!exchange.route->access.permission) co_return OrRefusal<void>();
    auto authenticating = authenticate(exchange, proofs_);
    auto known = co_await std::move(authenticating);
    if (!known) co_return refusing(surface, std::move(known.error()));
    if (auto own = require_own_company(exchange); !own) co_return refusing(surface, std::move(own.error()));
    if (auto within = limits_.count(exchange); !within) co_return refusing(surface, std::move(within.error()));
    co_return OrRefusal<void>();
}

Pipeline::OrRefusal<http::Action> Pipeline::read(Exchange& exchange, const Surface& surface) const {
    const auto& request = exchange.request;
    if (!request.body.empty() && !is_taken(exchange.route->media, request.header(http::Header::content_type)))
        return refusing(415, "contentTypeNotSupported", how_to_send(exchange.route->media));
    if (auto key = read_idempotency_key(exchange); !key) return refusing(surface, std::move(key.error()));
    auto action = exchange.route->handler(exchange);
    if (!action) return refusing(surface, std::move(action.error()));
    return std::move(*action);
}

boost::asio::awaitable<HttpResponse> Pipeline::perform(Exchange& exchange, const Surface& surface) {
    Error failure;
    try {
        auto admitting = admit(exchange, surface);
        const auto action = co_await std::move(admitting);
        if (!action) {
            if (report_denial_ && exchange.principal && action.error().error.code == Code::permission_denied) {
                auto reporting = report_denial_(exchange, action.error().error);
                co_await std::move(reporting);
            }
            co_return refused(exchange, surface, action.error().status, action.error().error);
        }
        auto answering = (*action)(exchange);
        auto answer = co_await std::move(answering);
        if (await_readers_ && !exchange.events.empty()) {
            auto awaiting = await_readers_(exchange);
            co_await std::move(awaiting);
        }
        if (answer && answer->pieces && answer->body.empty()) {
            auto beginning = begin_pieces(*answer);
            auto begun = co_await std::move(beginning);
            if (!begun) answer = fail(std::move(begun.error()));
        }
        if (answer) co_return std::move(*answer);
        failure = std::move(answer.error());
    } catch (const std::exception& defect) {
        failure = internal_error(defect.what());
    }
    co_return refused(exchange, surface, surface.status_of(failure), failure);
}

HttpResponse Pipeline::refused(const Exchange& exchange, const Surface& surface, int status, const Error& error) const {
    if (status >= 500)
        log::write(
            error.code == Code::internal ? log::Level::error : log::Level::warning,
            "a request failed",
            {{"request_id", exchange.request_id}, {"code", name_of(error.code)}, {"reason", error.message}}
        );
    auto response = surface.refuse(exchange, status, error);
    if (status == 401) response.add("WWW-Authenticate", "Bearer");
    if (status == 429 || status == 503)
        response.add("Retry-After", std::to_string(std::max(1, error.retry_after_seconds)));
    return response;
}

HttpResponse Pipeline::refuse(const http::HttpRequest& partial, const Refusal& why) {
    const auto exchange = begin(partial);
    const auto& target = exchange.request.target;
    const auto& surface = router_.surface_for(target.substr(0, target.find('?')));
    auto response = surface.refuse(exchange, why.status, why.error);
    add_headers(exchange, response);
    account(exchange, surface, response);
    return response;
}

void Pipeline::add_headers(const Exchange& exchange, HttpResponse& response) const {
    add_answer_headers(exchange, settings_.tls, response);
    cors_.add_headers(exchange.request, response);
}

void Pipeline::account(const Exchange& exchange, const Surface& surface, const HttpResponse& response) {
    metrics_.answered(surface, response.status, Exchange::Clock::now() - exchange.began);
    log_access(exchange, response.status);
}

}  // namespace rollcall::middleware
