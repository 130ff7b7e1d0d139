#include "gateway/clients/make_clients.hpp"
#include "gateway/clients/stubs.hpp"

#include <rollcall/attendance/v1/timesheets.grpc.pb.h>

namespace rollcall::clients {

TimesheetsClient make_timesheets_client(std::shared_ptr<Peer> peer, AnswerQueue& answers) {
    using namespace attendance::v1;
    using Stub = Timesheets::Stub;
    const Stubs<Timesheets> stubs(std::move(peer), answers);
    return {
        .clock_in = stubs.write<ClockRequest, Clocked>(&Stub::PrepareAsyncClockIn),
        .clock_out = stubs.write<ClockRequest, Clocked>(&Stub::PrepareAsyncClockOut),
        .list_sheets = stubs.read<ListSheetsRequest, SheetPage>(&Stub::PrepareAsyncListSheets),
        .list_attended = stubs.read<ListAttendedRequest, AttendedPage>(&Stub::PrepareAsyncListAttended),
        .summarise = stubs.read<SummaryRequest, Summary>(&Stub::PrepareAsyncSummarise),
        .get_muster = stubs.read<MusterRequest, Muster>(&Stub::PrepareAsyncGetMuster),
    };
}

}  // namespace rollcall::clients
