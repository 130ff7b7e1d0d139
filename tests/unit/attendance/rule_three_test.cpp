// Rules 3 and 4: to which shift an in that names none goes, and what becomes of an open record.
#include "services/attendance/domain/adopt.hpp"
#include "services/attendance/domain/check_in.hpp"
#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

// Somebody who names no shift, with the assigned ones around.
struct Unnamed {
    Scene scene;

    Unnamed() {
        scene.facts.shift.reset();
        scene.facts.is_assigned = false;
    }

    Unnamed& assigned(const char* from, const char* to) {
        scene.facts.candidates.push_back(
            {.shift =
                 {
                     .id = ShiftId::make(),
                     .date = Date{std::chrono::year{2026}, std::chrono::March, std::chrono::day{2}},
                     .zone = "UTC",
                     .starts_at = at(from),
                     .ends_at = at(to),
                 }}
        );
        return *this;
    }

    ShiftId id(std::size_t n) const { return scene.facts.candidates.at(n).shift.id; }

    CheckIn at_time(const char* when) const {
        return {.caller = scene.caller, .user = scene.caller.user, .received_at = at(when)};
    }

    Record entered(const char* when) const { return decide_check_in(scene.facts, at_time(when)).value().change.record; }
};

}  // namespace

TEST_CASE("rule 3: of the shifts whose window holds the moment the one with the nearest start, ties to the later") {
    Unnamed two;
    two.assigned("2026-03-02T08:00:00Z", "2026-03-02T12:00:00Z")
        .assigned("2026-03-02T12:00:00Z", "2026-03-02T16:00:00Z");
    CHECK(two.entered("2026-03-02T09:59:00Z").snapshot.shift == two.id(0));
    CHECK(two.entered("2026-03-02T10:00:00Z").snapshot.shift == two.id(1));
    CHECK(two.entered("2026-03-02T12:00:00Z").snapshot.shift == two.id(1));
}

TEST_CASE("rule 3: an overnight shift is found by its instants, and keeps its business date after midnight") {
    Unnamed night;
    night.assigned("2026-03-02T17:00:00Z", "2026-03-03T02:00:00Z");
    const auto record = night.entered("2026-03-03T00:30:00Z");
    CHECK(record.snapshot.shift == night.id(0));
    CHECK(record.snapshot.business_date == Date{std::chrono::year{2026}, std::chrono::March, std::chrono::day{2}});
}

TEST_CASE("rules 2 and 3: outside every window the session is unscheduled, on the local date of its owner") {
    Unnamed early;
    early.assigned("2026-03-02T09:00:00Z", "2026-03-02T17:00:00Z");
    early.scene.facts.employee->zone = "Asia/Karachi";
    CHECK(early.entered("2026-03-02T07:00:00Z").snapshot.shift == early.id(0));
    CHECK_FALSE(early.entered("2026-03-02T06:59:59Z").snapshot.shift);
    const auto after = early.entered("2026-03-02T19:30:00Z");
    CHECK_FALSE(after.snapshot.shift);
    CHECK(after.snapshot.business_date == Date{std::chrono::year{2026}, std::chrono::March, std::chrono::day{3}});
    early.scene.facts.candidates[0].shift.is_cancelled = true;
    CHECK_FALSE(early.entered("2026-03-02T09:00:00Z").snapshot.shift);
}

TEST_CASE("rule 8: a check-in after a check-out within the shift goes on with the same record") {
    Unnamed back;
    back.assigned("2026-03-02T09:00:00Z", "2026-03-02T17:00:00Z");
    auto& facts = back.scene.facts;
    auto record = back.entered("2026-03-02T09:00:00Z");
    const auto in = punch(PunchKind::in, "2026-03-02T09:00:00Z", back.scene.caller.user);
    const auto out = punch(PunchKind::out, "2026-03-02T12:00:00Z", back.scene.caller.user);
    record = refolded(record, record, {}, {{in}, {out}, "attendance.checked_out", out.at}).record;
    record.reasons.early = "lunch";
    facts.candidates[0].record = record;
    facts.last_record = record;
    const auto again = back.at_time("2026-03-02T13:00:00Z");
    REQUIRE(reopened_by(facts, again) != nullptr);
    const auto reopened = decide_check_in(facts, again, {in, out}).value().change.record;
    CHECK(reopened.id == record.id);
    CHECK(reopened.derived.is_open());
    CHECK(reopened.derived.breaks.size() == 1);
    CHECK_FALSE(reopened.reasons.early);
    CHECK(reopened_by(facts, back.at_time("2026-03-02T17:00:00Z")) == nullptr);
}

TEST_CASE("one open session: another check-in is refused; the next shift's closes a forgotten one") {
    Unnamed forgotten;
    forgotten.assigned("2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z");
    forgotten.scene.facts.open_record = forgotten.entered("2026-03-02T09:00:00Z");
    const auto reason = [&](const char* when) {
        return decide_check_in(forgotten.scene.facts, forgotten.at_time(when)).error().reason;
    };
    CHECK(reason("2026-03-02T10:00:00Z") == "openRecordExists");
    CHECK(reason("2026-03-02T13:00:00Z") == "openRecordExists");
    forgotten.assigned("2026-03-02T13:00:00Z", "2026-03-02T17:00:00Z");
    CHECK(decide_check_in(forgotten.scene.facts, forgotten.at_time("2026-03-02T13:00:00Z"))->needs_former_closed);
}

TEST_CASE("rule 4: an open unscheduled record goes over to a shift once its window opens, not before") {
    Unnamed free;
    const auto record = free.entered("2026-03-02T06:00:00Z");
    const auto in = punch(PunchKind::in, "2026-03-02T06:00:00Z", free.scene.caller.user);
    const auto shift = *Scene{}.facts.shift;
    CHECK_FALSE(adopt(record, shift, {}, {in}, at("2026-03-02T06:59:59Z")));
    const auto adopted = adopt(record, shift, {}, {in}, at("2026-03-02T07:00:00Z"));
    REQUIRE(adopted);
    CHECK(adopted->record.id == record.id);
    CHECK(adopted->record.snapshot.shift == shift.id);
    CHECK_FALSE(adopt(adopted->record, shift, {}, {in}, at("2026-03-02T08:00:00Z")));
}
