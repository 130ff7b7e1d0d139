#include "services/attendance/domain/check_out.hpp"
#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

std::string refusal(const PunchFacts& facts, const CheckIn& request) {
    const auto decision = decide_check_in(facts, request);
    return decision ? "" : decision.error().reason;
}

}  // namespace

TEST_CASE("rule 2: an in attaches from early check-in before the start, inclusive, until the end, exclusive") {
    Scene scene;
    CHECK(refusal(scene.facts, scene.check_in("2026-03-02T06:59:59.999Z")) == "shiftNotActive");
    CHECK(refusal(scene.facts, scene.check_in("2026-03-02T07:00:00Z")) == "");
    CHECK(refusal(scene.facts, scene.check_in("2026-03-02T16:59:59.999Z")) == "");
    CHECK(refusal(scene.facts, scene.check_in("2026-03-02T17:00:00Z")) == "shiftNotActive");
}

TEST_CASE("a cancelled shift takes no check-in") {
    Scene scene;
    scene.facts.shift->is_cancelled = true;
    CHECK(refusal(scene.facts, scene.check_in("2026-03-02T09:00:00Z")) == "shiftNotActive");
}

TEST_CASE("refusals come in the documented order") {
    Scene scene;
    const auto request = scene.check_in("2026-03-02T05:00:00Z");
    PunchFacts facts = scene.facts;
    facts.record = scene.checked_in("2026-03-02T09:00:00Z");
    facts.is_assigned = false;
    facts.employee.reset();
    facts.shift.reset();
    CHECK(refusal(facts, request) == "shiftNotFound");
    facts.shift = scene.facts.shift;
    CHECK(refusal(facts, request) == "userNotFound");
    facts.employee = scene.facts.employee;
    CHECK(refusal(facts, request) == "userNotAssignedToShift");
    facts.is_assigned = true;
    CHECK(refusal(facts, request) == "attendanceRecordAlreadyExists");
    facts.record.reset();
    CHECK(refusal(facts, request) == "shiftNotActive");
}

TEST_CASE("rule 1: a person's own claim counts only within the tolerance and never ahead of the server's clock") {
    Scene scene;
    const auto moment = [&](const char* claimed) {
        auto request = scene.check_in("2026-03-02T09:00:00Z");
        request.claimed_at = at(claimed);
        return decide_check_in(scene.facts, request).value().change.record;
    };
    CHECK(moment("2026-03-02T08:59:30Z").derived.check_in_at == at("2026-03-02T08:59:30Z"));
    CHECK(moment("2026-03-02T08:59:00Z").derived.check_in_at == at("2026-03-02T08:59:00Z"));
    CHECK(moment("2026-03-02T08:58:59Z").derived.check_in_at == at("2026-03-02T09:00:00Z"));
    CHECK(moment("2026-03-02T09:00:30Z").derived.check_in_at == at("2026-03-02T09:00:00Z"));
    CHECK(moment("2026-03-02T08:59:00Z").derived.flags.empty());
    CHECK(moment("2026-03-02T08:58:59Z").derived.flags == std::vector<std::string>{"time_adjusted"});
    CHECK(moment("2026-03-02T09:05:00Z").derived.flags == std::vector<std::string>{"time_adjusted"});
}

TEST_CASE("rule 1: somebody privileged sets the time inside the window, not later than now, and it is marked") {
    Scene scene;
    auto request = scene.check_in("2026-03-02T12:00:00Z");
    request.caller = person(Role::manager);
    request.claimed_at = at("2026-03-02T09:05:00Z");
    const auto record = decide_check_in(scene.facts, request).value().change.record;
    CHECK(record.derived.check_in_at == at("2026-03-02T09:05:00Z"));
    CHECK(record.derived.flags == std::vector<std::string>{"entered_by_other"});
    request.claimed_at = at("2026-03-02T12:00:01Z");
    CHECK(refusal(scene.facts, request) == "fieldsNotValid");
    request.claimed_at = at("2026-03-02T06:00:00Z");
    CHECK(refusal(scene.facts, request) == "shiftNotActive");
}

TEST_CASE("rule 19: a team lead checks in direct reports only, a manager everybody unless scope is team") {
    Scene scene;
    auto request = scene.check_in("2026-03-02T09:00:00Z");
    request.caller = person(Role::team_lead);
    CHECK(refusal(scene.facts, request) == "forbidden");
    scene.facts.employee->lead = request.caller.user;
    CHECK(refusal(scene.facts, request) == "");
    request.caller = person(Role::manager);
    CHECK(refusal(scene.facts, request) == "");
    scene.facts.policy.manager_scope = "team";
    CHECK(refusal(scene.facts, request) == "forbidden");
    request.caller = person(Role::employee);
    CHECK(refusal(scene.facts, request) == "forbidden");
}

TEST_CASE("rule 7: late is strictly after start plus grace, minutes count from the start") {
    Scene scene;
    CHECK(scene.checked_in("2026-03-02T09:15:00Z").derived.status == RecordStatus::pending);
    CHECK(scene.checked_in("2026-03-02T09:15:00Z").derived.late_minutes == 0);
    const auto late = scene.checked_in("2026-03-02T09:15:00.001Z");
    CHECK(late.derived.status == RecordStatus::late);
    CHECK(late.derived.late_minutes == 15);
    scene.facts.shift->grace_minutes = 5;
    CHECK(scene.checked_in("2026-03-02T09:06:30Z").derived.late_minutes == 6);
}

TEST_CASE("rule 4: an open record of a shift that has ended is closed, any other refuses the check-in") {
    Scene scene;
    Scene yesterday;
    auto open = yesterday.checked_in("2026-03-02T09:00:00Z");
    open.snapshot.shift_ends_at = at("2026-03-02T08:00:00Z");
    scene.facts.open_record = open;
    CHECK(decide_check_in(scene.facts, scene.check_in("2026-03-02T08:00:00Z")).value().needs_former_closed);
    CHECK(refusal(scene.facts, scene.check_in("2026-03-02T07:59:59Z")) == "openRecordExists");
    scene.facts.open_record->snapshot.shift.reset();
    CHECK(refusal(scene.facts, scene.check_in("2026-03-02T09:00:00Z")) == "openRecordExists");
}

TEST_CASE("rule 4: a forgotten record closes at its shift's end as incomplete") {
    Scene scene;
    const auto record = scene.checked_in("2026-03-02T09:00:00Z");
    const auto in = punch(PunchKind::in, "2026-03-02T09:00:00Z", scene.caller.user);
    const auto change = close_forgotten(record, {}, {in}, at("2026-03-03T08:00:00Z"));
    CHECK(change.record.derived.check_out_at == at("2026-03-02T17:00:00Z"));
    CHECK(change.record.derived.session_status == "incomplete");
    CHECK(change.record.version == record.version + 1);
}

TEST_CASE("rule 12: a check-in revises an absence, with the same id, reason and note") {
    Scene scene;
    Record absent{.id = RecordId::make(), .company = scene.caller.company, .user = scene.caller.user};
    absent.marked_absent = true;
    absent.absence_reason = "sick";
    absent.version = 2;
    scene.facts.record = absent;
    const auto record = scene.checked_in("2026-03-02T09:00:00Z");
    CHECK(record.id == absent.id);
    CHECK(record.absence_reason == "sick");
    CHECK(record.version == 3);
    CHECK(record.derived.status == RecordStatus::pending);
}

TEST_CASE("rule 6: an unscheduled record's date is the local date in the employee's zone") {
    Scene scene;
    auto request = scene.check_in("2026-03-02T20:30:00Z");
    request.shift.reset();
    scene.facts.shift.reset();
    scene.facts.employee->zone = "Asia/Karachi";
    const auto record = decide_check_in(scene.facts, request).value().change.record;
    CHECK(record.snapshot.business_date == Date{std::chrono::year{2026}, std::chrono::March, std::chrono::day{3}});
    CHECK_FALSE(record.snapshot.shift);
}

TEST_CASE("a suspended person cannot be checked in") {
    Scene scene;
    scene.facts.employee->is_active = false;
    CHECK(refusal(scene.facts, scene.check_in("2026-03-02T09:00:00Z")) == "forbidden");
}

TEST_CASE("somebody who may not punch for others learns nothing about them") {
    Scene scene;
    auto request = scene.check_in("2026-03-02T09:00:00Z");
    request.caller = person(Role::employee);
    scene.facts.employee.reset();
    CHECK(refusal(scene.facts, request) == "forbidden");
}

TEST_CASE("rule 10: a time entered for somebody else before their last check-out is refused") {
    Scene scene;
    scene.facts.last_record.emplace().derived.check_out_at = at("2026-03-02T08:30:00Z");
    auto request = scene.check_in("2026-03-02T12:00:00Z");
    request.caller = person(Role::manager);
    request.claimed_at = at("2026-03-02T08:00:00Z");
    CHECK(refusal(scene.facts, request) == "attendanceRecordsOverlap");
}
