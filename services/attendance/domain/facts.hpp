// What a decision about a punch needs to know, as the store found it.
#pragma once

#include "common/core/principal.hpp"
#include "services/attendance/domain/policy.hpp"
#include "services/attendance/domain/record.hpp"

#include <optional>
#include <string>

namespace rollcall::attendance::domain {

struct Employee {
    UserId id;
    bool is_active = true;
    std::optional<UserId> lead;  // whom they report to
    std::string zone;            // rule 6: their own, else their site's, else the company's
};

// A dated shift as the shift service published it.
struct ShiftInstance {
    ShiftId id;
    Date date{};
    std::string zone;
    Instant starts_at;
    Instant ends_at;
    std::optional<int> grace_minutes;
    std::optional<int> break_minutes;
    bool is_cancelled = false;
};

struct PunchFacts {
    std::optional<Employee> employee;
    std::optional<ShiftInstance> shift;  // the one the punch names
    bool is_assigned = false;
    std::optional<Record> record;       // of that person and shift, or the one a check-out names
    std::optional<Instant> last_out;    // of that person's latest closed record
    std::optional<Record> open_record;  // of that person, anywhere
    Policy policy;                      // in force on the shift's date
};

// What a record keeps of its shift: the window, the grace and break allowance that count, the policy version.
Snapshot snapshot_of(const ShiftInstance& shift, const Policy& policy);

}  // namespace rollcall::attendance::domain
