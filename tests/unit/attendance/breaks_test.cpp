#include "services/attendance/domain/breaks.hpp"

#include "services/attendance/domain/check_out.hpp"
#include "services/attendance/domain/fold.hpp"
#include "services/attendance/domain/take_break.hpp"
#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

// A day from 09:00 to 17:00 with punches by time of day.
struct Day {
    Scene scene;
    std::vector<Punch> punches;

    Day& punched(PunchKind kind, const std::string& time, const char* type = nullptr, const char* source = "api") {
        const auto when = "2026-03-02T" + time + ":00Z";
        punches.push_back(punch(kind, when.c_str(), scene.caller.user, source));
        if (type != nullptr) punches.back().break_type = type;
        return *this;
    }

    Folded folded(const Policy& policy = {}) const {
        return fold(snapshot_of(*scene.facts.shift, policy), policy, punches, false);
    }
};

Day day() {
    return Day{}.punched(PunchKind::in, "09:00");
}

}  // namespace

TEST_CASE("rule 8: worked is net of all breaks, paid is worked plus the breaks of paid types") {
    const auto d = day()
                       .punched(PunchKind::break_start, "12:00", "dinner")
                       .punched(PunchKind::break_end, "12:40")
                       .punched(PunchKind::break_start, "15:00", "prayer")
                       .punched(PunchKind::break_end, "15:15")
                       .punched(PunchKind::out, "17:00")
                       .folded()
                       .derived;
    CHECK(d.duration_minutes == 480);
    CHECK(d.worked_minutes == 425);
    CHECK(d.paid_minutes == 440);
    REQUIRE(d.breaks.size() == 2);
    CHECK_FALSE(d.breaks[0].is_paid);
    CHECK(d.breaks[1].is_paid);
    CHECK(break_minutes(d.breaks) == 55);
    CHECK(break_minutes(d.breaks, "dinner") == 40);
}

TEST_CASE("rule 8: time between a check-out and the next check-in is an unpaid break of type other, whatever is paid") {
    const Policy all_paid{.paid_break_types = {"dinner", "prayer", "other"}};
    const auto d = day()
                       .punched(PunchKind::out, "12:00")
                       .punched(PunchKind::in, "13:00")
                       .punched(PunchKind::out, "17:00")
                       .folded(all_paid)
                       .derived;
    REQUIRE(d.breaks.size() == 1);
    CHECK(d.breaks[0].type == "other");
    CHECK_FALSE(d.breaks[0].is_paid);
    CHECK(d.worked_minutes == 420);
    CHECK(d.paid_minutes == 420);
}

TEST_CASE("a check-out and an auto-close end the open break: it never outlives its session") {
    for (const char* source : {"api", "system"}) {
        const auto folded = day()
                                .punched(PunchKind::break_start, "16:00", "dinner")
                                .punched(PunchKind::out, "17:00", nullptr, source)
                                .folded();
        CHECK(folded.derived.open_break() == nullptr);
        CHECK(break_minutes(folded.derived.breaks) == 60);
        CHECK(folded.derived.worked_minutes == 420);
    }
}

TEST_CASE("rule 13: a break that a corrected check-out leaves behind never opens again") {
    auto d = day()
                 .punched(PunchKind::break_start, "12:30", "dinner")
                 .punched(PunchKind::out, "12:40")
                 .punched(PunchKind::out, "12:20", nullptr, "correction");
    d.punches.back().received_at = at("2026-03-02T13:00:00Z");
    const auto back = d.punched(PunchKind::in, "13:30").folded();
    REQUIRE(back.derived.breaks.size() == 1);
    CHECK(back.derived.breaks[0].from == at("2026-03-02T12:20:00Z"));
    CHECK(back.derived.breaks[0].to == at("2026-03-02T13:30:00Z"));
    const auto closed =
        d.punched(PunchKind::break_start, "14:00", "prayer").punched(PunchKind::out, "14:10").folded().derived;
    REQUIRE(closed.breaks.size() == 2);
    CHECK(closed.worked_minutes == 310 - 70 - 10);
}

TEST_CASE("a break punch that makes no sense is set aside with its reason") {
    const auto folded = day()
                            .punched(PunchKind::break_end, "10:00")
                            .punched(PunchKind::break_start, "11:00", "dinner")
                            .punched(PunchKind::break_start, "11:10", "prayer")
                            .folded();
    REQUIRE(folded.resolutions.size() == 4);
    CHECK(folded.resolutions[1].why == "not on a break");
    CHECK(folded.resolutions[3].why == "already on a break");
    CHECK(folded.derived.breaks.size() == 1);
}

TEST_CASE("rule 3: what a device sends is an in when nobody is in, else an out; a checkpoint is seen at work") {
    const auto folded = Day{}
                            .punched(PunchKind::automatic, "09:00")
                            .punched(PunchKind::checkpoint, "11:00")
                            .punched(PunchKind::automatic, "17:00")
                            .punched(PunchKind::checkpoint, "18:00")
                            .folded();
    CHECK(folded.resolutions[0].kind == PunchKind::in);
    CHECK(folded.resolutions[1].disposition == Disposition::applied);
    CHECK(folded.resolutions[2].kind == PunchKind::out);
    CHECK(folded.resolutions[3].disposition == Disposition::quarantined);
    CHECK(folded.derived.check_out_at == at("2026-03-02T17:00:00Z"));
}

TEST_CASE("rule 9: an approved leave without a punch is leave, with one it is what was worked") {
    auto snapshot = snapshot_of(*Scene{}.facts.shift, {});
    snapshot.on_leave = true;
    CHECK(fold(snapshot, {}, {}, true).derived.classification == "leave");
    CHECK(
        fold(snapshot, {}, day().punched(PunchKind::out, "17:00").punches, false).derived.classification == "full_day"
    );
}

TEST_CASE("a break starts on an open session only, once at a time, and other says what it is") {
    Scene scene;
    const StartBreak other{.caller = scene.caller, .type = "other", .received_at = at("2026-03-02T12:00:00Z")};
    CHECK(decide_start_break(scene.facts, other, {}).error().reason == "noOpenRecordForBreak");
    CHECK(decide_end_break(scene.facts, {.caller = scene.caller}, {}).error().reason == "noOpenRecordForBreak");
    scene.facts.open_record = scene.checked_in("2026-03-02T09:00:00Z");
    const auto in = day().punches;
    CHECK(decide_start_break(scene.facts, other, in).error().reason == "breakNoteRequired");
    auto blank = other;
    blank.note = " ";
    CHECK(decide_start_break(scene.facts, blank, in).error().reason == "breakNoteRequired");
    CHECK(decide_end_break(scene.facts, {.caller = scene.caller}, in).error().reason == "noOpenBreak");

    auto named = other;
    named.note = "dentist";
    const auto started = decide_start_break(scene.facts, named, in).value();
    CHECK(started.event == "attendance.break_started");
    scene.facts.open_record = started.record;
    auto punches = in;
    punches.push_back(started.punches.front());
    CHECK(decide_start_break(scene.facts, named, punches).error().reason == "breakAlreadyOpen");
    const auto ended =
        decide_end_break(scene.facts, {.caller = scene.caller, .received_at = at("2026-03-02T12:30:00Z")}, punches)
            .value();
    CHECK(latest_break(ended.record.derived)->note == "dentist");
    CHECK(break_minutes(ended.record.derived.breaks, "other") == 30);
}

TEST_CASE("check-out reasons are optional, unless the policy demands them of a client that can send them") {
    Scene scene;
    scene.facts.open_record = scene.checked_in("2026-03-02T09:00:00Z");
    const auto in = day().punches;
    CheckOut out{.caller = scene.caller, .received_at = at("2026-03-02T16:00:00Z")};
    CHECK(decide_check_out(scene.facts, out, in));
    scene.facts.policy.require_early_checkout_reason = true;
    scene.facts.policy.require_after_shift_reason = true;
    CHECK(decide_check_out(scene.facts, out, in));
    out.asks_for_reasons = true;
    CHECK(decide_check_out(scene.facts, out, in).error().reason == "earlyCheckoutReasonRequired");
    out.reasons.early = "Medical appointment";
    CHECK(decide_check_out(scene.facts, out, in).value().record.reasons.early == "Medical appointment");
    out.received_at = at("2026-03-02T17:30:00Z");
    CHECK(decide_check_out(scene.facts, out, in).error().reason == "afterShiftReasonRequired");
}

TEST_CASE("rules 2 and 12: a check-out counts until the window closes, over the system's own; later it is refused") {
    Scene scene;
    const auto record = scene.checked_in("2026-03-02T09:00:00Z");
    const auto in = day().punches;
    scene.facts.open_record = record;
    CheckOut out{.caller = scene.caller, .received_at = at("2026-03-02T21:00:01Z")};
    CHECK(decide_check_out(scene.facts, out, in).error().reason == "checkOutTooLate");
    const auto closed = close_forgotten(record, {}, in, at("2026-03-02T18:00:00Z"));
    scene.facts.open_record.reset();
    scene.facts.last_record = closed.record;
    CHECK(left_by(scene.facts, out) == nullptr);
    out.received_at = at("2026-03-02T19:00:00Z");
    auto punches = in;
    punches.push_back(closed.punches.front());
    const auto real = decide_check_out(scene.facts, out, punches).value().record.derived;
    CHECK(real.session_status == "completed");
    CHECK(real.overtime_minutes == 120);
}
