#include "services/attendance/domain/mark_absent.hpp"

#include "services/attendance/domain/edit_notes.hpp"
#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

MarkAbsent by(Role role, const Scene& scene) {
    return {
        .caller = person(role),
        .user = scene.caller.user,
        .shift = scene.facts.shift->id,
        .absence_reason = "sick",
        .decided_at = at("2026-03-02T12:00:00Z"),
    };
}

}  // namespace

TEST_CASE("marking absent makes an absent record, and repeating it updates reason and note") {
    Scene scene;
    auto first = decide_mark_absent(scene.facts, by(Role::manager, scene)).value().record;
    CHECK(first.derived.status == RecordStatus::absent);
    CHECK_FALSE(first.derived.check_in_at);
    CHECK(first.version == 1);
    scene.facts.record = first;
    auto again = by(Role::manager, scene);
    again.absence_reason.reset();
    again.manager_note = "called in";
    const auto second = decide_mark_absent(scene.facts, again).value().record;
    CHECK(decide_mark_absent(scene.facts, again)->event == "attendance.revised");
    CHECK(second.id == first.id);
    CHECK(second.version == 2);
    CHECK(second.absence_reason == "sick");
    CHECK(second.manager_note == "called in");
}

TEST_CASE("nobody who checked in, and nobody who is not assigned, can be marked absent") {
    Scene scene;
    scene.facts.record = scene.checked_in("2026-03-02T09:00:00Z");
    CHECK(decide_mark_absent(scene.facts, by(Role::admin, scene)).error().reason == "attendanceRecordAlreadyExists");
    scene.facts.is_assigned = false;
    CHECK(decide_mark_absent(scene.facts, by(Role::admin, scene)).error().reason == "userNotAssignedToShift");
}

TEST_CASE("rule 19: a team lead marks direct reports only") {
    Scene scene;
    auto request = by(Role::team_lead, scene);
    CHECK(decide_mark_absent(scene.facts, request).error().code == Code::permission_denied);
    scene.facts.employee->lead = request.caller.user;
    CHECK(decide_mark_absent(scene.facts, request));
}

TEST_CASE("editing notes changes notes only, and refuses a stale version") {
    Scene scene;
    scene.facts.record = scene.checked_in("2026-03-02T09:00:00Z");
    EditNotes edit{.caller = person(Role::manager), .sets_note = true, .manager_note = "bus", .if_version = 1};
    const auto edited = decide_edit_notes(scene.facts, edit).value().record;
    CHECK(edited.manager_note == "bus");
    CHECK(edited.derived == scene.facts.record->derived);
    edit.if_version = 7;
    CHECK(decide_edit_notes(scene.facts, edit).error().code == Code::stale);
}
