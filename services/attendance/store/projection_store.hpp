// Projections of people, sites, shifts and assignments. Each write applies only when its sequence is higher than the
// one stored, so that events may come twice or late.
#pragma once

#include "common/core/id.hpp"
#include "services/attendance/domain/facts.hpp"

#include <optional>
#include <string>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::attendance::store {

struct EmployeeRow {
    UserId id;
    std::string email, full_name, avatar, role, status;
    std::optional<UserId> lead;
    std::optional<SiteId> site;
    std::optional<std::string> time_zone;
    std::int64_t sequence = 0;
    std::optional<DepartmentId> department = {};
    std::optional<std::string> employee_code = {}, badge_number = {};
};

struct SiteRow {
    SiteId id;
    std::optional<std::string> time_zone;
    std::optional<double> latitude, longitude;
    std::optional<int> geofence_radius;  // metres
    bool is_active = true;
    std::int64_t sequence = 0;
};

struct ShiftRow {
    ShiftId id;
    Date date{};
    std::string start_time, end_time, time_zone;
    Instant starts_at, ends_at;
    std::optional<std::string> location;
    std::optional<DepartmentId> department;
    std::optional<int> grace_minutes, break_minutes;
    bool is_cancelled = false;
    std::int64_t sequence = 0;
    std::optional<std::string> name = {};
    std::optional<SiteId> site = {};
    std::optional<int> check_in_interval_minutes = {}, check_in_tolerance_minutes = {};
};

struct AssignmentRow {
    AssignmentId id;
    ShiftId shift;
    UserId user;
    Instant starts_at, ends_at;
    bool is_active = true;
    std::int64_t sequence = 0;
};

// `manager_scope` is where a company that is new here starts.
void put_company(pg::Tx& tx, const std::string& time_zone, const std::string& manager_scope, std::int64_t sequence);
void put_employee(pg::Tx& tx, const EmployeeRow& employee);
void put_department(pg::Tx& tx, const DepartmentId& department, const std::string& name, std::int64_t sequence);
void put_site(pg::Tx& tx, const SiteRow& site);
// True when it changed anything; its assignments then have its window and are looked at anew (rule 14).
bool put_shift(pg::Tx& tx, const ShiftRow& shift);
std::optional<domain::ShiftInstance> find_shift(pg::Tx& tx, const ShiftId& shift);
void put_assignment(pg::Tx& tx, const AssignmentRow& assignment);

// Rule 14: the timers of a person who is back, of shifts that are not long over.
void wake_assignments_of(pg::Tx& tx, const UserId& user);
// Whose timer has made an absence: due now. Of that shift, or that one; which.
std::vector<AssignmentId> wake_absences(pg::Tx& tx, const ShiftId& shift);
std::vector<AssignmentId> wake_absence(pg::Tx& tx, const AssignmentId& assignment);
// A new policy moves the moments of what is due soon; later ones are looked at a day before anyway.
void wake_soon_assignments(pg::Tx& tx);

}  // namespace rollcall::attendance::store
