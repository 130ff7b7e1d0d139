#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kDepartments[] = "/shiftmanagement-api/v1/departments";

Headers key(const std::string& value) {
    return {{"Idempotency-Key", value}};
}

}  // namespace

TEST_CASE("the same key and request give the stored answer again, and do nothing twice") {
    Company company;
    const auto admin = company.admin();
    const auto first = company.post(admin, kDepartments, {{"name", "Security"}}, key("k1"));
    const auto again = company.post(admin, kDepartments, {{"name", "Security"}}, key("k1"));
    REQUIRE(first.status == 201);
    CHECK(again.status == 201);
    CHECK(again.at("/department") == first.at("/department"));
    CHECK_FALSE(first.has_header("Idempotency-Replayed"));
    CHECK(again.header("Idempotency-Replayed") == "true");
    CHECK(company.get(admin, kDepartments).number_at("/paging/totalRowCount") == 1);
}

TEST_CASE("the same key with a different request answers 422") {
    Company company;
    const auto admin = company.admin();
    require_status(company.post(admin, kDepartments, {{"name", "Security"}}, key("k2")), 201);
    expect_error(
        company.post(admin, kDepartments, {{"name", "Kitchen"}}, key("k2")), 422, "errMsg_idempotencyKeyReused"
    );
}

TEST_CASE("a key belongs to one caller, one route and one company") {
    Company ours;
    Company theirs;
    const auto hr = ours.hire("hr_operations");
    CHECK(ours.post(ours.admin(), kDepartments, {{"name", "A"}}, key("shared")).status == 201);
    CHECK(ours.post(hr, kDepartments, {{"name", "B"}}, key("shared")).status == 201);
    CHECK(theirs.post(theirs.admin(), kDepartments, {{"name", "C"}}, key("shared")).status == 201);
    const boost::json::object site{{"name", "D"}};
    CHECK(ours.post(ours.admin(), "/shiftmanagement-api/v1/sites", site, key("shared")).status == 201);
}

TEST_CASE("only successes are stored: a refused request may be sent again under its key") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift();
    CHECK(company.check_in(worker, shift, key("retry")).status == 403);
    company.assign(shift, worker);
    CHECK(company.check_in(worker, shift, key("retry")).status == 201);
}

TEST_CASE("a check-out and a patch are replayed too") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker);
    const auto record = company.check_in(worker, shift).string_at("/attendanceRecord/id");
    const boost::json::object body{{"attendanceRecordId", record}};
    const auto out = company.post(worker, "/attendancemanagement-api/v1/check-out", body, key("out"));
    const auto again = company.post(worker, "/attendancemanagement-api/v1/check-out", body, key("out"));
    REQUIRE(out.status == 200);
    CHECK(again.status == 200);
    CHECK(again.at("/attendanceRecord") == out.at("/attendanceRecord"));
    const auto path = "/attendancemanagement-api/v1/attendance-records/" + record;
    const auto note = company.patch(company.admin(), path, {{"managerNote", "x"}}, key("note"));
    const auto same = company.patch(company.admin(), path, {{"managerNote", "x"}}, key("note"));
    CHECK(same.header("Idempotency-Replayed") == "true");
    CHECK(same.at("/attendanceRecord/recordVersion") == note.at("/attendanceRecord/recordVersion"));
}

TEST_CASE("a key that is none answers 400") {
    Company company;
    CHECK(company.post(company.admin(), kDepartments, {{"name", "X"}}, key(std::string(256, 'k'))).status == 400);
    CHECK(company.post(company.admin(), kDepartments, {{"name", "X"}}, key("tab\there")).status == 400);
    CHECK(company.post(company.admin(), kDepartments, {{"name", "X"}}, key(std::string(255, 'k'))).status == 201);
}

TEST_CASE("a login ignores the key: its answer holds secrets") {
    Company company;
    const auto worker = company.hire("employee");
    Client client(company.stack().gateway_port());
    const auto login = [&] {
        return client.send(
            {.method = "POST",
             .target = "/auth-api/v1/login",
             .headers = {{"mbx-company-codename", company.codename()}, {"Idempotency-Key", "login"}},
             .body =
                 boost::json::serialize(boost::json::object{{"email", worker.email}, {"password", worker.password}})}
        );
    };
    const auto first = login();
    const auto second = login();
    CHECK(second.status == 200);
    CHECK_FALSE(second.has_header("Idempotency-Replayed"));
    CHECK(first.string_at("/refreshToken") != second.string_at("/refreshToken"));
}
