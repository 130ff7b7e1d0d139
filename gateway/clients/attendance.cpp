#include "gateway/clients/make_clients.hpp"
#include "gateway/clients/stubs.hpp"

#include <rollcall/attendance/v1/attendance.grpc.pb.h>

namespace rollcall::clients {

AttendanceClient make_attendance_client(std::shared_ptr<Peer> peer, AnswerQueue& answers) {
    using namespace attendance::v1;
    using Stub = Attendance::Stub;
    const Stubs<Attendance> stubs(std::move(peer), answers);
    return {
        .check_in = stubs.write<CheckInRequest, Record>(&Stub::PrepareAsyncCheckIn),
        .check_out = stubs.write<CheckOutRequest, Record>(&Stub::PrepareAsyncCheckOut),
        .start_break = stubs.write<StartBreakRequest, Break>(&Stub::PrepareAsyncStartBreak),
        .end_break = stubs.write<common::v1::Empty, Break>(&Stub::PrepareAsyncEndBreak),
        .get_active = stubs.read<common::v1::Empty, ActiveRecord>(&Stub::PrepareAsyncGetActive),
        .get_session = stubs.read<GetRecordRequest, Record>(&Stub::PrepareAsyncGetSession),
        .request_correction = stubs.write<RequestCorrectionRequest, Record>(&Stub::PrepareAsyncRequestCorrection),
        .withdraw_correction = stubs.write<GetRecordRequest, Record>(&Stub::PrepareAsyncWithdrawCorrection),
        .resolve_correction = stubs.write<ResolveCorrectionRequest, Record>(&Stub::PrepareAsyncResolveCorrection),
        .list_pending_corrections =
            stubs.read<common::v1::Empty, RecordList>(&Stub::PrepareAsyncListPendingCorrections),
        .mark_absent = stubs.write<MarkAbsentRequest, Record>(&Stub::PrepareAsyncMarkAbsent),
        .edit_notes = stubs.write<EditNotesRequest, Record>(&Stub::PrepareAsyncEditNotes),
        .get_record = stubs.read<GetRecordRequest, Record>(&Stub::PrepareAsyncGetRecord),
        .list_records = stubs.read<ListRecordsRequest, RecordList>(&Stub::PrepareAsyncListRecords),
        .list_sessions = stubs.read<ListSessionsRequest, SessionPage>(&Stub::PrepareAsyncListSessions),
        .list_exceptions = stubs.read<ListExceptionsRequest, ExceptionList>(&Stub::PrepareAsyncListExceptions),
        .decide_exception = stubs.write<DecideExceptionRequest, common::v1::Empty>(&Stub::PrepareAsyncDecideException),
        .explain_record = stubs.read<GetRecordRequest, Explanation>(&Stub::PrepareAsyncExplainRecord),
        .get_policy = stubs.read<common::v1::Empty, Policy>(&Stub::PrepareAsyncGetPolicy),
        .update_policy = stubs.write<UpdatePolicyRequest, Policy>(&Stub::PrepareAsyncUpdatePolicy),
        .receive_punches = stubs.write<ReceivePunchesRequest, ReceivedPunches>(&Stub::PrepareAsyncReceivePunches),
        .list_quarantine = stubs.read<ListQuarantineRequest, QuarantinePage>(&Stub::PrepareAsyncListQuarantine),
        .decide_quarantined =
            stubs.write<DecideQuarantinedRequest, QuarantinedPunch>(&Stub::PrepareAsyncDecideQuarantined),
        .echo = stubs.read<common::v1::Empty, common::v1::Empty>(&Stub::PrepareAsyncEcho),
    };
}

}  // namespace rollcall::clients
