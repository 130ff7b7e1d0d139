// Rule 17: where people are when they punch, decided here against the sites that are open to them.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

using namespace support;

namespace {

const boost::json::object kAtWork{{"lat", 24.8607}, {"lng", 67.0011}};
const boost::json::object kFarAway{{"lat", 24.9607}, {"lng", 67.0011}};

// With a site of 200 metres around kAtWork.
Person hire_at_site(Company& company) {
    const auto site = require_status(
        company.post(
            company.admin(),
            std::string(kShifts) + "/sites",
            {{"name", "Works"}, {"latitude", 24.8607}, {"longitude", 67.0011}, {"geofenceRadiusMeters", 200}}
        ),
        201
    );
    return company.hire("employee", {{"site_id", site.string_at("/site/id")}});
}

Answer check_in(const Company& company, const Person& person, const Shift& shift, const boost::json::object& place) {
    return company.post(person, std::string(kAttendance) + "/check-in", {{"shiftId", shift.id}, {"location", place}});
}

// Of their one record, as it is stored.
std::string flags_of(const Company& company, const Person& person) {
    pqxx::connection superuser(company.stack().database().url("postgres"));
    pqxx::work work(superuser);
    return work
        .exec_params1(
            "SELECT flags FROM attendance.record WHERE company_id = $1 AND user_id = $2", company.id(), person.id
        )[0]
        .as<std::string>();
}

// As if it had been the company's policy from the beginning.
void refuse_outside(Company& company) {
    pqxx::connection superuser(company.stack().database().url("postgres"));
    pqxx::work work(superuser);
    work.exec_params(
        "INSERT INTO attendance.policy_version (company_id, version, effective_from, settings, changed, changed_by,"
        " changed_at) VALUES ($1, 1, '2020-01-01', '{\"geofenceMode\":\"refuse\"}', '{}', $2, now())",
        company.id(),
        company.admin().id
    );
    work.commit();
}

}  // namespace

TEST_CASE("rule 17: a check-in inside the geofence is not flagged, one outside it is, and both count") {
    Company company;
    const auto inside = hire_at_site(company);
    const auto outside = company.hire(
        "employee", {{"site_id", company.get(company.admin(), "/api/v1/users/" + inside.id).string_at("/site_id")}}
    );
    const auto shift = company.shift_for(inside, {.begins = -5});
    company.assign(shift, outside);
    require_status(check_in(company, inside, shift, kAtWork), 201);
    require_status(check_in(company, outside, shift, kFarAway), 201);
    CHECK(flags_of(company, inside).empty());
    CHECK(flags_of(company, outside) == "outside_geofence");
}

TEST_CASE("rule 17: a place that is too inaccurate is flagged as not verified") {
    Company company;
    const auto worker = hire_at_site(company);
    const auto shift = company.shift_for(worker, {.begins = -5});
    auto place = kFarAway;
    place["accuracy"] = 20'000;
    require_status(check_in(company, worker, shift, place), 201);
    CHECK(flags_of(company, worker) == "location_unverified");
}

TEST_CASE("rule 17: where the policy says so, nobody punches from outside") {
    Company company;
    refuse_outside(company);
    const auto worker = hire_at_site(company);
    const auto shift = company.shift_for(worker, {.begins = -5});
    expect_error(check_in(company, worker, shift, kFarAway), 409, "errMsg_outsideGeofence");
    CHECK(company.get(worker, "/api/v1/attendance/me").json().as_array().empty());
    const auto begun = require_status(check_in(company, worker, shift, kAtWork), 201);
    const auto out = [&](const boost::json::object& place) {
        return company.post(
            worker,
            std::string(kAttendance) + "/check-out",
            {{"attendanceRecordId", begun.string_at("/attendanceRecord/id")}, {"location", place}}
        );
    };
    expect_error(out(kFarAway), 409, "errMsg_outsideGeofence");
    require_status(out(kAtWork), 200);
}
