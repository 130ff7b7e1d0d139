// The gRPC surface of attendance: each group of calls has its own .cpp.
#pragma once

#include "common/service/endpoint.hpp"
#include "services/attendance/app/punch_desk.hpp"
#include "services/attendance/app/record_reader.hpp"

#include <memory>
#include <rollcall/attendance/v1/attendance.grpc.pb.h>

namespace rollcall::attendance::rpc {

using rollcall::rpc::Call;

class AttendanceService final : public v1::Attendance::CallbackService {
  public:
    using Context = grpc::CallbackServerContext;
    using Reactor = grpc::ServerUnaryReactor;
    using Empty = common::v1::Empty;

    AttendanceService(
        service::Endpoint& endpoint,
        app::PunchDesk& desk,
        app::RecordReader& reader,
        app::Siblings& siblings,
        pg::Database& database
    )
        : endpoint_(endpoint), desk_(desk), reader_(reader), siblings_(siblings), database_(database) {}

    // punches.cpp: what changes a record waits at the desk.
    Reactor* CheckIn(Context*, const v1::CheckInRequest*, v1::Record*) override;
    Reactor* CheckOut(Context*, const v1::CheckOutRequest*, v1::Record*) override;
    Reactor* MarkAbsent(Context*, const v1::MarkAbsentRequest*, v1::Record*) override;
    Reactor* EditNotes(Context*, const v1::EditNotesRequest*, v1::Record*) override;
    Reactor* StartBreak(Context*, const v1::StartBreakRequest*, v1::Break*) override;
    Reactor* EndBreak(Context*, const Empty*, v1::Break*) override;

    // records.cpp
    Reactor* GetRecord(Context*, const v1::GetRecordRequest*, v1::Record*) override;
    Reactor* GetSession(Context*, const v1::GetRecordRequest*, v1::Record*) override;
    Reactor* GetActive(Context*, const Empty*, v1::ActiveRecord*) override;
    Reactor* ListRecords(Context*, const v1::ListRecordsRequest*, v1::RecordList*) override;
    Reactor* ExplainRecord(Context*, const v1::GetRecordRequest*, v1::Explanation*) override;

    // sessions.cpp
    Reactor* ListSessions(Context*, const v1::ListSessionsRequest*, v1::SessionPage*) override;

    // exceptions.cpp
    Reactor* ListExceptions(Context*, const v1::ListExceptionsRequest*, v1::ExceptionList*) override;
    Reactor* DecideException(Context*, const v1::DecideExceptionRequest*, Empty*) override;

    // machine_punches.cpp
    Reactor* ReceivePunches(Context*, const v1::ReceivePunchesRequest*, v1::ReceivedPunches*) override;

    // quarantine.cpp
    Reactor* ListQuarantine(Context*, const v1::ListQuarantineRequest*, v1::QuarantinePage*) override;
    Reactor* DecideQuarantined(Context*, const v1::DecideQuarantinedRequest*, v1::QuarantinedPunch*) override;

    // recompute.cpp
    Reactor* Recompute(Context*, const v1::RecomputeRequest*, v1::RecomputedBatch*) override;

    // corrections.cpp
    Reactor* RequestCorrection(Context*, const v1::RequestCorrectionRequest*, v1::Record*) override;
    Reactor* WithdrawCorrection(Context*, const v1::GetRecordRequest*, v1::Record*) override;
    Reactor* ResolveCorrection(Context*, const v1::ResolveCorrectionRequest*, v1::Record*) override;
    Reactor* ListPendingCorrections(Context*, const Empty*, v1::RecordList*) override;

    // policy.cpp
    Reactor* GetPolicy(Context*, const Empty*, v1::Policy*) override;
    Reactor* UpdatePolicy(Context*, const v1::UpdatePolicyRequest*, v1::Policy*) override;
    Reactor* Echo(Context*, const Empty*, Empty*) override;

  private:
    template <class Request, class Answer, class Encode>
    Reactor* at_desk(Context*, const Request*, Answer*, Permission, const Encode& encode);

    service::Endpoint& endpoint_;
    app::PunchDesk& desk_;
    app::RecordReader& reader_;
    app::Siblings& siblings_;
    pg::Database& database_;
};

}  // namespace rollcall::attendance::rpc
