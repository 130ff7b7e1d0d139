#include "gateway/clients/make_clients.hpp"
#include "gateway/clients/stubs.hpp"

#include <rollcall/attendance/v1/attendance.grpc.pb.h>

namespace rollcall::clients {

AttendanceClient make_attendance_client(std::shared_ptr<Peer> peer) {
    using namespace attendance::v1;
    using Async = class Attendance::Stub::async;
    const Stubs<Attendance> stubs(std::move(peer));
    return {
        .check_in = stubs.write<CheckInRequest, Record>(&Async::CheckIn),
        .check_out = stubs.write<CheckOutRequest, Record>(&Async::CheckOut),
        .mark_absent = stubs.write<MarkAbsentRequest, Record>(&Async::MarkAbsent),
        .edit_notes = stubs.write<EditNotesRequest, Record>(&Async::EditNotes),
        .get_record = stubs.read<GetRecordRequest, Record>(&Async::GetRecord),
        .list_records = stubs.read<ListRecordsRequest, RecordList>(&Async::ListRecords),
        .explain_record = stubs.read<GetRecordRequest, Explanation>(&Async::ExplainRecord),
        .get_policy = stubs.read<common::v1::Empty, Policy>(&Async::GetPolicy),
        .update_policy = stubs.write<UpdatePolicyRequest, Policy>(&Async::UpdatePolicy),
        .echo = stubs.read<common::v1::Empty, common::v1::Empty>(&Async::Echo),
    };
}

}  // namespace rollcall::clients
