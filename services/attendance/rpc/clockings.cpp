#include "services/attendance/rpc/timesheets_service.hpp"

namespace rollcall::attendance::rpc {

using rollcall::rpc::Call;

template <class Read>
TimesheetsService::Reactor* TimesheetsService::at_desk(
    Context* context, const v1::ClockRequest* request, v1::Clocked* answer, Read read
) {
    return endpoint_.deferred<v1::ClockRequest, v1::Clocked>(
        context,
        request,
        answer,
        Permission::attendance_punch,
        [this, read](Call call, const v1::ClockRequest& asked, std::function<void(Result<v1::Clocked>, bool)> finish) {
            auto made = read(call, asked);
            if (!made) return finish(fail(made.error()), false);
            made->desk.done = [answer = made->answer, finish = std::move(finish)](Result<app::DeskAnswer> given) {
                if (!given) return finish(fail(given.error()), false);
                if (given->stored.empty()) return finish(answer(*given), false);
                v1::Clocked stored;
                stored.ParseFromString(given->stored);
                finish(std::move(stored), true);
            };
            desk_.submit(std::move(made->desk));
        }
    );
}

TimesheetsService::Reactor* TimesheetsService::ClockIn(
    Context* context, const v1::ClockRequest* request, v1::Clocked* answer
) {
    return at_desk(context, request, answer, clock_in_request);
}

TimesheetsService::Reactor* TimesheetsService::ClockOut(
    Context* context, const v1::ClockRequest* request, v1::Clocked* answer
) {
    return at_desk(context, request, answer, clock_out_request);
}

}  // namespace rollcall::attendance::rpc
