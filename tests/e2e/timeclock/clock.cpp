#include "tests/e2e/timeclock/clock.hpp"

#include "common/time/wire.hpp"
#include "common/time/zone.hpp"

#include <catch2/catch.hpp>

namespace timeclock {

void expect_detail(const Answer& answer, int status, const std::string& detail) {
    INFO(answer.text);
    CHECK(answer.status == status);
    CHECK(answer.string_at("/detail") == detail);
    CHECK(answer.json().as_object().size() == 1);
}

void expect_fault(const Answer& answer, const std::string& field) {
    INFO(answer.text);
    CHECK(answer.status == 400);
    CHECK(answer.at("/" + field).is_array());
    CHECK_FALSE(answer.string_at("/" + field + "/0").empty());
}

WallClock wall_clock(const Company& company, int seconds_from_now) {
    const auto at = rollcall::now() + std::chrono::seconds{seconds_from_now};
    return {
        rollcall::time::format_date(rollcall::time::local_date(at, company.zone())),
        rollcall::time::format_clock_time(rollcall::time::local_clock_time(at, company.zone()))};
}

Answer call_open(
    const Company& company, const std::string& target, const boost::json::object& body, const std::string& codename
) {
    Headers headers{{"Content-Type", "application/json"}};
    if (!codename.empty()) headers.emplace_back("mbx-company-codename", codename);
    Client client(company.stack().gateway_port());
    return client.send({.method = "POST", .target = target, .headers = headers, .body = boost::json::serialize(body)});
}

}  // namespace timeclock
