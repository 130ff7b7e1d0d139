#include "services/attendance/domain/check_out.hpp"

#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

struct Leaving {
    Scene scene;
    std::vector<Punch> punches{punch(PunchKind::in, "2026-03-02T09:00:00Z", scene.caller.user)};

    Leaving() { scene.facts.record = scene.checked_in("2026-03-02T09:00:00Z"); }

    Result<RecordChange> at_time(const char* when) const {
        return decide_check_out(
            scene.facts, {.caller = scene.caller, .record = scene.facts.record->id, .received_at = at(when)}, punches
        );
    }
};

}  // namespace

TEST_CASE("rule 7: leaving before the end less the tolerance is leaving early, else present, or late if it was late") {
    Leaving leaving;
    CHECK(leaving.at_time("2026-03-02T16:59:59Z").value().record.derived.status == RecordStatus::left_early);
    CHECK(leaving.at_time("2026-03-02T17:00:00Z").value().record.derived.status == RecordStatus::present);
    leaving.scene.facts.policy.early_leave_tolerance_minutes = 10;
    CHECK(leaving.at_time("2026-03-02T16:50:00Z").value().record.derived.status == RecordStatus::present);
    leaving.punches = {punch(PunchKind::in, "2026-03-02T10:00:00Z", leaving.scene.caller.user)};
    CHECK(leaving.at_time("2026-03-02T17:30:00Z").value().record.derived.status == RecordStatus::late);
}

TEST_CASE("only the person themselves checks out, once, and only after a check-in") {
    Leaving leaving;
    const auto out = leaving.at_time("2026-03-02T17:00:00Z").value().record;
    const auto reason = [&](const PunchFacts& facts, const Principal& caller) {
        const auto made = decide_check_out(
            facts, {.caller = caller, .record = out.id, .received_at = at("2026-03-02T17:00:00Z")}, {}
        );
        return made ? "" : made.error().reason;
    };
    auto facts = leaving.scene.facts;
    CHECK(reason(facts, person(Role::admin)) == "forbidden");
    facts.record = out;
    CHECK(reason(facts, leaving.scene.caller) == "alreadyCheckedOut");
    facts.record->derived = Derived{.status = RecordStatus::absent};
    CHECK(reason(facts, leaving.scene.caller) == "notCheckedIn");
    facts.record.reset();
    CHECK(reason(facts, leaving.scene.caller) == "attendanceRecordNotFound");
}

TEST_CASE("rule 1: who enters it for somebody else says when, after the last punch and not in the future") {
    Leaving leaving;
    const auto out = [&](const char* told) {
        return decide_check_out(
            leaving.scene.facts,
            {.caller = person(Role::admin),
             .record = leaving.scene.facts.record->id,
             .claimed_at = at(told),
             .received_at = at("2026-03-02T17:30:00Z"),
             .user = leaving.scene.facts.record->user},
            leaving.punches
        );
    };
    const auto made = out("2026-03-02T15:00:00Z");
    REQUIRE(made);
    CHECK(made->record.derived.check_out_at == at("2026-03-02T15:00:00Z"));
    CHECK(made->record.derived.has_flag("entered_by_other"));
    CHECK(out("2026-03-02T08:59:00Z").error().fields.at(0).field == "checkOutTime");
    CHECK(out("2026-03-02T17:31:00Z").error().code == Code::invalid_argument);
}

TEST_CASE("a tolerated claim never reaches back before the check-in") {
    Leaving leaving;
    const auto made = decide_check_out(
        leaving.scene.facts,
        {.caller = leaving.scene.caller,
         .record = leaving.scene.facts.record->id,
         .claimed_at = at("2026-03-02T08:59:40Z"),
         .received_at = at("2026-03-02T09:00:10Z")},
        leaving.punches
    );
    CHECK(made.value().record.derived.check_out_at == at("2026-03-02T09:00:00Z"));
}
