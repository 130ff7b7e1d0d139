// Machines at the gateway: how they prove themselves, and what they may call.
#include "gateway/api/external/errors.hpp"
#include "tests/unit/gateway/gateway_rig.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace rig;
using http::Header;
using http::Method;

namespace {

constexpr char kKey[] = "rk_key";
constexpr char kUsers[] = "/api/v1/users";
constexpr char kRoute[] = "/api/external/v1/thing";

Result<Principal> verify_machine(std::string_view token) {
    if (token != "token of machine") return verify(token);
    auto principal = *verify("employee");
    principal.scopes = with({}, MachineScope::attendance_read);
    return principal;
}

boost::asio::awaitable<Result<std::string>> ready_token(Result<std::string> token) {
    co_return token;
}

// Knows one key, and what was forgotten.
middleware::KeyDesk desk(std::vector<std::string>& forgotten, const std::string& token = "token of machine") {
    return {
        .token_for =
            [token](const http::Exchange&, std::string key) {
                Result<std::string> found = token;
                if (key != kKey)
                    found = fail({.code = Code::unauthenticated, .reason = "apiKeyIsNotValid", .message = "No key."});
                return ready_token(std::move(found));
            },
        .forget = [&forgotten](std::string_view key) { forgotten.emplace_back(key); },
    };
}

http::Answer done(http::Exchange& exchange) {
    co_return http::HttpResponse{.body = std::string(exchange.request.header(Header::authorization))};
}

// A surface of machines with one route for each permission, and what a request there is answered.
http::HttpResponse call(Permission needed, const Sent& sent, std::vector<std::string>& forgotten) {
    static const external::ExternalSurface surface;
    const auto handler = [](const http::Exchange&) -> Result<http::Action> { return http::Action(done); };
    const http::Router router({{{""}, &surface, {{Method::get, kRoute, needed, http::Idempotency::ignored, handler}}}});
    middleware::CallerLimits limits({});
    middleware::Pipeline pipeline({}, limits, router, {.verify = verify_machine, .keys = desk(forgotten)});
    http::HttpRequest request;
    request.method = sent.method;
    request.target = request.path = sent.target;
    if (!sent.token.empty()) request.set(Header::authorization, "Bearer " + sent.token);
    if (!sent.codename.empty()) request.set(Header::company_codename, sent.codename);
    for (const auto& [header, value] : sent.headers) request.set(header, value);
    boost::asio::io_context context;
    auto answer = boost::asio::co_spawn(context, pipeline.handle(std::move(request)), boost::asio::use_future);
    context.run();
    return answer.get();
}

Sent with_key(const std::string& key, const std::string& codename = "") {
    return {Method::get, kRoute, "", codename, "", {{Header::api_key, key}}};
}

}  // namespace

TEST_CASE("a key opens what its scope stands for; the service is sent the token, never the key") {
    std::vector<std::string> forgotten;
    const auto answer = call(Permission::external_read, with_key(kKey), forgotten);
    CHECK(answer.status == 200);
    CHECK(answer.body == "Bearer token of machine");
    CHECK(answer.headers.find("RateLimit-Policy: \"key\";q=2000;w=10") != std::string::npos);
    CHECK(answer.headers.find("RateLimit: \"key\";r=1999;t=") != std::string::npos);
}

TEST_CASE("a key without the scope is told which one it lacks") {
    std::vector<std::string> forgotten;
    const auto answer = call(Permission::punch_ingest, with_key(kKey), forgotten);
    CHECK(answer.status == 403);
    CHECK(answer.body == R"({"error":"Your credential lacks the scope 'punch:write'."})");
}

TEST_CASE("a machine may not call what is for people, nor people what is for machines") {
    std::vector<std::string> forgotten;
    CHECK(call(Permission::signed_in, with_key(kKey), forgotten).status == 403);
    for (const auto role : kAllRoles) {
        const auto answer =
            call(Permission::external_read, {Method::get, kRoute, std::string(name_of(role))}, forgotten);
        CHECK(answer.status == 403);
    }
}

TEST_CASE("no credential, an unknown key, or a key and a token at once: 401 in the surface's own words") {
    std::vector<std::string> forgotten;
    const auto none = call(Permission::external_read, {Method::get, kRoute, ""}, forgotten);
    CHECK(none.status == 401);
    CHECK(none.body == R"({"error":"Send an API key in the header X-API-Key."})");
    CHECK(none.headers.find("WWW-Authenticate: Bearer") != std::string::npos);
    CHECK(call(Permission::external_read, with_key("rk_other"), forgotten).status == 401);
    auto both = with_key(kKey);
    both.token = "employee";
    const auto ambiguous = call(Permission::external_read, both, forgotten);
    CHECK(ambiguous.status == 401);
    CHECK(ambiguous.body == R"({"error":"Send an access token or an API key, not both."})");
    CHECK(forgotten.empty());
}

TEST_CASE("a key names its company: another codename beside it is refused") {
    std::vector<std::string> forgotten;
    CHECK(call(Permission::external_read, with_key(kKey, "babil"), forgotten).status == 200);
    CHECK(call(Permission::external_read, with_key(kKey, "umbra"), forgotten).status == 403);
}

TEST_CASE("a key's token that no longer holds is forgotten") {
    std::vector<std::string> forgotten;
    Gateway gateway({}, {}, verify_machine, desk(forgotten, "expired"));
    const auto answer = gateway.send({Method::get, kUsers, "", "", "", {{Header::api_key, kKey}}});
    CHECK(answer.status == 401);
    CHECK(forgotten == std::vector<std::string>{kKey});
}

TEST_CASE("people and machines are limited each at their own rate") {
    std::vector<std::string> forgotten;
    Gateway gateway({}, {}, verify_machine, desk(forgotten), {.people = 1, .machines = 2});
    const Sent by_machine{Method::get, kUsers, "", "", "", {{Header::api_key, kKey}}};
    const Sent by_person{Method::post, kUsers, "employee", "", "{"};
    int served = 0;
    while (served < 100 && gateway.send(by_machine).status != 429) ++served;
    CHECK(served >= 20);
    CHECK(served < 100);
    CHECK(gateway.send(by_person).status != 429);
    const auto refused = gateway.send(by_machine);
    CHECK(refused.status == 429);
    CHECK(refused.headers.find("Retry-After: ") != std::string::npos);
}
