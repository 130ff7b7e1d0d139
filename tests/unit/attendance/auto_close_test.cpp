// Rule 12 for people who forgot to check out.
#include "services/attendance/domain/auto_close.hpp"

#include "services/attendance/domain/fold.hpp"
#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

Record open_record(bool scheduled, std::vector<Punch> punches, const Policy& policy = {}) {
    Scene scene;
    Record record{.id = RecordId::make(), .user = punches.front().employee, .version = 1};
    record.snapshot = scheduled ? snapshot_of(*scene.facts.shift, policy)
                                : Snapshot{.business_date = Date{std::chrono::year{2026} / 3 / 2}, .zone = "UTC"};
    record.derived = fold(record.snapshot, policy, std::move(punches), false).derived;
    return record;
}

}  // namespace

TEST_CASE("rule 12: an open record says when the system closes it, a closed one does not") {
    const auto user = UserId::make();
    const auto in = punch(PunchKind::in, "2026-03-02T09:00:00Z", user);
    CHECK(open_record(true, {in}).derived.overdue_at == at("2026-03-02T21:00:00Z"));
    CHECK(open_record(false, {in}).derived.overdue_at == at("2026-03-03T01:00:00Z"));
    CHECK(open_record(true, {in}, {.auto_close_after_minutes = 0}).derived.overdue_at == at("2026-03-02T17:00:00Z"));
    const auto out = punch(PunchKind::out, "2026-03-02T17:00:00Z", user);
    CHECK(open_record(true, {in, out}).derived.overdue_at == std::nullopt);
}

TEST_CASE("rule 12: closed at the shift's end, or at the last punch when that is later, as incomplete") {
    const auto user = UserId::make();
    const auto in = punch(PunchKind::in, "2026-03-02T09:00:00Z", user);
    const auto closed = close_overdue(open_record(true, {in}), {}, {in}, at("2026-03-05T00:00:00Z"));
    CHECK(closed.record.derived.check_out_at == at("2026-03-02T17:00:00Z"));
    CHECK(closed.record.derived.session_status == "incomplete");
    CHECK(closed.record.derived.early_checkout_minutes == 0);
    CHECK(closed.record.derived.overdue_at == std::nullopt);
    CHECK(closed.event == "attendance.auto_closed");
    CHECK(closed.record.version == 2);

    auto pause = punch(PunchKind::break_start, "2026-03-02T18:30:00Z", user);
    pause.break_type = "dinner";
    const std::vector<Punch> punches{in, pause};
    const auto later = close_overdue(open_record(true, punches), {}, punches, at("2026-03-02T21:00:00Z"));
    CHECK(later.record.derived.check_out_at == at("2026-03-02T18:30:00Z"));
    CHECK(later.record.derived.open_break() == nullptr);
}

TEST_CASE("rule 12: an open break ends with the record") {
    const auto user = UserId::make();
    const auto in = punch(PunchKind::in, "2026-03-02T09:00:00Z", user);
    auto pause = punch(PunchKind::break_start, "2026-03-02T16:00:00Z", user);
    pause.break_type = "prayer";
    const std::vector<Punch> punches{in, pause};
    const auto closed = close_overdue(open_record(true, punches), {}, punches, at("2026-03-02T21:00:00Z"));
    REQUIRE(closed.record.derived.breaks.size() == 1);
    CHECK(closed.record.derived.breaks[0].to == at("2026-03-02T17:00:00Z"));
    CHECK(closed.record.derived.worked_minutes == 420);
}

TEST_CASE("rule 12: an unscheduled session lasts a standard day, is unpaid, and never longer than a session may") {
    const auto user = UserId::make();
    const auto in = punch(PunchKind::in, "2026-03-02T09:00:00Z", user);
    const auto closed = close_overdue(open_record(false, {in}), {}, {in}, at("2026-03-03T01:00:00Z"));
    CHECK(closed.record.derived.check_out_at == at("2026-03-02T17:00:00Z"));
    CHECK(closed.record.derived.paid_minutes == 0);
    const Policy strict{.max_session_hours = 2};
    const auto brief = close_overdue(open_record(false, {in}, strict), strict, {in}, at("2026-03-02T11:00:00Z"));
    CHECK(brief.record.derived.check_out_at == at("2026-03-02T11:00:00Z"));
}
