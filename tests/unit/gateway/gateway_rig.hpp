// The gateway without sockets and services: requests go through all its checks to services that a test makes up.
#pragma once

#include "gateway/main/route_table.hpp"
#include "gateway/middleware/pipeline.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <map>
#include <string>

namespace rig {

using namespace rollcall;

inline constexpr char kUserId[] = "018f3b2e-1111-7000-8000-000000000001";
inline constexpr char kSessionId[] = "018f3b2e-1111-7000-8000-000000000002";
inline constexpr char kCompanyId[] = "018f3b2e-1111-7000-8000-000000000003";
inline constexpr char kShiftId[] = "018f3b2e-1111-7000-8000-000000000004";
inline constexpr char kRecordId[] = "018f3b2e-1111-7000-8000-000000000005";

// The token is the role: "manager". "expired" is expired; all else is none.
inline Result<Principal> verify(std::string_view token) {
    if (token == "expired")
        return fail({.code = Code::unauthenticated, .reason = "tokenExpired", .message = "Log in."});
    const auto role = parse_role(token);
    if (!role) return fail({.code = Code::unauthenticated, .reason = "tokenIsNotValid", .message = "Log in."});
    return Principal{
        .company = *CompanyId::parse(kCompanyId),
        .codename = "babil",
        .user = *UserId::parse(kUserId),
        .session = *SessionId::parse(kSessionId),
        .role = *role,
    };
}

template <class Message>
clients::Pending<Message> ready(Result<clients::Answered<Message>> answer) {
    co_return answer;
}

// A service's function that answers at once, and keeps what it was asked.
template <class Request, class Message>
clients::Rpc<Request, Message> answering(Result<clients::Answered<Message>> answer, Request* asked = nullptr) {
    return [answer = std::move(answer), asked](const clients::CallContext&, Request request) {
        if (asked) *asked = std::move(request);
        return ready<Message>(answer);
    };
}

struct Sent {
    http::Method method = http::Method::get;
    std::string target;
    std::string token = "employee";  // "": none
    std::string codename = "babil";  // "": none
    std::string body;
    std::map<http::Header, std::string> headers;
};

class Gateway {
  public:
    explicit Gateway(
        clients::Clients services,
        middleware::PipelineSettings settings = {},
        middleware::VerifyToken verifier = verify,
        middleware::KeyDesk keys = {},
        const middleware::CallerRates& rates = {}
    )
        : clients(std::move(services)),
          limits(rates),
          router(gateway::make_router(clients, {workshop, devices}, options)),
          pipeline(settings, limits, router, {.verify = std::move(verifier), .keys = std::move(keys)}) {}

    http::HttpResponse send(const Sent& sent) {
        http::HttpRequest request;
        request.method = sent.method;
        request.target = sent.target;
        const auto question = sent.target.find('?');
        request.path = sent.target.substr(0, question);
        if (question != std::string::npos) request.query = sent.target.substr(question + 1);
        request.body = sent.body;
        request.peer = "127.0.0.1";
        if (!sent.token.empty()) request.set(http::Header::authorization, "Bearer " + sent.token);
        if (!sent.codename.empty()) request.set(http::Header::company_codename, sent.codename);
        if (!sent.body.empty()) request.set(http::Header::content_type, "application/json");
        for (const auto& [header, value] : sent.headers) request.set(header, value);
        boost::asio::io_context context;
        auto answer = boost::asio::co_spawn(context, pipeline.handle(std::move(request)), boost::asio::use_future);
        context.run();
        return answer.get();
    }

    clients::Clients clients;
    exports::Workshop workshop{exports::WorkshopSettings{}};
    middleware::CallerLimits limits;
    clients::DeviceDesk devices{clients.devices, nullptr, nullptr};
    gateway::RouteOptions options;
    http::Router router;
    middleware::Pipeline pipeline;
};

}  // namespace rig
