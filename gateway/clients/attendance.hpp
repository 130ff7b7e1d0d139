#pragma once

#include "gateway/clients/call.hpp"

#include <rollcall/attendance/v1/attendance.pb.h>

namespace rollcall::clients {

struct AttendanceClient {
    Rpc<attendance::v1::CheckInRequest, attendance::v1::Record> check_in;
    Rpc<attendance::v1::CheckOutRequest, attendance::v1::Record> check_out;
    Rpc<attendance::v1::StartBreakRequest, attendance::v1::Break> start_break;
    Rpc<common::v1::Empty, attendance::v1::Break> end_break;
    Rpc<common::v1::Empty, attendance::v1::ActiveRecord> get_active;
    Rpc<attendance::v1::GetRecordRequest, attendance::v1::Record> get_session;
    Rpc<attendance::v1::RequestCorrectionRequest, attendance::v1::Record> request_correction;
    Rpc<attendance::v1::GetRecordRequest, attendance::v1::Record> withdraw_correction;
    Rpc<attendance::v1::ResolveCorrectionRequest, attendance::v1::Record> resolve_correction;
    Rpc<common::v1::Empty, attendance::v1::RecordList> list_pending_corrections;
    Rpc<attendance::v1::MarkAbsentRequest, attendance::v1::Record> mark_absent;
    Rpc<attendance::v1::EditNotesRequest, attendance::v1::Record> edit_notes;
    Rpc<attendance::v1::GetRecordRequest, attendance::v1::Record> get_record;
    Rpc<attendance::v1::ListRecordsRequest, attendance::v1::RecordList> list_records;
    Rpc<attendance::v1::ListSessionsRequest, attendance::v1::SessionPage> list_sessions;
    Rpc<attendance::v1::ListExceptionsRequest, attendance::v1::ExceptionList> list_exceptions;
    Rpc<attendance::v1::DecideExceptionRequest, common::v1::Empty> decide_exception;
    Rpc<attendance::v1::GetRecordRequest, attendance::v1::Explanation> explain_record;
    Rpc<common::v1::Empty, attendance::v1::Policy> get_policy;
    Rpc<attendance::v1::UpdatePolicyRequest, attendance::v1::Policy> update_policy;
    Rpc<attendance::v1::ReceivePunchesRequest, attendance::v1::ReceivedPunches> receive_punches;
    Rpc<attendance::v1::ListQuarantineRequest, attendance::v1::QuarantinePage> list_quarantine;
    Rpc<attendance::v1::DecideQuarantinedRequest, attendance::v1::QuarantinedPunch> decide_quarantined;
    Rpc<common::v1::Empty, common::v1::Empty> echo;
};

}  // namespace rollcall::clients
