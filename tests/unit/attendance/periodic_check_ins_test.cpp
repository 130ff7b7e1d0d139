// Periodic check-ins: due at start + k * interval before the end.
#include "services/attendance/domain/periodic_check_ins.hpp"

#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

// Eight hours that ask for one every five, as in a sample of the external API.
Snapshot guard_duty() {
    return {
        .shift = ShiftId::make(),
        .zone = "Asia/Makassar",
        .shift_starts_at = at("2026-02-16T00:00:00Z"),
        .shift_ends_at = at("2026-02-16T08:00:00Z"),
        .grace_minutes = 5,
        .check_in_interval_minutes = 300,
        .check_in_tolerance_minutes = 4,
    };
}

const UserId kGuard = UserId::make();

Punch seen(const char* when) {
    return punch(PunchKind::checkpoint, when, kGuard);
}

Punch entered(const char* when) {
    return punch(PunchKind::in, when, kGuard);
}

}  // namespace

TEST_CASE("periodic check-ins: lateness counts from due + tolerance, and what never came is missed") {
    const auto found = periodic_check_ins(
        guard_duty(), {entered("2026-02-16T05:20:21.265Z"), seen("2026-02-16T05:20:25.268Z")}, Instant::max()
    );
    REQUIRE(found.came.size() == 1);
    CHECK(found.came[0].is_late);
    CHECK(found.came[0].late_minutes == 16);
    CHECK(found.missed == std::vector{at("2026-02-16T00:00:00Z")});
}

TEST_CASE("periodic check-ins: the check-in itself answers one that no checkpoint does") {
    const auto found = periodic_check_ins(guard_duty(), {entered("2026-02-15T23:50:00Z")}, Instant::max());
    REQUIRE(found.came.size() == 1);
    CHECK_FALSE(found.came[0].is_late);
    CHECK(found.missed == std::vector{at("2026-02-16T05:00:00Z")});
}

TEST_CASE("periodic check-ins: one may come early by the tolerance; a second one in the same span is no late one") {
    const auto found = periodic_check_ins(
        guard_duty(),
        {entered("2026-02-16T00:00:00Z"), seen("2026-02-16T04:56:00Z"), seen("2026-02-16T07:00:00Z")},
        Instant::max()
    );
    REQUIRE(found.came.size() == 3);
    CHECK(found.came[1].due == at("2026-02-16T05:00:00Z"));
    CHECK_FALSE(found.came[2].is_late);
    CHECK(found.missed.empty());
}

TEST_CASE("periodic check-ins: nothing is missed before its tolerance is over") {
    CHECK(periodic_check_ins(guard_duty(), {}, at("2026-02-16T00:04:00Z")).missed.empty());
    CHECK(periodic_check_ins(guard_duty(), {}, at("2026-02-16T00:04:01Z")).missed.size() == 1);
    CHECK(periodic_check_ins(guard_duty(), {}, Instant::max()).missed.size() == 2);
}

TEST_CASE("periodic check-ins: a shift that asks for none has none") {
    auto snapshot = guard_duty();
    snapshot.check_in_interval_minutes = 0;
    const auto found = periodic_check_ins(snapshot, {seen("2026-02-16T05:00:00Z")}, Instant::max());
    CHECK(found.came.empty());
    CHECK(found.missed.empty());
}
