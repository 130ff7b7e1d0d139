// The gRPC surface of time sheets (proto/rollcall/attendance/v1/timesheets.proto).
#pragma once

#include "common/service/endpoint.hpp"
#include "services/attendance/app/punch_desk.hpp"
#include "services/attendance/rpc/clock_requests.hpp"

#include <functional>
#include <optional>
#include <rollcall/attendance/v1/timesheets.grpc.pb.h>

namespace rollcall::attendance::rpc {

class TimesheetsService final : public v1::Timesheets::CallbackService {
  public:
    using Context = grpc::CallbackServerContext;
    using Reactor = grpc::ServerUnaryReactor;

    TimesheetsService(
        service::Endpoint& endpoint, app::PunchDesk& desk, app::Siblings& siblings, pg::Database& database
    )
        : endpoint_(endpoint), desk_(desk), siblings_(siblings), database_(database) {}

    // clockings.cpp
    Reactor* ClockIn(Context*, const v1::ClockRequest*, v1::Clocked*) override;
    Reactor* ClockOut(Context*, const v1::ClockRequest*, v1::Clocked*) override;

    // sheets.cpp
    Reactor* ListSheets(Context*, const v1::ListSheetsRequest*, v1::SheetPage*) override;
    Reactor* Summarise(Context*, const v1::SummaryRequest*, v1::Summary*) override;
    Reactor* GetMuster(Context*, const v1::MusterRequest*, v1::Muster*) override;

    // attended.cpp
    Reactor* ListAttended(Context*, const v1::ListAttendedRequest*, v1::AttendedPage*) override;

    // registration.cpp
    Reactor* GetRegistration(Context*, const v1::GetRegistrationRequest*, v1::Registration*) override;

  private:
    template <class Read>
    Reactor* at_desk(Context*, const v1::ClockRequest*, v1::Clocked*, Read read);

    // Reads about one person: who is not known here yet is asked of the owner once.
    template <class Answer>
    Result<Answer> about(
        const rollcall::rpc::Call& call,
        const std::optional<UserId>& user,
        const std::function<Result<Answer>(pg::Tx&)>& read
    );

    service::Endpoint& endpoint_;
    app::PunchDesk& desk_;
    app::Siblings& siblings_;
    pg::Database& database_;
};

}  // namespace rollcall::attendance::rpc
