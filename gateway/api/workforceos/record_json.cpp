#include "gateway/api/workforceos/record_json.hpp"

#include <algorithm>

namespace rollcall::workforceos {

namespace {

using attendance::v1::Record;

void write_fields(json::Writer& writer, const Record& record) {
    const auto found = std::find(kRecordStatuses.begin(), kRecordStatuses.end(), record.status());
    writer.member("id", record.id());
    writer.member("userId", record.user_id());
    writer.optional_member("shiftId", record.has_shift_id(), record.shift_id());
    writer.optional_instant_member("checkInTime", record.has_check_in_us(), record.check_in_us());
    writer.optional_instant_member("checkOutTime", record.has_check_out_us(), record.check_out_us());
    writer.member("status", record.status());
    writer.member("status_idx", found - kRecordStatuses.begin());
    writer.member("lateByMinutes", record.late_minutes());
    writer.optional_member("absenceReason", record.has_absence_reason(), record.absence_reason());
    writer.optional_member("managerNote", record.has_manager_note(), record.manager_note());
    writer.member("companyId", record.company_id());
    writer.member("isActive", true);
    writer.member("recordVersion", record.record_version());
    writer.instant_member("createdAt", record.created_at_us());
    writer.instant_member("updatedAt", record.updated_at_us());
    writer.member("_owner", record.user_id());
}

void write_person(json::Writer& writer, const attendance::v1::Person& person) {
    writer.open_object();
    writer.member("email", person.email());
    writer.member("fullname", person.full_name());
    writer.optional_member("avatar", !person.avatar().empty(), person.avatar());
    writer.close_object();
}

void write_shift(json::Writer& writer, const attendance::v1::ShiftSummary& shift) {
    writer.open_object();
    writer.member("shiftDate", shift.shift_date());
    writer.member("startTime", shift.start_time());
    writer.member("endTime", shift.end_time());
    writer.optional_member("location", shift.has_location(), shift.location());
    writer.optional_member("departmentId", shift.has_department_id(), shift.department_id());
    writer.close_object();
}

}  // namespace

void write_record(json::Writer& writer, const Record& record) {
    writer.open_object();
    write_fields(writer, record);
    writer.close_object();
}

void write_record_with_relations(json::Writer& writer, const Record& record) {
    writer.open_object();
    write_fields(writer, record);
    writer.key("user");
    record.has_person() ? write_person(writer, record.person()) : writer.null();
    writer.key("shift");
    record.has_shift() ? write_shift(writer, record.shift()) : writer.null();
    writer.close_object();
}

void write_record_row(json::Writer& writer, const Record& record) {
    writer.open_object();
    write_fields(writer, record);
    writer.key("user");
    writer.open_array();
    if (record.has_person()) write_person(writer, record.person());
    writer.close_array();
    writer.key("shift");
    writer.open_array();
    if (record.has_shift()) write_shift(writer, record.shift());
    writer.close_array();
    writer.close_object();
}

}  // namespace rollcall::workforceos
