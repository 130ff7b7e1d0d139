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
        .mark_absent = stubs.write<MarkAbsentRequest, Record>(&Stub::PrepareAsyncMarkAbsent),
        .edit_notes = stubs.write<EditNotesRequest, Record>(&Stub::PrepareAsyncEditNotes),
        .get_record = stubs.read<GetRecordRequest, Record>(&Stub::PrepareAsyncGetRecord),
        .list_records = stubs.read<ListRecordsRequest, RecordList>(&Stub::PrepareAsyncListRecords),
        .explain_record = stubs.read<GetRecordRequest, Explanation>(&Stub::PrepareAsyncExplainRecord),
        .get_policy = stubs.read<common::v1::Empty, Policy>(&Stub::PrepareAsyncGetPolicy),
        .update_policy = stubs.write<UpdatePolicyRequest, Policy>(&Stub::PrepareAsyncUpdatePolicy),
        .echo = stubs.read<common::v1::Empty, common::v1::Empty>(&Stub::PrepareAsyncEcho),
    };
}

}  // namespace rollcall::clients
