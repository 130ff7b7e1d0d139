#include "services/notification/domain/words.hpp"

namespace rollcall::notification::domain {

namespace {

constexpr std::size_t kLongestMessage = 500;

std::string minutes(int count) {
    return std::to_string(count) + (count == 1 ? " minute" : " minutes");
}

Words correction_words(const Occurrence& it, const std::string& name) {
    const std::string whose = "The correction of " + name + "'s record on " + it.date;
    if (it.correction_status == "needs_clarification")
        return {
            "Correction needs an answer",
            whose + " was sent back with a question. Send the correction again with your answer."};
    if (it.correction_status == "approved") return {"Correction approved", whose + " was approved."};
    if (it.correction_status == "rejected") return {"Correction rejected", whose + " was rejected; the times stay."};
    return {"Correction withdrawn", whose + " was withdrawn."};
}

Words attendance_words(const Occurrence& it, const std::string& name) {
    const std::string on = " on " + it.date + ".";
    if (it.type == "attendance.checked_in")
        return {"Late check-in", name + " checked in " + minutes(it.late_minutes) + " late" + on};
    if (it.type == "attendance.checked_out")
        return {
            "Left early",
            name + " left " + (it.early_minutes > 0 ? minutes(it.early_minutes) + " " : "") +
                "before the end of the shift" + on};
    if (it.type == "attendance.auto_closed")
        return {"Closed automatically", name + " did not check out" + on + " The record was closed and is incomplete."};
    if (it.type == "attendance.absence_suspected")
        return {"Not checked in", name + " has a shift" + on + " It has begun, and nobody has checked in."};
    if (it.type == "attendance.marked_absent") return {"Absent", name + " was absent" + on};
    if (it.type == "attendance.revised")
        return {"Absence withdrawn", name + " is no longer absent" + on + " The record was revised."};
    if (it.type == "attendance.correction_requested")
        return {"Correction requested", name + " asks for a correction of the record" + on};
    if (it.type == "attendance.correction_resolved") return correction_words(it, name);
    return {"Shift starts soon", name + " has a shift" + on + " Do not forget to check in."};
}

Words template_words(const Occurrence& it, const std::string& name) {
    const std::string what = "\"" + it.name + "\", " + it.start_time + " to " + it.end_time;
    if (it.type == "shift.template_changed") return {"Shift changed", "Your shift is now " + what + "."};
    if (it.name.empty()) return {"Shift removed", name + " has no regular shift any more."};
    return {"New shift", name + " works the shift " + what + "."};
}

Words shift_words(const Occurrence& it, const std::string& name) {
    if (it.type.starts_with("shift.template_")) return template_words(it, name);
    const std::string when = "on " + it.date + ", " + it.start_time + " to " + it.end_time;
    if (it.type == "shift.assigned") return {"New shift", name + " works a shift " + when + "."};
    if (it.type == "shift.unassigned") return {"Shift removed", name + " no longer works the shift " + when + "."};
    if (it.type == "shift.cancelled") return {"Shift cancelled", "The shift " + when + ", was cancelled."};
    return {"Shift changed", "The shift was changed. It is now " + when + "."};
}

}  // namespace

Words words_for(const Occurrence& occurrence, const std::string& name) {
    return occurrence.type.starts_with("shift.") ? shift_words(occurrence, name) : attendance_words(occurrence, name);
}

Words words_for(const Announcement& announcement) {
    auto message = announcement.content.substr(0, kLongestMessage);
    // No character is cut in two.
    while (message.size() < announcement.content.size() && !message.empty() &&
           (static_cast<unsigned char>(announcement.content[message.size()]) & 0xC0) == 0x80)
        message.pop_back();
    return {announcement.title, std::move(message)};
}

}  // namespace rollcall::notification::domain
