#include "services/notification/domain/audience.hpp"

#include <catch2/catch.hpp>

namespace rollcall::notification::domain {

namespace {

struct Row {
    const char* type;
    const char* status;
    int late_minutes;
    Audience audience;
};

TEST_CASE("who is told what") {
    const auto row = GENERATE(values<Row>({
        {"attendance.checked_in", "late", 12, Audience::user_and_manager},
        {"attendance.checked_in", "pending", 0, Audience::nobody},
        {"attendance.checked_out", "leftEarly", 0, Audience::user_and_manager},
        {"attendance.checked_out", "late", 20, Audience::nobody},
        {"attendance.checked_out", "present", 0, Audience::nobody},
        {"attendance.auto_closed", "present", 0, Audience::user_and_manager},
        {"attendance.marked_absent", "absent", 0, Audience::user_and_manager},
        {"attendance.revised", "late", 5, Audience::told_before},
        {"attendance.correction_requested", "", 0, Audience::reviewers},
        {"attendance.correction_resolved", "", 0, Audience::user},
        {"attendance.reminder_due", "", 0, Audience::user},
        {"attendance.absence_suspected", "", 0, Audience::reviewers},
        {"attendance.break_started", "", 0, Audience::nobody},
        {"attendance.checkpoint_recorded", "", 0, Audience::nobody},
        {"attendance.policy_changed", "", 0, Audience::nobody},
        {"shift.assigned", "", 0, Audience::user},
        {"shift.unassigned", "", 0, Audience::user},
        {"shift.updated", "scheduled", 0, Audience::everybody_on_it},
        {"shift.cancelled", "cancelled", 0, Audience::everybody_on_it},
        {"shift.created", "scheduled", 0, Audience::nobody},
        {"shift.started", "in_progress", 0, Audience::nobody},
        {"shift.ended", "missed", 0, Audience::nobody},
        {"something.else", "", 0, Audience::nobody},
    }));
    Occurrence occurrence;
    occurrence.type = row.type;
    occurrence.status = row.status;
    occurrence.late_minutes = row.late_minutes;
    INFO(row.type << " " << row.status);
    CHECK(audience_of(occurrence) == row.audience);
}

}  // namespace

}  // namespace rollcall::notification::domain
