#include "services/attendance/app/correct.hpp"
#include "services/attendance/app/read_records.hpp"
#include "services/attendance/rpc/attendance_service.hpp"
#include "services/attendance/rpc/mapping.hpp"

namespace rollcall::attendance::rpc {

namespace {

std::optional<Instant> instant_if(bool present, std::int64_t micros) {
    return present ? std::optional(from_unix_micros(micros)) : std::nullopt;
}

Result<RecordId> record_id(const std::string& text) {
    const auto id = RecordId::parse(text);
    if (!id) return fail(invalid_field("sessionId", Fault::not_an_id, "Input should be a valid UUID"));
    return *id;
}

Result<v1::Record> shown(const Call& call, Result<store::RecordView> view) {
    if (!view) return fail(std::move(view).error());
    return to_proto(*view, app::may_read_notes(call.principal->role));
}

}  // namespace

AttendanceService::Reactor* AttendanceService::RequestCorrection(
    Context* context, const v1::RequestCorrectionRequest* request, v1::Record* answer
) {
    return endpoint_.write<v1::RequestCorrectionRequest, v1::Record>(
        context,
        request,
        answer,
        Permission::attendance_punch,
        [](pg::Tx& tx, const Call& call, const v1::RequestCorrectionRequest& asked) -> Result<v1::Record> {
            ROLLCALL_TRY(const RecordId id, record_id(asked.record_id()));
            domain::RequestCorrection wanted{
                .caller = *call.principal,
                .reason = asked.reason(),
                .check_in = instant_if(asked.has_check_in_us(), asked.check_in_us()),
                .check_out = instant_if(asked.has_check_out_us(), asked.check_out_us())};
            return shown(call, app::request_correction(tx, id, std::move(wanted)));
        }
    );
}

AttendanceService::Reactor* AttendanceService::WithdrawCorrection(
    Context* context, const v1::GetRecordRequest* request, v1::Record* answer
) {
    return endpoint_.write<v1::GetRecordRequest, v1::Record>(
        context,
        request,
        answer,
        Permission::attendance_punch,
        [](pg::Tx& tx, const Call& call, const v1::GetRecordRequest& asked) -> Result<v1::Record> {
            ROLLCALL_TRY(const RecordId id, record_id(asked.record_id()));
            return shown(call, app::withdraw_correction(tx, id, *call.principal));
        }
    );
}

AttendanceService::Reactor* AttendanceService::ResolveCorrection(
    Context* context, const v1::ResolveCorrectionRequest* request, v1::Record* answer
) {
    return endpoint_.write<v1::ResolveCorrectionRequest, v1::Record>(
        context,
        request,
        answer,
        Permission::attendance_approve_correction,
        [](pg::Tx& tx, const Call& call, const v1::ResolveCorrectionRequest& asked) -> Result<v1::Record> {
            ROLLCALL_TRY(const RecordId id, record_id(asked.record_id()));
            const auto verdict = domain::parse_verdict(asked.action());
            if (!verdict)
                return fail(
                    invalid_field("action", Fault::not_an_enum, "Input should be 'approve', 'reject' or 'clarify'")
                );
            domain::ResolveCorrection decision{
                .caller = *call.principal,
                .verdict = *verdict,
                .check_in = instant_if(asked.has_check_in_us(), asked.check_in_us()),
                .check_out = instant_if(asked.has_check_out_us(), asked.check_out_us()),
                .comment = asked.has_comment() ? std::optional(asked.comment()) : std::nullopt};
            return shown(call, app::resolve_correction(tx, id, std::move(decision)));
        }
    );
}

AttendanceService::Reactor* AttendanceService::ListPendingCorrections(
    Context* context, const Empty* request, v1::RecordList* answer
) {
    return endpoint_.read<Empty, v1::RecordList>(
        context,
        request,
        answer,
        Permission::attendance_view,
        [](pg::Tx& tx, const Call& call, const Empty&) -> Result<v1::RecordList> {
            const bool notes = app::may_read_notes(call.principal->role);
            v1::RecordList list;
            for (const auto& view : app::pending_corrections(tx, *call.principal))
                *list.add_records() = to_proto(view, notes);
            list.set_total(list.records_size());
            return list;
        }
    );
}

}  // namespace rollcall::attendance::rpc
