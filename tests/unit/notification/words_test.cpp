#include "services/notification/domain/words.hpp"

#include <catch2/catch.hpp>

namespace rollcall::notification::domain {

namespace {

Occurrence occurrence(const char* type) {
    Occurrence it;
    it.type = type;
    it.date = "2026-02-16";
    it.start_time = "09:00";
    it.end_time = "17:00";
    it.late_minutes = 12;
    it.early_minutes = 1;
    return it;
}

TEST_CASE("messages name the person and the day in plain words") {
    const auto [type, title, message] = GENERATE(table<const char*, const char*, const char*>({
        {"attendance.checked_in", "Late check-in", "Ayesha Khan checked in 12 minutes late on 2026-02-16."},
        {"attendance.checked_out",
         "Left early",
         "Ayesha Khan left 1 minute before the end of the shift on 2026-02-16."},
        {"attendance.auto_closed",
         "Closed automatically",
         "Ayesha Khan did not check out on 2026-02-16. The record was closed and is incomplete."},
        {"attendance.marked_absent", "Absent", "Ayesha Khan was absent on 2026-02-16."},
        {"attendance.revised",
         "Absence withdrawn",
         "Ayesha Khan is no longer absent on 2026-02-16. The record was revised."},
        {"attendance.correction_requested",
         "Correction requested",
         "Ayesha Khan asks for a correction of the record on 2026-02-16."},
        {"attendance.correction_resolved",
         "Correction withdrawn",
         "The correction of Ayesha Khan's record on 2026-02-16 was withdrawn."},
        {"attendance.reminder_due",
         "Shift starts soon",
         "Ayesha Khan has a shift on 2026-02-16. Do not forget to check in."},
        {"shift.assigned", "New shift", "Ayesha Khan works a shift on 2026-02-16, 09:00 to 17:00."},
        {"shift.unassigned", "Shift removed", "Ayesha Khan no longer works the shift on 2026-02-16, 09:00 to 17:00."},
        {"shift.updated", "Shift changed", "The shift was changed. It is now on 2026-02-16, 09:00 to 17:00."},
        {"shift.cancelled", "Shift cancelled", "The shift on 2026-02-16, 09:00 to 17:00, was cancelled."},
    }));
    CHECK(words_for(occurrence(type), "Ayesha Khan") == Words{title, message});
}

TEST_CASE("who asked for a correction is told what became of it, and what to do") {
    const auto title_for = [](const char* status) {
        auto resolved = occurrence("attendance.correction_resolved");
        resolved.correction_status = status;
        return words_for(resolved, "Ayesha Khan").title;
    };
    CHECK(title_for("approved") == "Correction approved");
    CHECK(title_for("rejected") == "Correction rejected");
    CHECK(title_for("needs_clarification") == "Correction needs an answer");
}

}  // namespace

}  // namespace rollcall::notification::domain
