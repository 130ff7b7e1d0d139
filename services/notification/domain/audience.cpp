#include "services/notification/domain/audience.hpp"

#include <string_view>

namespace rollcall::notification::domain {

namespace {

struct Row {
    std::string_view type;
    Audience audience;
};

constexpr Row kTable[] = {
    {"attendance.checked_in", Audience::user_and_manager},   // when late
    {"attendance.checked_out", Audience::user_and_manager},  // when early
    {"attendance.auto_closed", Audience::user_and_manager},
    {"attendance.marked_absent", Audience::user_and_manager},
    {"attendance.absence_suspected", Audience::reviewers},
    {"attendance.revised", Audience::told_before},
    {"attendance.correction_requested", Audience::reviewers},
    {"attendance.correction_resolved", Audience::user},
    {"attendance.reminder_due", Audience::user},
    {"shift.template_assigned", Audience::user},
    {"shift.template_changed", Audience::everybody_on_it},
    {"shift.assigned", Audience::user},
    {"shift.unassigned", Audience::user},
    {"shift.updated", Audience::everybody_on_it},
    {"shift.cancelled", Audience::everybody_on_it},
};

// Being in time is no news; nor is each day of a recurring shift.
bool is_news(const Occurrence& occurrence) {
    if (occurrence.by_template) return false;
    if (occurrence.type == "attendance.checked_in") return occurrence.late_minutes > 0;
    if (occurrence.type == "attendance.checked_out") return occurrence.status == "leftEarly";
    return true;
}

}  // namespace

Audience audience_of(const Occurrence& occurrence) {
    for (const auto& row : kTable)
        if (row.type == occurrence.type) return is_news(occurrence) ? row.audience : Audience::nobody;
    return Audience::nobody;
}

}  // namespace rollcall::notification::domain
