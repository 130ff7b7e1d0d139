// The gRPC surface of attendance.
#pragma once

#include "common/service/endpoint.hpp"
#include "services/attendance/app/punch_desk.hpp"
#include "services/attendance/app/record_reader.hpp"

#include <memory>
#include <rollcall/attendance/v1/attendance.grpc.pb.h>

namespace rollcall::attendance::rpc {

std::shared_ptr<grpc::Service> make_attendance_service(
    service::Endpoint& endpoint, app::PunchDesk& desk, app::RecordReader& reader, pg::Database& database
);

}  // namespace rollcall::attendance::rpc
