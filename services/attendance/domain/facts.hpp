// What a decision about a punch needs to know, as the store found it.
#pragma once

#include "common/core/principal.hpp"
#include "common/core/result.hpp"
#include "services/attendance/domain/policy.hpp"
#include "services/attendance/domain/record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::attendance::domain {

struct Employee {
    UserId id;
    bool is_active = true;
    std::optional<UserId> lead;  // whom they report to
    std::string zone;            // rule 6: their own, else their site's, else the company's
    std::string full_name = {};
    std::optional<SiteId> site = {};
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
    std::optional<int> check_in_interval_minutes = {};   // of periodic check-ins
    std::optional<int> check_in_tolerance_minutes = {};  // none: the grace
};

// A shift that a person is assigned to around now, for an in that names none (rule 3).
struct Candidate {
    ShiftInstance shift;
    std::optional<Record> record;  // of that person and shift
    Policy policy;                 // the record's own, else in force on the shift's date
};

struct PunchFacts {
    std::optional<Employee> employee;
    std::optional<ShiftInstance> shift;  // the one the punch names
    bool is_assigned = false;
    std::optional<Record> record;             // of that person and shift, or the one a check-out names
    std::optional<Record> last_record;        // that person's latest closed one
    std::optional<Record> open_record;        // of that person, anywhere
    std::vector<Candidate> candidates;        // only for a punch that names neither shift nor record
    Policy policy;                            // the one the record began with, else in force on the shift's date
    PlaceVerdict place = PlaceVerdict::none;  // rule 17, of where the punch is made

    std::optional<Instant> last_out() const { return last_record ? last_record->derived.check_out_at : std::nullopt; }
};

// Rule 3, for an in that names no shift: the facts as if it had named the candidate whose in-window holds `at`;
// several: the nearest start, ties to the later; none: the facts as they are.
PunchFacts with_shift_at(PunchFacts facts, Instant at);

// Rule 2: an in attaches in [start - earlyCheckInMinutes, end).
bool holds_in(const ShiftInstance& shift, const Policy& policy, Instant at);

// Rule 2: until when an out, a break or a checkpoint goes to the record; an unscheduled one lasts maxSessionHours.
Instant closes_at(const Record& record, const Policy& policy);

// Rule 17: where the policy refuses it, nobody punches outside every site that is open to them. Error: conflict
// outsideGeofence.
Result<void> check_place(const PunchFacts& facts);

ManagerScope manager_scope(const Policy& policy);

// What a record keeps of its shift: the window, the grace and break allowance that count, the policy version.
Snapshot snapshot_of(const ShiftInstance& shift, const Policy& policy);

}  // namespace rollcall::attendance::domain
