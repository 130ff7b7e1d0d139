// Facts for a day shift 09:00 to 17:00 UTC on 2026-03-02, and an employee assigned to it; tests change what they are
// about.
#pragma once

#include "services/attendance/domain/check_in.hpp"

namespace rollcall::attendance::domain {

Instant at(const char* rfc3339);
Principal person(Role role = Role::employee);

struct Scene {
    Principal caller = person();
    PunchFacts facts;

    Scene();
    CheckIn check_in(const char* received_at) const;
    // The record after that check-in, as stored.
    Record checked_in(const char* received_at) const;
};

Punch punch(PunchKind kind, const char* when, const UserId& user, const char* source = "api");

}  // namespace rollcall::attendance::domain
