#include "services/attendance/rpc/desk_requests.hpp"

#include "services/attendance/app/read_records.hpp"
#include "services/attendance/domain/check_out.hpp"
#include "services/attendance/domain/edit_notes.hpp"
#include "services/attendance/domain/mark_absent.hpp"
#include "services/attendance/domain/take_break.hpp"
#include "services/attendance/rpc/mapping.hpp"

#include <algorithm>

namespace rollcall::attendance::rpc {

namespace {

using domain::Punch;
using domain::PunchFacts;

template <class Type>
Result<Type> id_of(const char* field, const std::string& text) {
    const auto id = Type::parse(text);
    if (!id) return fail(invalid_field(field, Fault::not_an_id, "expected a UUID"));
    return *id;
}

std::optional<std::string> text_if(bool present, const std::string& text) {
    return present ? std::optional(text) : std::nullopt;
}

std::optional<Instant> instant_if(bool present, std::int64_t micros) {
    return present ? std::optional(from_unix_micros(micros)) : std::nullopt;
}

std::string source_or_api(const std::string& source) {
    return source.empty() ? "api" : source;
}

// A break is answered alone.
void answer_with_break(app::DeskRequest& request) {
    request.encode = [](const app::DeskAnswer& answer) { return break_answer(answer).SerializeAsString(); };
}

const domain::Record* open_record_in(const PunchFacts& facts) {
    return facts.open_record ? &*facts.open_record : nullptr;
}

}  // namespace

app::DeskRequest draft(const Call& call, const char* action) {
    const auto& caller = *call.principal;
    app::DeskRequest request;
    request.asked = {
        .company = caller.company,
        .caller = caller.user,
        .route = call.route,
        .idempotency_key = call.idempotency_key,
    };
    request.provenance = {
        .actor = caller.user,
        .action = action,
        .request_id = call.request_id,
        .traceparent = call.traceparent,
        .client_address = call.client_address,
        .route = call.route,
        .idempotency_key = call.idempotency_key,
        .fingerprint = call.fingerprint,
    };
    request.deadline = call.deadline;
    request.encode = [notes = app::may_read_notes(caller.role)](const app::DeskAnswer& answer) {
        return record_answer(answer, notes).SerializeAsString();
    };
    return request;
}

v1::Record record_answer(const app::DeskAnswer& answer, bool with_notes) {
    auto record = to_proto(answer.record, with_notes);
    record.mutable_person()->set_full_name(answer.full_name);
    return record;
}

v1::Break break_answer(const app::DeskAnswer& answer) {
    return to_proto(answer.record.id, *domain::latest_break(answer.record.derived));
}

Result<app::DeskRequest> desk_request(const Call& call, const v1::CheckInRequest& request) {
    const auto& caller = *call.principal;
    domain::CheckIn check_in{.caller = caller, .user = caller.user, .received_at = now()};
    if (request.has_user_id()) {
        ROLLCALL_TRY(check_in.user, id_of<UserId>("userId", request.user_id()));
    }
    if (request.has_shift_id()) {
        ROLLCALL_TRY(check_in.shift, id_of<ShiftId>("shiftId", request.shift_id()));
    }
    check_in.claimed_at = instant_if(request.has_claimed_at_us(), request.claimed_at_us());
    check_in.absence_reason = text_if(request.has_absence_reason(), request.absence_reason());
    check_in.manager_note = text_if(request.has_manager_note(), request.manager_note());
    // Reasons and notes are for those who lead; from others they are not taken.
    if (!app::may_read_notes(caller.role)) check_in.absence_reason = check_in.manager_note = std::nullopt;
    if (request.has_location()) check_in.place = place_from(request.location());
    check_in.source = source_or_api(request.source());
    if (!request.work_mode().empty()) check_in.work_mode = request.work_mode();
    auto made = draft(call, "attendanceRecord.check_in");
    made.place = check_in.place;
    made.asked.user = check_in.user;
    made.asked.shift = check_in.shift;
    if (!check_in.shift) made.asked.near = check_in.received_at;
    made.continues = [check_in](const PunchFacts& facts) { return domain::reopened_by(facts, check_in); };
    made.decide = [check_in](const PunchFacts& facts, const std::vector<Punch>& punches) -> Result<app::Decision> {
        ROLLCALL_TRY(auto decision, domain::decide_check_in(facts, check_in, punches));
        return app::Decision{std::move(decision.change), decision.needs_former_closed};
    };
    return made;
}

Result<app::DeskRequest> desk_request(const Call& call, const v1::CheckOutRequest& request) {
    domain::CheckOut check_out{.caller = *call.principal, .received_at = now()};
    if (!request.record_id().empty()) {
        ROLLCALL_TRY(check_out.record, id_of<RecordId>("attendanceRecordId", request.record_id()));
    }
    check_out.claimed_at = instant_if(request.has_claimed_at_us(), request.claimed_at_us());
    if (request.has_location()) check_out.place = place_from(request.location());
    check_out.source = source_or_api(request.source());
    check_out.reasons = {
        text_if(request.has_early_checkout_reason(), request.early_checkout_reason()),
        text_if(request.has_after_shift_reason(), request.after_shift_reason()),
        text_if(request.has_after_shift_note(), request.after_shift_note())};
    check_out.asks_for_reasons = request.asks_for_reasons();
    auto made = draft(call, "attendanceRecord.check_out");
    made.place = check_out.place;
    made.asked.record = check_out.record;
    if (!check_out.record) made.asked.user = check_out.caller.user;
    made.continues = [check_out](const PunchFacts& facts) { return domain::left_by(facts, check_out); };
    made.decide = [check_out](const PunchFacts& facts, const std::vector<Punch>& punches) -> Result<app::Decision> {
        ROLLCALL_TRY(auto change, domain::decide_check_out(facts, check_out, punches));
        return app::Decision{std::move(change)};
    };
    return made;
}

Result<app::DeskRequest> desk_request(const Call& call, const v1::StartBreakRequest& request) {
    const domain::StartBreak start{
        .caller = *call.principal,
        .type = request.type(),
        .note = text_if(request.has_note(), request.note()),
        .source = source_or_api(request.source()),
        .received_at = now()};
    auto made = draft(call, "attendanceRecord.start_break");
    answer_with_break(made);
    made.asked.user = start.caller.user;
    made.continues = open_record_in;
    made.decide = [start](const PunchFacts& facts, const std::vector<Punch>& punches) -> Result<app::Decision> {
        ROLLCALL_TRY(auto change, domain::decide_start_break(facts, start, punches));
        return app::Decision{std::move(change)};
    };
    return made;
}

Result<app::DeskRequest> desk_request(const Call& call, const common::v1::Empty&) {
    const domain::EndBreak end{.caller = *call.principal, .received_at = now()};
    auto made = draft(call, "attendanceRecord.end_break");
    answer_with_break(made);
    made.asked.user = end.caller.user;
    made.continues = open_record_in;
    made.decide = [end](const PunchFacts& facts, const std::vector<Punch>& punches) -> Result<app::Decision> {
        ROLLCALL_TRY(auto change, domain::decide_end_break(facts, end, punches));
        return app::Decision{std::move(change)};
    };
    return made;
}

Result<app::DeskRequest> desk_request(const Call& call, const v1::MarkAbsentRequest& request) {
    domain::MarkAbsent mark{.caller = *call.principal, .decided_at = now()};
    ROLLCALL_TRY(mark.user, id_of<UserId>("userId", request.user_id()));
    ROLLCALL_TRY(mark.shift, id_of<ShiftId>("shiftId", request.shift_id()));
    mark.absence_reason = text_if(request.has_absence_reason(), request.absence_reason());
    mark.manager_note = text_if(request.has_manager_note(), request.manager_note());
    auto made = draft(call, "attendanceRecord.mark_absent");
    made.asked.user = mark.user;
    made.asked.shift = mark.shift;
    made.decide = [mark](const PunchFacts& facts, const std::vector<Punch>&) -> Result<app::Decision> {
        ROLLCALL_TRY(auto change, domain::decide_mark_absent(facts, mark));
        return app::Decision{std::move(change)};
    };
    return made;
}

Result<app::DeskRequest> desk_request(const Call& call, const v1::EditNotesRequest& request) {
    const auto sent = [&](const char* field) {
        return std::find(request.fields().begin(), request.fields().end(), field) != request.fields().end();
    };
    domain::EditNotes edit{
        .caller = *call.principal,
        .sets_reason = sent("absenceReason"),
        .sets_note = sent("managerNote"),
        .absence_reason = text_if(request.has_absence_reason(), request.absence_reason()),
        .manager_note = text_if(request.has_manager_note(), request.manager_note()),
        .if_version = request.if_version(),
        .decided_at = now(),
    };
    auto made = draft(call, "attendanceRecord.edit_notes");
    ROLLCALL_TRY(made.asked.record, id_of<RecordId>("attendanceRecordId", request.record_id()));
    made.decide = [edit](const PunchFacts& facts, const std::vector<Punch>&) -> Result<app::Decision> {
        ROLLCALL_TRY(auto change, domain::decide_edit_notes(facts, edit));
        return app::Decision{std::move(change)};
    };
    return made;
}

}  // namespace rollcall::attendance::rpc
