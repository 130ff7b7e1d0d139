#include "services/attendance/domain/figures.hpp"

#include "services/attendance/domain/fold.hpp"
#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

Snapshot day_shift() {
    Scene scene;
    return snapshot_of(*scene.facts.shift, {});
}

Derived worked(const char* in, const char* out, const Policy& policy = {}, Snapshot snapshot = day_shift()) {
    const auto user = UserId::make();
    return fold(snapshot, policy, {punch(PunchKind::in, in, user), punch(PunchKind::out, out, user)}, false).derived;
}

}  // namespace

TEST_CASE("rule 8: minutes are whole minutes of instants, early minutes are not paid unless the policy counts them") {
    const auto derived = worked("2026-03-02T08:30:30Z", "2026-03-02T17:00:00Z");
    CHECK(derived.duration_minutes == 509);
    CHECK(derived.worked_minutes == 509);
    CHECK(derived.paid_minutes == 480);
    CHECK(worked("2026-03-02T08:30:30Z", "2026-03-02T17:00:00Z", {.count_early_minutes = true}).paid_minutes == 509);
}

TEST_CASE("rule 7: overtime is what lies after the end, beyond the threshold") {
    CHECK(worked("2026-03-02T09:00:00Z", "2026-03-02T17:30:00Z").overtime_minutes == 30);
    CHECK(
        worked("2026-03-02T09:00:00Z", "2026-03-02T17:30:00Z", {.overtime_threshold_minutes = 30}).overtime_minutes == 0
    );
    CHECK(
        worked("2026-03-02T09:00:00Z", "2026-03-02T17:31:00Z", {.overtime_threshold_minutes = 30}).overtime_minutes ==
        31
    );
}

TEST_CASE("rule 9: classification from worked minutes against the required ones") {
    // 8 h less the default break of one hour: 420 required.
    CHECK(required_minutes(day_shift(), {}) == 420);
    CHECK(worked("2026-03-02T09:00:00Z", "2026-03-02T15:30:00Z").classification == "full_day");
    CHECK(worked("2026-03-02T09:00:00Z", "2026-03-02T15:29:00Z").classification == "half_day");
    CHECK(worked("2026-03-02T09:00:00Z", "2026-03-02T12:30:00Z").classification == "half_day");
    CHECK(worked("2026-03-02T09:00:00Z", "2026-03-02T12:29:00Z").classification == "short_leave");
    CHECK(worked("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z").classification == "short_leave");
    CHECK(worked("2026-03-02T09:00:00Z", "2026-03-02T09:59:00Z").classification == "insufficient");
}

TEST_CASE("rule 9: nobody who worked nothing has a full day, however short the shift") {
    Scene scene;
    scene.facts.shift->ends_at = at("2026-03-02T09:20:00Z");
    const auto snapshot = snapshot_of(*scene.facts.shift, {});
    CHECK(worked("2026-03-02T09:00:00Z", "2026-03-02T09:00:30Z", {}, snapshot).classification == "insufficient");
    CHECK(worked("2026-03-02T09:00:00Z", "2026-03-02T09:20:00Z", {}, snapshot).classification == "full_day");
}

TEST_CASE("rule 8: an unscheduled record that the system closed is not paid until corrected") {
    Snapshot unscheduled{.zone = "UTC"};
    const auto user = UserId::make();
    const auto in = punch(PunchKind::in, "2026-03-02T09:00:00Z", user);
    const auto closed =
        fold(unscheduled, {}, {in, punch(PunchKind::out, "2026-03-02T17:00:00Z", user, "system")}, false);
    CHECK(closed.derived.paid_minutes == 0);
    CHECK(closed.derived.worked_minutes == 480);
    CHECK(closed.derived.session_status == "incomplete");
}
