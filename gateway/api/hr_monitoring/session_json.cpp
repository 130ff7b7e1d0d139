#include "gateway/api/hr_monitoring/session_json.hpp"

#include <algorithm>

namespace rollcall::hr_monitoring {

namespace {

using attendance::v1::Break;
using attendance::v1::Correction;
using attendance::v1::Record;

constexpr std::int64_t kMicrosPerSecond = 1'000'000;
constexpr std::int64_t kMicrosPerMinute = 60 * kMicrosPerSecond;
constexpr double kSecondsPerHour = 3600;

bool awaits_decision(const Record& record) {
    const auto& status = record.correction().status();
    return record.has_correction() && (status == "pending" || status == "needs_clarification");
}

bool has_flag(const Record& record, std::string_view name) {
    return std::find(record.flags().begin(), record.flags().end(), name) != record.flags().end();
}

void write_person_and_times(json::Writer& writer, const Record& record) {
    const auto& name = record.person().full_name();
    writer.member("id", record.id());
    writer.member("user_id", record.user_id());
    writer.optional_member("user_full_name", !name.empty(), name);
    writer.optional_instant_member("check_in_at", record.has_check_in_us(), record.check_in_us());
    writer.optional_instant_member("check_out_at", record.has_check_out_us(), record.check_out_us());
    writer.member("work_mode", record.work_mode());
    writer.member("session_status", record.session_status() == "absent" ? "completed" : record.session_status());
    writer.optional_instant_member("expected_shift_start_at", record.has_shift_starts_us(), record.shift_starts_us());
    writer.optional_instant_member("expected_shift_end_at", record.has_shift_ends_us(), record.shift_ends_us());
    writer.instant_member("created_at", record.created_at_us());
    writer.instant_member("updated_at", record.updated_at_us());
}

void write_figures(json::Writer& writer, const Record& record) {
    const bool closed = record.has_check_out_us();
    const auto seconds = (record.check_out_us() - record.check_in_us()) / kMicrosPerSecond;
    writer.member("is_late_login", record.is_late());
    writer.member("is_early_logout", record.is_early());
    writer.member("is_overtime", record.overtime_minutes() > 0);
    writer.member("attendance_classification", record.classification());
    writer.optional_member("worked_minutes", closed, record.worked_minutes());
    writer.optional_member("paid_minutes", closed, record.paid_minutes());
    writer.optional_member("late_minutes", record.has_check_in_us(), record.is_late() ? record.late_minutes() : 0);
    writer.optional_member("early_checkout_minutes", closed, record.early_checkout_minutes());
    writer.optional_member("duration_minutes", closed, record.duration_minutes());
    writer.optional_member("total_hours", closed, static_cast<double>(seconds) / kSecondsPerHour);
}

void write_breaks(json::Writer& writer, const Record& record) {
    writer.member("total_break_minutes", record.break_minutes());
    writer.member("dinner_break_minutes", record.dinner_break_minutes());
    writer.member("prayer_break_minutes", record.prayer_break_minutes());
    writer.member("other_break_minutes", record.other_break_minutes());
    writer.key("breaks");
    writer.open_array();
    for (const auto& pause : record.breaks()) write_break(writer, pause);
    writer.close_array();
    writer.key("active_break");
    const int last = record.breaks_size() - 1;
    last >= 0 && !record.breaks(last).has_ended_us() ? write_break(writer, record.breaks(last)) : writer.null();
}

void write_reasons(json::Writer& writer, const Record& record) {
    writer.optional_member("checkout_after_shift_reason", record.has_after_shift_reason(), record.after_shift_reason());
    writer.optional_member("checkout_after_shift_note", record.has_after_shift_note(), record.after_shift_note());
    writer.optional_member("early_checkout_reason", record.has_early_checkout_reason(), record.early_checkout_reason());
}

void write_correction(json::Writer& writer, const Correction& correction) {
    writer.open_object();
    writer.member("id", correction.id());
    writer.member("status", correction.status());
    writer.optional_instant_member(
        "requested_check_in_at", correction.has_requested_check_in_us(), correction.requested_check_in_us()
    );
    writer.optional_instant_member(
        "requested_check_out_at", correction.has_requested_check_out_us(), correction.requested_check_out_us()
    );
    writer.member("reason", correction.reason());
    writer.member("requested_by", correction.requested_by());
    writer.optional_member("resolved_by", correction.has_resolved_by(), correction.resolved_by());
    writer.optional_instant_member("resolved_at", correction.has_resolved_us(), correction.resolved_us());
    writer.optional_member("manager_comment", correction.has_manager_comment(), correction.manager_comment());
    writer.member("self_decided", correction.self_decided());
    writer.close_object();
}

}  // namespace

void write_break(json::Writer& writer, const Break& pause) {
    const auto minutes = (pause.ended_us() - pause.started_us()) / kMicrosPerMinute;
    writer.open_object();
    writer.member("id", pause.id());
    writer.member("attendance_session_id", pause.record_id());
    writer.member("break_type", pause.type());
    writer.instant_member("started_at", pause.started_us());
    writer.optional_instant_member("ended_at", pause.has_ended_us(), pause.ended_us());
    writer.optional_member("duration_minutes", pause.has_ended_us(), minutes);
    writer.optional_member("note", pause.has_note(), pause.note());
    writer.member("is_paid", pause.is_paid());
    writer.close_object();
}

void write_session(json::Writer& writer, const Record& record) {
    writer.open_object();
    write_person_and_times(writer, record);
    write_figures(writer, record);
    write_breaks(writer, record);
    write_reasons(writer, record);
    writer.member("is_corrected", has_flag(record, "corrected"));
    writer.key("flags");
    writer.open_array();
    for (const auto& flag : record.flags()) writer.value(flag);
    writer.close_array();
    writer.member("correction_requested", awaits_decision(record));
    writer.optional_member("correction_reason", record.has_correction(), record.correction().reason());
    writer.key("correction");
    record.has_correction() ? write_correction(writer, record.correction()) : writer.null();
    writer.close_object();
}

}  // namespace rollcall::hr_monitoring
