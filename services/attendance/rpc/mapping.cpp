#include "services/attendance/rpc/mapping.hpp"

#include "common/time/wire.hpp"
#include "services/attendance/domain/breaks.hpp"
#include "services/attendance/domain/figures.hpp"

namespace rollcall::attendance::rpc {

namespace {

store::AnyOf any_of(const common::v1::AnyOf& wanted) {
    return {{wanted.values().begin(), wanted.values().end()}, wanted.or_null()};
}

Result<store::AnyOf> any_id(const char* name, const common::v1::AnyOf& wanted) {
    for (const auto& value : wanted.values())
        if (!parse_uuid(value)) return fail(invalid_field(name, Fault::not_an_id, "expected a UUID"));
    return any_of(wanted);
}

Result<store::AnyOf> any_date(const char* name, const common::v1::AnyOf& wanted) {
    for (const auto& value : wanted.values())
        if (!time::parse_date(value))
            return fail(invalid_field(name, Fault::not_a_date, "expected a date, YYYY-MM-DD"));
    return any_of(wanted);
}

void add_session(const domain::Record& record, v1::Record& out) {
    const auto& derived = record.derived;
    const auto& snapshot = record.snapshot;
    out.set_work_mode(derived.work_mode);
    for (const auto& pause : derived.breaks) *out.add_breaks() = to_proto(record.id, pause);
    out.set_break_minutes(domain::break_minutes(derived.breaks));
    out.set_dinner_break_minutes(domain::break_minutes(derived.breaks, "dinner"));
    out.set_prayer_break_minutes(domain::break_minutes(derived.breaks, "prayer"));
    out.set_other_break_minutes(domain::break_minutes(derived.breaks, "other"));
    if (record.reasons.early) out.set_early_checkout_reason(*record.reasons.early);
    if (record.reasons.after_shift) out.set_after_shift_reason(*record.reasons.after_shift);
    if (record.reasons.after_shift_note) out.set_after_shift_note(*record.reasons.after_shift_note);
    if (snapshot.shift) out.set_shift_starts_us(to_unix_micros(snapshot.shift_starts_at));
    if (snapshot.shift) out.set_shift_ends_us(to_unix_micros(snapshot.shift_ends_at));
    out.set_is_late(derived.check_in_at && domain::is_late(snapshot, *derived.check_in_at));
    out.set_is_early(derived.status == domain::RecordStatus::left_early);
    if (record.correction) out.set_correction_id(record.correction->str());
}

v1::Correction to_proto(const domain::Correction& correction) {
    v1::Correction out;
    out.set_id(correction.id.str());
    out.set_status(correction.status);
    out.set_reason(correction.reason);
    if (correction.requested_check_in) out.set_requested_check_in_us(to_unix_micros(*correction.requested_check_in));
    if (correction.requested_check_out) out.set_requested_check_out_us(to_unix_micros(*correction.requested_check_out));
    out.set_requested_by(correction.requested_by.str());
    if (correction.resolved_by) out.set_resolved_by(correction.resolved_by->str());
    if (correction.resolved_at) out.set_resolved_us(to_unix_micros(*correction.resolved_at));
    if (correction.manager_comment) out.set_manager_comment(*correction.manager_comment);
    out.set_self_decided(correction.self_decided);
    return out;
}

}  // namespace

Result<std::optional<Date>> maybe_date(const char* name, bool present, const std::string& text) {
    if (!present) return std::optional<Date>{};
    const auto date = time::parse_date(text);
    if (!date) return fail(invalid_field(name, Fault::not_a_date, "expected a date, YYYY-MM-DD"));
    return date;
}

v1::Break to_proto(const RecordId& record, const domain::Break& pause) {
    v1::Break out;
    out.set_id(pause.id.str());
    out.set_record_id(record.str());
    out.set_type(pause.type);
    out.set_started_us(to_unix_micros(pause.from));
    if (pause.to) out.set_ended_us(to_unix_micros(*pause.to));
    if (pause.note) out.set_note(*pause.note);
    out.set_is_paid(pause.is_paid);
    return out;
}

v1::Record to_proto(const domain::Record& record, bool with_notes) {
    const auto& derived = record.derived;
    v1::Record out;
    out.set_id(record.id.str());
    out.set_company_id(record.company.str());
    out.set_user_id(record.user.str());
    if (record.snapshot.shift) out.set_shift_id(record.snapshot.shift->str());
    out.set_business_date(time::format_date(record.snapshot.business_date));
    out.set_time_zone(record.snapshot.zone);
    if (derived.check_in_at) out.set_check_in_us(to_unix_micros(*derived.check_in_at));
    if (derived.check_out_at) out.set_check_out_us(to_unix_micros(*derived.check_out_at));
    out.set_status(std::string(domain::name_of(derived.status)));
    out.set_late_minutes(derived.late_minutes);
    if (with_notes && record.absence_reason) out.set_absence_reason(*record.absence_reason);
    if (with_notes && record.manager_note) out.set_manager_note(*record.manager_note);
    out.set_record_version(record.version);
    out.set_created_at_us(to_unix_micros(record.created_at));
    out.set_updated_at_us(to_unix_micros(record.updated_at));
    out.set_session_status(derived.session_status);
    out.set_duration_minutes(derived.duration_minutes);
    out.set_worked_minutes(derived.worked_minutes);
    out.set_paid_minutes(derived.paid_minutes);
    out.set_overtime_minutes(derived.overtime_minutes);
    out.set_early_checkout_minutes(derived.early_checkout_minutes);
    out.set_classification(derived.classification);
    for (const auto& flag : derived.flags) out.add_flags(flag);
    add_session(record, out);
    return out;
}

v1::Record to_proto(const store::RecordView& view, bool with_notes) {
    auto out = to_proto(view.record, with_notes);
    auto& person = *out.mutable_person();
    person.set_email(view.email);
    person.set_full_name(view.full_name);
    person.set_avatar(view.avatar);
    if (view.correction) *out.mutable_correction() = to_proto(*view.correction);
    if (!view.shift_date) return out;
    auto& shift = *out.mutable_shift();
    shift.set_shift_date(time::format_date(*view.shift_date));
    shift.set_start_time(view.start_time);
    shift.set_end_time(view.end_time);
    if (view.location) shift.set_location(*view.location);
    if (view.department) shift.set_department_id(view.department->str());
    return out;
}

v1::Explanation to_proto(const app::Explanation& explanation, bool with_notes) {
    v1::Explanation out;
    *out.mutable_record() = to_proto(explanation.view, with_notes);
    for (const auto& resolution : explanation.folded.resolutions)
        for (const auto& punch : explanation.punches) {
            if (punch.id != resolution.punch) continue;
            auto& row = *out.add_punches();
            row.set_id(punch.id.str());
            row.set_kind(std::string(domain::name_of(resolution.kind)));
            row.set_at_us(to_unix_micros(punch.at));
            if (punch.claimed_at) row.set_claimed_at_us(to_unix_micros(*punch.claimed_at));
            row.set_received_at_us(to_unix_micros(punch.received_at));
            row.set_source(punch.source);
            row.set_actor_id(punch.actor.str());
            row.set_disposition(std::string(domain::name_of(resolution.disposition)));
            row.set_why(resolution.why);
        }
    for (const auto& value : explanation.folded.explanation) {
        auto& row = *out.add_values();
        row.set_name(value.name);
        row.set_value(value.value);
        row.set_rule(value.rule);
    }
    const auto& snapshot = explanation.view.record.snapshot;
    if (snapshot.shift) {
        out.set_shift_starts_us(to_unix_micros(snapshot.shift_starts_at));
        out.set_shift_ends_us(to_unix_micros(snapshot.shift_ends_at));
        out.set_window_opens_us(
            to_unix_micros(snapshot.shift_starts_at - Minutes{explanation.policy.early_check_in_minutes})
        );
    }
    out.set_policy_version(snapshot.policy_version);
    out.set_policy_json(app::settings_json(explanation.policy));
    return out;
}

v1::Policy to_proto(const store::PolicyVersion& version) {
    v1::Policy out;
    out.set_version(version.policy.version);
    out.set_effective_from(time::format_date(version.effective_from));
    out.set_settings_json(app::settings_json(version.policy));
    if (version.changed_by) out.set_changed_by(version.changed_by->str());
    if (version.changed_at) out.set_changed_at_us(to_unix_micros(*version.changed_at));
    for (const auto& name : version.changed) out.add_changed(name);
    out.set_record_version(version.policy.version);
    return out;
}

common::v1::Location to_proto(const domain::Place& place) {
    common::v1::Location out;
    out.set_lat(place.latitude);
    out.set_lng(place.longitude);
    if (place.accuracy) out.set_accuracy(*place.accuracy);
    return out;
}

std::optional<domain::Place> place_from(const common::v1::Location& location) {
    return domain::Place{
        location.lat(), location.lng(), location.has_accuracy() ? std::optional(location.accuracy()) : std::nullopt};
}

Result<store::RecordQuery> query_from(const v1::ListRecordsRequest& request) {
    store::RecordQuery query;
    ROLLCALL_TRY(query.user, any_id("userId", request.user_id()));
    ROLLCALL_TRY(query.shift, any_id("shiftId", request.shift_id()));
    ROLLCALL_TRY(query.shift_date, any_date("shiftDate", request.shift_date()));
    for (const auto& value : request.status().values())
        if (!domain::parse_record_status(value))
            return fail(
                invalid_field("status", Fault::not_an_enum, "expected pending, present, absent, late or leftEarly")
            );
    query.status = any_of(request.status());
    ROLLCALL_TRY(query.from, maybe_date("dateFrom", request.has_date_from(), request.date_from()));
    ROLLCALL_TRY(query.to, maybe_date("dateTo", request.has_date_to(), request.date_to()));
    query.sort_by = request.page().sort_by();
    query.page_number = std::max(1, request.page().page_number());
    query.page_row_count = request.page().page_row_count() < 1 ? 25 : std::min(500, request.page().page_row_count());
    return query;
}

}  // namespace rollcall::attendance::rpc
