#include "services/attendance/domain/clock.hpp"

#include "common/time/wire.hpp"
#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

WallTime wall(const char* date, const char* time) {
    return {time::parse_date(date), time::parse_clock_time(time).value()};
}

std::string instant(const WallTime& told, const char* zone, const char* now) {
    const auto found = instant_of(told, zone, at(now), "timeIn");
    return found ? time::format_instant(*found) : found.error().fields.at(0).field;
}

}  // namespace

TEST_CASE("rule 6: a local time is an instant in the person's zone") {
    CHECK(
        instant(wall("2026-02-16", "08:45:00"), "Asia/Karachi", "2026-02-16T05:00:00Z") == "2026-02-16T03:45:00.000Z"
    );
}

TEST_CASE("a time without a date is today's in the person's zone") {
    const WallTime told{.time = Seconds{30}};
    CHECK(instant(told, "Asia/Karachi", "2026-02-16T20:00:00Z") == "2026-02-16T19:00:30.000Z");
}

TEST_CASE("an ambiguous time is the instant nearest now, one in a gap a fault of the field") {
    const auto twice = wall("2026-10-25", "02:30:00");
    CHECK(instant(twice, "Europe/Berlin", "2026-10-25T00:31:00Z") == "2026-10-25T00:30:00.000Z");
    CHECK(instant(twice, "Europe/Berlin", "2026-10-25T01:31:00Z") == "2026-10-25T01:30:00.000Z");
    CHECK(instant(wall("2026-03-29", "02:30:00"), "Europe/Berlin", "2026-03-29T03:00:00Z") == "timeIn");
}

TEST_CASE("rule 19: one clocks oneself, one's reports, or with company reach anybody") {
    Scene scene;
    const auto verdict = [&](Role role, bool is_lead) {
        auto facts = scene.facts;
        const auto caller = person(role);
        facts.employee->lead = is_lead ? std::optional(caller.user) : std::nullopt;
        const Clocking clocking{
            .caller = caller, .user = facts.employee->id, .received_at = at("2026-03-02T09:00:00Z")};
        const auto in = check_in_of(clocking, facts);
        CHECK(check_out_of(clocking, facts).has_value() == in.has_value());
        return in ? "" : in.error().reason;
    };
    CHECK(verdict(Role::admin, false) == "");
    CHECK(verdict(Role::hr_operations, false) == "");
    CHECK(verdict(Role::manager, true) == "");
    CHECK(verdict(Role::manager, false) == "forbidden");
    CHECK(verdict(Role::team_lead, true) == "");
    CHECK(verdict(Role::employee, true) == "forbidden");
}

TEST_CASE("who may clock for others is told of an unknown person, who may not is told nothing") {
    Scene scene;
    scene.facts.employee.reset();
    const auto reason = [&](Role role) {
        return check_in_of(
                   {.caller = person(role), .user = UserId::make(), .received_at = at("2026-03-02T09:00:00Z")},
                   scene.facts
        )
            .error()
            .reason;
    };
    CHECK(reason(Role::employee) == "forbidden");
    CHECK(reason(Role::hr_operations) == "userNotFound");
}

TEST_CASE("rule 1: for somebody else any time counts that is not in the future nor too long ago") {
    Scene scene;
    const auto field = [&](const WallTime& told) -> std::string {
        const Clocking clocking{
            .caller = person(Role::admin),
            .user = scene.facts.employee->id,
            .told = told,
            .received_at = at("2026-03-02T12:00:00Z")};
        const auto in = check_in_of(clocking, scene.facts);
        return in ? "" : in.error().fields.at(0).field;
    };
    scene.facts.employee->zone = "UTC";
    CHECK(field(wall("2026-03-02", "08:00:00")) == "");
    CHECK(field(wall("2026-03-02", "12:00:01")) == "timeIn");
    CHECK(field(wall("2026-01-02", "08:00:00")) == "timeIn");
}
