// All services behind the gateway.
#pragma once

#include "gateway/clients/attendance.hpp"
#include "gateway/clients/audit.hpp"
#include "gateway/clients/devices.hpp"
#include "gateway/clients/following.hpp"
#include "gateway/clients/identity.hpp"
#include "gateway/clients/notification.hpp"
#include "gateway/clients/shift.hpp"
#include "gateway/clients/timesheets.hpp"

namespace rollcall::clients {

struct Clients {
    IdentityClient identity;
    ShiftClient shift;
    AttendanceClient attendance;
    TimesheetsClient timesheets;
    NotificationClient notification;
    AuditClients audit;
    DevicesClient devices;
    FollowingClients following;
};

}  // namespace rollcall::clients
