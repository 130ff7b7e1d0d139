// What every call of the WorkforceOS surface checks, and in which order: framing, tenant header, credential, tenant,
// body, role, existence, assignment, state.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kCheckIn[] = "/attendancemanagement-api/v1/check-in";
constexpr char kMarkAbsent[] = "/attendancemanagement-api/v1/mark-absent";

Answer send(const Request& request) {
    return Client(stack().gateway_port()).send(request);
}

Headers bearing(const Person& person) {
    return {{"Authorization", "Bearer " + person.token}};
}

}  // namespace

TEST_CASE("the tenant header is asked for before the credential") {
    Company company;
    for (const char* path :
         {"/attendancemanagement-api/v1/attendance-records",
          "/shiftmanagement-api/v1/shifts",
          "/notification-api/v1/notifications",
          "/auth-api/v1/currentuser"}) {
        INFO(path);
        expect_error(send({.target = path}), 400, "errMsg_companyCodenameIsRequired");
        expect_error(
            send({.target = path, .headers = bearing(company.admin())}), 400, "errMsg_companyCodenameIsRequired"
        );
    }
}

TEST_CASE("the credential is asked for before the tenant is compared") {
    Company company;
    const auto path = std::string("/attendancemanagement-api/v1/attendance-records");
    for (const auto& codename : {company.codename(), std::string("no-such-company")})
        expect_error(
            send({.target = path, .headers = {{"mbx-company-codename", codename}}}), 401, "errMsg_loginRequired"
        );
}

TEST_CASE("another company's codename and one that does not exist answer the same 403") {
    Company ours;
    Company theirs;
    const auto ask = [&](const std::string& codename) {
        auto headers = bearing(ours.admin());
        headers.emplace_back("mbx-company-codename", codename);
        return send({.target = "/attendancemanagement-api/v1/attendance-records", .headers = headers});
    };
    const auto foreign = ask(theirs.codename());
    const auto unknown = ask("no-such-company");
    expect_error(foreign, 403, "errMsg_companyMismatch");
    expect_error(unknown, 403, "errMsg_companyMismatch");
    CHECK(foreign.at("/detail") == unknown.at("/detail"));
}

TEST_CASE("the body is checked before the role, the role before existence") {
    Company company;
    const auto worker = company.hire("employee");
    expect_error(
        company.post(worker, kMarkAbsent, {{"userId", "x"}, {"shiftId", random_id()}}),
        400,
        "errMsg_userIdisNotAValidID"
    );
    expect_error(
        company.post(worker, kMarkAbsent, {{"userId", random_id()}, {"shiftId", random_id()}}), 403, "errMsg_forbidden"
    );
    expect_error(
        company.post(worker, "/shiftmanagement-api/v1/shifts", boost::json::object{}), 400, "errMsg_shiftDateisRequired"
    );
}

TEST_CASE("a body that is not JSON answers 400, one that does not say so 415, one too large 413") {
    Company company;
    auto headers = company.headers_of(company.admin());
    const auto post = [&](const std::string& body, const std::string& type = "application/json") {
        auto sent = headers;
        sent.emplace_back("Content-Type", type);
        return send({.method = "POST", .target = kCheckIn, .headers = sent, .body = body});
    };
    for (const char* body : {"", "{", "{\"shiftId\":}", "nonsense", "{\"shiftId\":\"a\"} x", "{\"a\":\"\xff\"}"}) {
        INFO(body);
        expect_error(post(body), 400, "errMsg_bodyIsNotValidJson");
    }
    CHECK(post(R"({"shiftId":"a","shiftId":"b"})").status == 400);
    CHECK(post(R"({"shiftId":"a\u0000b"})").status == 400);
    CHECK(post(std::string(10'000, '[')).status == 400);
    expect_error(post("shiftId=1", "application/x-www-form-urlencoded"), 415, "errMsg_contentTypeNotSupported");
    expect_error(post("{}", "text/plain"), 415, "errMsg_contentTypeNotSupported");
    CHECK(post("{}", "application/json; charset=utf-8").status == 400);
    expect_error(post(std::string(1'100'000, ' ')), 413, "errMsg_bodyTooLarge");
}

TEST_CASE("an unknown path answers 404, a wrong method 405 with Allow, in the surface's envelope") {
    Company company;
    for (const char* path :
         {"/attendancemanagement-api/v1/nothing",
          "/attendancemanagement-api/v2/check-in",
          "/shiftmanagement-api",
          "/notification-api/v1/",
          "/auth-api/v1/logins"}) {
        INFO(path);
        expect_error(company.get(company.admin(), path), 404, "errMsg_routeNotFound");
    }
    const auto wrong = company.get(company.admin(), kCheckIn);
    expect_error(wrong, 405, "errMsg_methodNotAllowed");
    CHECK(wrong.header("Allow").find("POST") != std::string::npos);
    const auto put = company.send("PUT", company.admin(), "/shiftmanagement-api/v1/shifts", boost::json::object{});
    expect_error(put, 405, "errMsg_methodNotAllowed");
    CHECK(put.header("Allow").find("GET") != std::string::npos);
}

TEST_CASE("a company's id is accepted as a field or filter, and ignored") {
    Company ours;
    Company theirs;
    const auto worker = ours.hire("employee");
    const auto shift = ours.shift_for(worker);
    const auto made = ours.post(worker, kCheckIn, {{"shiftId", shift.id}, {"companyId", theirs.id()}});
    expect_object(made, 201, "attendanceRecord", "create");
    CHECK(made.string_at("/attendanceRecord/companyId") == ours.id());
}
