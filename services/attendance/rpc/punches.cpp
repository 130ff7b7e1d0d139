#include "services/attendance/app/read_records.hpp"
#include "services/attendance/rpc/attendance_service.hpp"
#include "services/attendance/rpc/desk_requests.hpp"

namespace rollcall::attendance::rpc {

// Everything that changes a record waits at the desk, not on a thread.
template <class Request, class Answer, class Encode>
AttendanceService::Reactor* AttendanceService::at_desk(
    Context* context, const Request* request, Answer* answer, Permission permission, const Encode& encode
) {
    return endpoint_.deferred<Request, Answer>(
        context,
        request,
        answer,
        permission,
        [this, encode](Call call, const Request& asked, std::function<void(Result<Answer>, bool)> finish) {
            auto made = desk_request(call, asked);
            if (!made) return finish(fail(made.error()), false);
            const bool notes = app::may_read_notes(call.principal->role);
            made->done = [notes, encode, finish = std::move(finish)](Result<app::DeskAnswer> given) {
                if (!given) return finish(fail(given.error()), false);
                if (given->stored.empty()) return finish(encode(*given, notes), false);
                Answer stored;
                stored.ParseFromString(given->stored);
                finish(std::move(stored), true);
            };
            desk_.submit(std::move(*made));
        }
    );
}

namespace {

v1::Break break_alone(const app::DeskAnswer& answer, bool) {
    return break_answer(answer);
}

}  // namespace

AttendanceService::Reactor* AttendanceService::CheckIn(
    Context* context, const v1::CheckInRequest* request, v1::Record* answer
) {
    return at_desk(context, request, answer, Permission::attendance_punch, record_answer);
}

AttendanceService::Reactor* AttendanceService::CheckOut(
    Context* context, const v1::CheckOutRequest* request, v1::Record* answer
) {
    return at_desk(context, request, answer, Permission::attendance_punch, record_answer);
}

AttendanceService::Reactor* AttendanceService::MarkAbsent(
    Context* context, const v1::MarkAbsentRequest* request, v1::Record* answer
) {
    return at_desk(context, request, answer, Permission::attendance_mark_absent, record_answer);
}

AttendanceService::Reactor* AttendanceService::EditNotes(
    Context* context, const v1::EditNotesRequest* request, v1::Record* answer
) {
    return at_desk(context, request, answer, Permission::attendance_edit_notes, record_answer);
}

AttendanceService::Reactor* AttendanceService::StartBreak(
    Context* context, const v1::StartBreakRequest* request, v1::Break* answer
) {
    return at_desk(context, request, answer, Permission::attendance_punch, break_alone);
}

AttendanceService::Reactor* AttendanceService::EndBreak(Context* context, const Empty* request, v1::Break* answer) {
    return at_desk(context, request, answer, Permission::attendance_punch, break_alone);
}

}  // namespace rollcall::attendance::rpc
