// Rule 12 for people who are expected and have not come.
#include "services/attendance/domain/duty.hpp"

#include "common/time/zone.hpp"
#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

Duty expected() {
    return {
        .shift = {
            .id = ShiftId::make(),
            .date = Date{std::chrono::year{2026} / 3 / 2},
            .zone = "UTC",
            .starts_at = at("2026-03-02T09:00:00Z"),
            .ends_at = at("2026-03-02T17:00:00Z"),
        }};
}

Due due(const Duty& duty, const char* now, const Policy& policy = {}) {
    return look_at(duty, policy, at(now)).due;
}

std::optional<Instant> next(const Duty& duty, const char* now) {
    return look_at(duty, {}, at(now)).next;
}

}  // namespace

TEST_CASE("rule 12: reminded before the start, suspected after grace and alert, absent at the end") {
    auto duty = expected();
    CHECK(due(duty, "2026-03-02T08:44:59Z") == Due::nothing);
    CHECK(due(duty, "2026-03-02T08:45:00Z") == Due::reminder);
    CHECK(due(duty, "2026-03-02T09:00:00Z") == Due::nothing);
    CHECK(due(duty, "2026-03-02T09:59:59Z") == Due::nothing);
    CHECK(due(duty, "2026-03-02T10:00:00Z") == Due::suspicion);
    CHECK(due(duty, "2026-03-02T17:00:00Z") == Due::absence);
}

TEST_CASE("rule 12: a look says when the next one is due, the first a day ahead") {
    const auto duty = expected();
    CHECK(next(duty, "2026-02-01T00:00:00Z") == at("2026-03-01T09:00:00Z"));
    CHECK(next(duty, "2026-03-01T09:00:00Z") == at("2026-03-02T07:00:00Z"));
    CHECK(next(duty, "2026-03-02T07:00:00Z") == at("2026-03-02T08:45:00Z"));
    CHECK(next(duty, "2026-03-02T08:45:00Z") == at("2026-03-02T10:00:00Z"));
    CHECK(next(duty, "2026-03-02T10:00:00Z") == at("2026-03-02T17:00:00Z"));
    CHECK(next(duty, "2026-03-02T17:00:00Z") == std::nullopt);
}

TEST_CASE("rule 12: each moment tells once; a moved shift has other moments") {
    auto duty = expected();
    duty.reminded_for = at("2026-03-02T08:45:00Z");
    duty.suspected_for = at("2026-03-02T10:00:00Z");
    CHECK(due(duty, "2026-03-02T08:50:00Z") == Due::nothing);
    CHECK(due(duty, "2026-03-02T11:00:00Z") == Due::nothing);
    duty.shift.starts_at += std::chrono::hours{1};
    CHECK(due(duty, "2026-03-02T09:50:00Z") == Due::reminder);
    CHECK(due(duty, "2026-03-02T11:00:00Z") == Due::suspicion);
}

TEST_CASE("rule 12: nothing is due for who has come, is marked absent, or is not expected any more") {
    auto duty = expected();
    duty.has_record = duty.has_checked_in = true;
    CHECK(due(duty, "2026-03-02T17:00:00Z") == Due::nothing);
    CHECK(next(duty, "2026-03-02T09:00:00Z") == std::nullopt);
    duty.has_checked_in = false;
    CHECK(due(duty, "2026-03-02T10:00:00Z") == Due::nothing);
    duty = expected();
    duty.is_expected = false;
    CHECK(due(duty, "2026-03-02T17:00:00Z") == Due::nothing);
    CHECK(next(duty, "2026-03-02T08:00:00Z") == std::nullopt);
    duty = expected();
    duty.shift.is_cancelled = true;
    CHECK(due(duty, "2026-03-02T17:00:00Z") == Due::nothing);
}

TEST_CASE("rule 4: who works elsewhere during the shift is neither suspected nor absent") {
    auto duty = expected();
    duty.is_working = true;
    CHECK(due(duty, "2026-03-02T06:59:59Z") == Due::nothing);
    CHECK(due(duty, "2026-03-02T07:00:00Z") == Due::adoption);
    CHECK(due(duty, "2026-03-02T10:00:00Z") == Due::adoption);
    CHECK(next(duty, "2026-03-02T10:00:00Z") == at("2026-03-02T17:00:00Z"));
    CHECK(due(duty, "2026-03-02T17:00:00Z") == Due::nothing);
}

TEST_CASE("rule 14: the timer's absence is withdrawn when the shift is cancelled, unassigned or moved ahead") {
    auto duty = expected();
    duty.has_record = duty.absence_is_ours = true;
    CHECK(due(duty, "2026-03-02T18:00:00Z") == Due::nothing);
    auto cancelled = duty;
    cancelled.shift.is_cancelled = true;
    CHECK(due(cancelled, "2026-03-02T18:00:00Z") == Due::withdrawal);
    auto unassigned = duty;
    unassigned.is_expected = false;
    CHECK(due(unassigned, "2026-03-02T18:00:00Z") == Due::withdrawal);
    auto moved = duty;
    moved.shift.starts_at += std::chrono::hours{24};
    moved.shift.ends_at += std::chrono::hours{24};
    CHECK(due(moved, "2026-03-02T18:00:00Z") == Due::withdrawal);
    CHECK(next(moved, "2026-03-02T18:00:00Z") == at("2026-03-03T07:00:00Z"));
}

TEST_CASE("rule 12: policy moves the moments, 0 minutes of reminder mean none") {
    auto duty = expected();
    Policy policy{
        .grace_minutes = 5, .absence_alert_minutes = 10, .absence_final_minutes = 60, .reminder_before_minutes = 0};
    CHECK(due(duty, "2026-03-02T08:59:00Z", policy) == Due::nothing);
    CHECK(due(duty, "2026-03-02T09:15:00Z", policy) == Due::suspicion);
    CHECK(due(duty, "2026-03-02T18:00:00Z", policy) == Due::absence);
    duty.shift.grace_minutes = 30;
    CHECK(due(duty, "2026-03-02T09:39:59Z", policy) == Due::nothing);
    // Where the absence comes first there is nothing to suspect.
    policy.absence_alert_minutes = 1000;
    CHECK(moments_of(duty.shift, policy).suspicion == std::nullopt);
}

TEST_CASE("rule 12: nobody becomes absent from a shift that is longer over than punches may be late") {
    const auto duty = expected();
    CHECK(due(duty, "2026-04-02T17:00:00Z") == Due::absence);
    CHECK(due(duty, "2026-04-02T17:00:01Z") == Due::nothing);
}

// The night of each change, 22:00 to 06:00: the moments follow the instants, not the clock on the wall.
TEST_CASE("rule 12: moments of overnight shifts across DST") {
    struct Night {
        const char* zone;
        Date date;
        const char* reminder;
        const char* suspicion;
        const char* absence;
    };

    using namespace std::chrono;
    const Night nights[] = {
        {"Europe/Berlin", 2026y / 3 / 28, "2026-03-28T20:45:00Z", "2026-03-28T22:00:00Z", "2026-03-29T04:00:00Z"},
        {"Europe/Berlin", 2026y / 10 / 24, "2026-10-24T19:45:00Z", "2026-10-24T21:00:00Z", "2026-10-25T05:00:00Z"},
        {"America/New_York", 2026y / 3 / 7, "2026-03-08T02:45:00Z", "2026-03-08T04:00:00Z", "2026-03-08T10:00:00Z"},
        {"America/New_York", 2026y / 10 / 31, "2026-11-01T01:45:00Z", "2026-11-01T03:00:00Z", "2026-11-01T11:00:00Z"},
        {"Asia/Kolkata", 2026y / 3 / 28, "2026-03-28T16:15:00Z", "2026-03-28T17:30:00Z", "2026-03-29T00:30:00Z"},
        {"Australia/Lord_Howe", 2026y / 4 / 4, "2026-04-04T10:45:00Z", "2026-04-04T12:00:00Z", "2026-04-04T19:30:00Z"},
        {"Australia/Lord_Howe", 2026y / 10 / 3, "2026-10-03T11:15:00Z", "2026-10-03T12:30:00Z", "2026-10-03T19:00:00Z"},
        {"Africa/Casablanca", 2026y / 2 / 14, "2026-02-14T20:45:00Z", "2026-02-14T22:00:00Z", "2026-02-15T06:00:00Z"},
        {"Africa/Casablanca", 2026y / 3 / 21, "2026-03-21T21:45:00Z", "2026-03-21T23:00:00Z", "2026-03-22T05:00:00Z"},
    };
    for (const auto& night : nights) {
        INFO(night.zone << " " << static_cast<unsigned>(night.date.month()));
        const auto placed = time::materialise(night.date, Minutes{22 * 60}, Minutes{6 * 60}, night.zone);
        REQUIRE(placed);
        const auto moments = moments_of({.starts_at = placed->starts_at, .ends_at = placed->ends_at}, {});
        CHECK(moments.reminder == at(night.reminder));
        CHECK(moments.suspicion == at(night.suspicion));
        CHECK(moments.absence == at(night.absence));
    }
}
