#include "services/attendance/store/projection_store.hpp"

#include "common/pg/tx.hpp"

namespace rollcall::attendance::store {

namespace {

constexpr pg::Statement kPutCompany{"put_company", R"sql(
    INSERT INTO attendance.company AS c (company_id, time_zone, manager_scope, sequence) VALUES ($1, $2, $3, $4)
    ON CONFLICT (company_id) DO UPDATE SET time_zone = EXCLUDED.time_zone, sequence = EXCLUDED.sequence
     WHERE c.sequence < EXCLUDED.sequence)sql"};

constexpr pg::Statement kPutEmployee{"put_employee", R"sql(
    INSERT INTO attendance.employee AS e
           (company_id, user_id, email, full_name, avatar, role, status, lead_id, site_id, time_zone, sequence,
            department_id, employee_code, badge_number)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    ON CONFLICT (company_id, user_id) DO UPDATE
       SET email = EXCLUDED.email, full_name = EXCLUDED.full_name, avatar = EXCLUDED.avatar, role = EXCLUDED.role,
           status = EXCLUDED.status, lead_id = EXCLUDED.lead_id, site_id = EXCLUDED.site_id,
           time_zone = EXCLUDED.time_zone, sequence = EXCLUDED.sequence, department_id = EXCLUDED.department_id,
           employee_code = EXCLUDED.employee_code, badge_number = EXCLUDED.badge_number
     WHERE e.sequence <= EXCLUDED.sequence)sql"};

constexpr pg::Statement kPutDepartment{"put_department", R"sql(
    INSERT INTO attendance.department AS d (company_id, department_id, name, sequence) VALUES ($1, $2, $3, $4)
    ON CONFLICT (company_id, department_id) DO UPDATE SET name = EXCLUDED.name, sequence = EXCLUDED.sequence
     WHERE d.sequence < EXCLUDED.sequence)sql"};

constexpr pg::Statement kPutSite{"put_site", R"sql(
    INSERT INTO attendance.site AS s
           (company_id, site_id, time_zone, sequence, latitude, longitude, geofence_radius, is_active)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (company_id, site_id) DO UPDATE
       SET time_zone = EXCLUDED.time_zone, sequence = EXCLUDED.sequence, latitude = EXCLUDED.latitude,
           longitude = EXCLUDED.longitude, geofence_radius = EXCLUDED.geofence_radius, is_active = EXCLUDED.is_active
     WHERE s.sequence < EXCLUDED.sequence)sql"};

constexpr pg::Statement kPutShift{"put_shift", R"sql(
    INSERT INTO attendance.shift_instance AS s
           (company_id, shift_id, shift_date, start_time, end_time, time_zone, starts_at, ends_at, location,
            department_id, grace_minutes, break_minutes, is_cancelled, sequence, site_id, check_in_interval,
            check_in_tolerance, name)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
    ON CONFLICT (company_id, shift_id) DO UPDATE
       SET shift_date = EXCLUDED.shift_date, start_time = EXCLUDED.start_time, end_time = EXCLUDED.end_time,
           time_zone = EXCLUDED.time_zone, starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at,
           location = EXCLUDED.location, department_id = EXCLUDED.department_id,
           grace_minutes = EXCLUDED.grace_minutes, break_minutes = EXCLUDED.break_minutes,
           is_cancelled = EXCLUDED.is_cancelled, sequence = EXCLUDED.sequence, site_id = EXCLUDED.site_id,
           check_in_interval = EXCLUDED.check_in_interval, check_in_tolerance = EXCLUDED.check_in_tolerance,
           name = EXCLUDED.name
     WHERE s.sequence < EXCLUDED.sequence)sql"};

constexpr pg::Statement kFindShift{"find_shift", R"sql(
    SELECT shift_date, time_zone, starts_at, ends_at, grace_minutes, break_minutes, is_cancelled, check_in_interval,
           check_in_tolerance
      FROM attendance.shift_instance WHERE company_id = $1 AND shift_id = $2)sql"};

constexpr pg::Statement kPutAssignment{"put_assignment", R"sql(
    INSERT INTO attendance.assignment AS a
           (company_id, assignment_id, shift_id, user_id, starts_at, ends_at, is_active, sequence)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (company_id, assignment_id) DO UPDATE
       SET starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at, is_active = EXCLUDED.is_active,
           sequence = EXCLUDED.sequence, look_at = now()
     WHERE a.sequence < EXCLUDED.sequence)sql"};

// An assignment's window is its shift's.
constexpr pg::Statement kMoveAssignments{"move_assignments", R"sql(
    UPDATE attendance.assignment SET starts_at = $3, ends_at = $4, look_at = now()
     WHERE company_id = $1 AND shift_id = $2 AND is_active)sql"};

constexpr pg::Statement kWakePerson{"wake_assignments_of", R"sql(
    UPDATE attendance.assignment SET look_at = now()
     WHERE company_id = $1 AND user_id = $2 AND is_active AND starts_at > now() - interval '2 days')sql"};

std::vector<AssignmentId> ids_of(const pqxx::result& rows) {
    std::vector<AssignmentId> ids;
    for (const auto& row : rows) ids.push_back(row[0].as<AssignmentId>());
    return ids;
}

constexpr pg::Statement kWakeAbsences{"wake_absences", R"sql(
    UPDATE attendance.assignment SET look_at = $3
     WHERE company_id = $1 AND shift_id = $2 AND is_active AND absence_record IS NOT NULL RETURNING assignment_id)sql"};

constexpr pg::Statement kWakeAbsence{"wake_absence", R"sql(
    UPDATE attendance.assignment SET look_at = $3
     WHERE company_id = $1 AND assignment_id = $2 AND absence_record IS NOT NULL RETURNING assignment_id)sql"};

constexpr pg::Statement kWakeSoon{"wake_soon_assignments", R"sql(
    UPDATE attendance.assignment SET look_at = now()
     WHERE company_id = $1 AND look_at < now() + interval '2 days')sql"};

}  // namespace

void put_company(pg::Tx& tx, const std::string& time_zone, const std::string& manager_scope, std::int64_t sequence) {
    tx.exec(kPutCompany, tx.company(), time_zone, manager_scope, sequence);
}

void put_employee(pg::Tx& tx, const EmployeeRow& e) {
    tx.exec(
        kPutEmployee,
        tx.company(),
        e.id,
        e.email,
        e.full_name,
        e.avatar,
        e.role,
        e.status,
        e.lead,
        e.site,
        e.time_zone,
        e.sequence,
        e.department,
        e.employee_code,
        e.badge_number
    );
}

void put_department(pg::Tx& tx, const DepartmentId& department, const std::string& name, std::int64_t sequence) {
    tx.exec(kPutDepartment, tx.company(), department, name, sequence);
}

void put_site(pg::Tx& tx, const SiteRow& s) {
    tx.exec(
        kPutSite, tx.company(), s.id, s.time_zone, s.sequence, s.latitude, s.longitude, s.geofence_radius, s.is_active
    );
}

bool put_shift(pg::Tx& tx, const ShiftRow& s) {
    const bool changed = tx.exec(
                               kPutShift,
                               tx.company(),
                               s.id,
                               s.date,
                               s.start_time,
                               s.end_time,
                               s.time_zone,
                               s.starts_at,
                               s.ends_at,
                               s.location,
                               s.department,
                               s.grace_minutes,
                               s.break_minutes,
                               s.is_cancelled,
                               s.sequence,
                               s.site,
                               s.check_in_interval_minutes,
                               s.check_in_tolerance_minutes,
                               s.name
                         )
                             .affected_rows() > 0;
    if (changed) tx.exec(kMoveAssignments, tx.company(), s.id, s.starts_at, s.ends_at);
    return changed;
}

std::optional<domain::ShiftInstance> find_shift(pg::Tx& tx, const ShiftId& shift) {
    const auto rows = tx.exec(kFindShift, tx.company(), shift);
    if (rows.empty()) return std::nullopt;
    const auto row = rows[0];
    return domain::ShiftInstance{
        .id = shift,
        .date = row[0].as<Date>(),
        .zone = row[1].as<std::string>(),
        .starts_at = row[2].as<Instant>(),
        .ends_at = row[3].as<Instant>(),
        .grace_minutes = pg::maybe<int>(row[4]),
        .break_minutes = pg::maybe<int>(row[5]),
        .is_cancelled = row[6].as<bool>(),
        .check_in_interval_minutes = pg::maybe<int>(row[7]),
        .check_in_tolerance_minutes = pg::maybe<int>(row[8]),
    };
}

void put_assignment(pg::Tx& tx, const AssignmentRow& a) {
    tx.exec(kPutAssignment, tx.company(), a.id, a.shift, a.user, a.starts_at, a.ends_at, a.is_active, a.sequence);
}

void wake_assignments_of(pg::Tx& tx, const UserId& user) {
    tx.exec(kWakePerson, tx.company(), user);
}

std::vector<AssignmentId> wake_absences(pg::Tx& tx, const ShiftId& shift) {
    return ids_of(tx.exec(kWakeAbsences, tx.company(), shift, tx.decided_at()));
}

std::vector<AssignmentId> wake_absence(pg::Tx& tx, const AssignmentId& assignment) {
    return ids_of(tx.exec(kWakeAbsence, tx.company(), assignment, tx.decided_at()));
}

void wake_soon_assignments(pg::Tx& tx) {
    tx.exec(kWakeSoon, tx.company());
}

}  // namespace rollcall::attendance::store
