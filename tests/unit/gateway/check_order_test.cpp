// What is checked, and in which order: tenant header, credential, tenant, body, role, then the service.
#include "tests/unit/gateway/gateway_rig.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace rig;
using http::Header;
using http::Method;

namespace {

constexpr char kMarkAbsent[] = "/attendancemanagement-api/v1/mark-absent";
constexpr char kUsers[] = "/api/v1/users";

std::string message(const http::HttpResponse& response) {
    return std::string(boost::json::parse(response.body).at("message").as_string());
}

std::string header(const http::HttpResponse& response, const std::string& name) {
    const auto at = response.headers.find(name + ": ");
    if (at == std::string::npos) return "";
    const auto begin = at + name.size() + 2;
    return response.headers.substr(begin, response.headers.find("\r\n", begin) - begin);
}

std::string good_body() {
    return std::string(R"({"userId":")") + kUserId + R"(","shiftId":")" + kShiftId + "\"}";
}

clients::Clients services() {
    clients::Clients made;
    made.attendance.mark_absent =
        answering<attendance::v1::MarkAbsentRequest, attendance::v1::Record>(fail(not_found("shift")));
    made.identity.create_user =
        answering<identity::v1::CreateUserRequest, identity::v1::NewUser>(clients::Answered<identity::v1::NewUser>{});
    return made;
}

}  // namespace

TEST_CASE("each check is reached only when those before it hold") {
    Gateway gateway(services());

    struct Step {
        Sent sent;
        int status;
        std::string key;
    };

    const std::vector<Step> steps{
        {{Method::post, "/attendancemanagement-api/v1/nowhere", "", "", "x"}, 404, "errMsg_routeNotFound"},
        {{Method::put, kMarkAbsent, "", "", "x"}, 405, "errMsg_methodNotAllowed"},
        {{Method::post, kMarkAbsent, "", "", "x"}, 400, "errMsg_companyCodenameIsRequired"},
        {{Method::post, kMarkAbsent, "", "Ba bil", "x"}, 401, "errMsg_loginRequired"},
        {{Method::post, kMarkAbsent, "employee", "BABIL", "x"}, 403, "errMsg_companyMismatch"},
        {{Method::post, kMarkAbsent, "employee", "Ba bil", "x"}, 403, "errMsg_companyMismatch"},
        {{Method::post, kMarkAbsent, "", "umbra", "x"}, 401, "errMsg_loginRequired"},
        {{Method::post, kMarkAbsent, "nonsense", "umbra", "x"}, 401, "errMsg_tokenIsNotValid"},
        {{Method::post, kMarkAbsent, "expired", "umbra", "x"}, 401, "errMsg_tokenExpired"},
        {{Method::post, kMarkAbsent, "employee", "umbra", "x"}, 403, "errMsg_companyMismatch"},
        {{Method::post, kMarkAbsent, "employee", "babil", "x"}, 400, "errMsg_bodyIsNotValidJson"},
        {{Method::post, kMarkAbsent, "employee", "babil", "{}"}, 400, "errMsg_userIdisRequired"},
        {{Method::post, kMarkAbsent, "employee", "babil", good_body()}, 403, "errMsg_forbidden"},
        {{Method::post, kMarkAbsent, "manager", "babil", good_body()}, 404, "errMsg_shiftNotFound"},
    };
    for (const auto& step : steps) {
        const auto answer = gateway.send(step.sent);
        CHECK(answer.status == step.status);
        CHECK(message(answer) == step.key);
        CHECK(header(answer, "WWW-Authenticate") == (step.status == 401 ? "Bearer" : ""));
        CHECK_FALSE(header(answer, "X-Request-Id").empty());
    }
    CHECK(header(gateway.send(steps[1].sent), "Allow") == "POST, OPTIONS");
}

TEST_CASE("a body is JSON and says so") {
    Gateway gateway(services());
    Sent sent{Method::post, kMarkAbsent, "manager", "babil", "{}", {{Header::content_type, "text/plain"}}};
    CHECK(message(gateway.send(sent)) == "errMsg_contentTypeNotSupported");
    CHECK(gateway.send(sent).status == 415);
}

TEST_CASE("who may not create users is told so before the body is looked at") {
    Gateway gateway(services());
    for (const char* role : {"manager", "team_lead", "employee"})
        CHECK(gateway.send({Method::post, kUsers, role, "", "nonsense"}).status == 403);
    CHECK(gateway.send({Method::post, kUsers, "admin", "", "nonsense"}).status == 422);
    CHECK(gateway.send({Method::post, kUsers, "", "", "nonsense"}).status == 401);
    const auto body = R"({"email":"a@example.com","full_name":"A","role":"employee"})";
    CHECK(gateway.send({Method::post, kUsers, "admin", "", body}).status == 201);
}

TEST_CASE("the tenant header is optional for HR Monitoring, but never another company's") {
    Gateway gateway(services());
    CHECK(gateway.send({Method::post, kUsers, "admin", "umbra", "{}"}).status == 403);
    CHECK(gateway.send({Method::post, kUsers, "admin", "babil", "{}"}).status == 422);
}

TEST_CASE("an idempotency key is checked, fingerprinted and passed on; logins ignore it") {
    auto made = services();
    std::string key;
    std::string fingerprint;
    std::string route;
    made.attendance.mark_absent = [&](const clients::CallContext& call, attendance::v1::MarkAbsentRequest) {
        key = call.idempotency_key;
        fingerprint = call.fingerprint;
        route = call.route;
        return ready<attendance::v1::Record>(clients::Answered<attendance::v1::Record>{{}, true});
    };
    Gateway gateway(std::move(made));
    Sent sent{Method::post, kMarkAbsent, "manager", "babil", good_body(), {{Header::idempotency_key, "k 1"}}};
    const auto answer = gateway.send(sent);
    CHECK(answer.status == 200);
    CHECK(header(answer, "Idempotency-Replayed") == "true");
    CHECK(key == "k 1");
    CHECK(route == std::string("POST ") + kMarkAbsent);
    const auto first = fingerprint;
    CHECK(first.size() == 64);
    sent.body += " ";
    gateway.send(sent);
    CHECK(fingerprint != first);
    for (const auto& bad : {std::string(), std::string(256, 'k'), std::string("tab\there"), std::string("\xc3\xa9")}) {
        sent.headers[Header::idempotency_key] = bad;
        CHECK(message(gateway.send(sent)) == "errMsg_idempotencyKeyisNotValid");
    }
}

TEST_CASE("a person over the limit is told when to come back, the next one is served") {
    Gateway gateway(services(), {}, rig::verify, {}, {.people = 1});
    const Sent sent{Method::post, kMarkAbsent, "manager", "babil", "{}"};
    for (int i = 0; i < 10; ++i) CHECK(gateway.send(sent).status == 400);
    const auto refused = gateway.send(sent);
    CHECK(refused.status == 429);
    CHECK(message(refused) == "errMsg_tooManyRequests");
    CHECK(header(refused, "Retry-After") == "1");
    CHECK(header(refused, "RateLimit-Policy") == "\"person\";q=10;w=10");
    CHECK(header(refused, "RateLimit") == "\"person\";r=0;t=10");
}

TEST_CASE("more in flight than there may be are refused at once") {
    Gateway gateway(services(), {.in_flight = 0});
    const auto refused = gateway.send({Method::get, "/health"});
    CHECK(refused.status == 503);
    CHECK(message(refused) == "errMsg_serviceUnavailable");
    CHECK(header(refused, "Retry-After") == "1");
}

TEST_CASE("health needs nothing; HSTS is for TLS") {
    Gateway plain(services());
    const auto answer = plain.send({Method::get, "/health", "", ""});
    CHECK(answer.body == R"({"status":"ok"})");
    CHECK(header(answer, "Strict-Transport-Security").empty());
    CHECK(header(answer, "Cache-Control") == "no-store");
    Gateway tls(services(), {.tls = true});
    CHECK_FALSE(header(tls.send({Method::get, "/health", "", ""}), "Strict-Transport-Security").empty());
}

TEST_CASE("a service's defect is a 500 without its words") {
    auto made = services();
    made.attendance.mark_absent = [](const clients::CallContext&,
                                     attendance::v1::MarkAbsentRequest) -> clients::Pending<attendance::v1::Record> {
        throw std::runtime_error("column does not exist");
    };
    Gateway gateway(std::move(made));
    const auto answer = gateway.send({Method::post, kMarkAbsent, "manager", "babil", good_body()});
    CHECK(answer.status == 500);
    CHECK(message(answer) == "errMsg_internalServerError");
    CHECK(answer.body.find("column") == std::string::npos);
}

TEST_CASE("a defect in a check is a 500 too") {
    Gateway gateway(services(), {}, [](std::string_view) -> Result<Principal> {
        throw std::runtime_error("out of luck");
    });
    const auto answer = gateway.send({Method::post, kMarkAbsent, "manager", "babil", good_body()});
    CHECK(answer.status == 500);
    CHECK(answer.body.find("luck") == std::string::npos);
}

TEST_CASE("every route but the public ones asks for a credential") {
    Gateway gateway(services());
    int open = 0;
    for (const auto& mount : gateway.router.mounts())
        for (const auto& route : mount.routes) {
            INFO(route.label);
            open += route.access.permission ? 0 : 1;
            if (!route.access.permission) continue;
            auto path = route.pattern;
            for (auto at = path.find("/:"); at != std::string::npos; at = path.find("/:"))
                path.replace(at + 1, std::min(path.find('/', at + 1), path.size()) - at - 1, kShiftId);
            CHECK(gateway.send({route.method, path, "", "babil"}).status == 401);
        }
    CHECK(open == 18);  // login and refresh on three surfaces, registration and what else needs no credential
}
