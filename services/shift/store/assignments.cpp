#include "services/shift/store/assignments.hpp"

#include "services/shift/store/assignment_row.hpp"

namespace rollcall::shift::store {

namespace {

constexpr pg::Statement kFind{
    "find_assignment", "SELECT " ASSIGNMENT_COLUMNS " FROM shift.assignment WHERE company_id = $1 AND id = $2"};

constexpr pg::Statement kIsAssigned{"is_assigned", R"sql(
    SELECT 1 FROM shift.assignment
     WHERE company_id = $1 AND shift_id = $2 AND user_id = $3 AND status = 'active')sql"};

constexpr pg::Statement kUsers{"assigned_users", R"sql(
    SELECT user_id FROM shift.assignment
     WHERE company_id = $1 AND shift_id = $2 AND status = 'active' ORDER BY user_id)sql"};

constexpr pg::Statement kInsert{"insert_assignment", R"sql(
    INSERT INTO shift.assignment (company_id, id, shift_id, user_id, starts_at, ends_at, created_by, record_version,
                                  created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9))sql"};

constexpr pg::Statement kRemove{"remove_assignment", R"sql(
    UPDATE shift.assignment
       SET status = 'removed', takes_time = false, record_version = $3, updated_at = $4
     WHERE company_id = $1 AND id = $2 AND status = 'active')sql"};

constexpr pg::Statement kMove{"move_assignments", R"sql(
    UPDATE shift.assignment SET starts_at = $3, ends_at = $4
     WHERE company_id = $1 AND shift_id = $2 AND status = 'active')sql"};

constexpr pg::Statement kRelease{"release_assignments", R"sql(
    UPDATE shift.assignment SET takes_time = false
     WHERE company_id = $1 AND shift_id = $2 AND status = 'active')sql"};

constexpr pg::Statement kUpcoming{"upcoming_assignments", "SELECT " ASSIGNMENT_COLUMNS R"sql( FROM shift.assignment
     WHERE company_id = $1 AND user_id = $2 AND status = 'active' AND takes_time AND starts_at > $3
     ORDER BY starts_at)sql"};

constexpr pg::Statement kSavepoint{"savepoint_move", "SAVEPOINT move"};
constexpr pg::Statement kKeep{"savepoint_keep", "RELEASE SAVEPOINT move"};
constexpr pg::Statement kUndo{"savepoint_undo", "ROLLBACK TO SAVEPOINT move"};

constexpr auto kExclusionViolation = "23P01";

}  // namespace

domain::Assignment read_assignment(const pqxx::row& row) {
    const bool active = row[3].as<std::string>() == "active";
    return {
        .id = row[0].as<AssignmentId>(),
        .shift = row[1].as<ShiftId>(),
        .user = row[2].as<UserId>(),
        .status = active ? domain::AssignmentStatus::active : domain::AssignmentStatus::removed,
        .created_by = row[4].as<UserId>(),
        .record = {active, row[5].as<std::int64_t>(), row[6].as<Instant>(), row[7].as<Instant>()},
    };
}

std::optional<domain::Assignment> find_assignment(pg::Tx& tx, const AssignmentId& id) {
    const auto rows = tx.exec(kFind, tx.company(), id);
    if (rows.empty()) return std::nullopt;
    return read_assignment(rows[0]);
}

bool is_assigned(pg::Tx& tx, const ShiftId& shift, const UserId& user) {
    return !tx.exec(kIsAssigned, tx.company(), shift, user).empty();
}

std::vector<UserId> assigned_users(pg::Tx& tx, const ShiftId& shift) {
    std::vector<UserId> users;
    for (const auto& row : tx.exec(kUsers, tx.company(), shift)) users.push_back(row[0].as<UserId>());
    return users;
}

void insert_assignment(pg::Tx& tx, const domain::Assignment& assignment, const time::ShiftInstants& at) {
    tx.exec(
        kInsert,
        tx.company(),
        assignment.id,
        assignment.shift,
        assignment.user,
        at.starts_at,
        at.ends_at,
        assignment.created_by,
        assignment.record.version,
        assignment.record.created_at
    );
}

bool remove_assignment(pg::Tx& tx, const domain::Assignment& assignment) {
    const auto& record = assignment.record;
    return tx.exec(kRemove, tx.company(), assignment.id, record.version, record.updated_at).affected_rows() == 1;
}

void move_assignments(pg::Tx& tx, const domain::Shift& shift) {
    tx.exec(kMove, tx.company(), shift.id, shift.at.starts_at, shift.at.ends_at);
}

bool try_move_assignments(pg::Tx& tx, const domain::Shift& shift) {
    tx.exec(kSavepoint);
    try {
        move_assignments(tx, shift);
    } catch (const pqxx::sql_error& refused) {
        if (refused.sqlstate() != kExclusionViolation) throw;
        tx.exec(kUndo);
        return false;
    }
    tx.exec(kKeep);
    return true;
}

void release_assignments(pg::Tx& tx, const ShiftId& shift) {
    tx.exec(kRelease, tx.company(), shift);
}

std::vector<domain::Assignment> upcoming_assignments(pg::Tx& tx, const UserId& user) {
    std::vector<domain::Assignment> assignments;
    for (const auto& row : tx.exec(kUpcoming, tx.company(), user, tx.decided_at()))
        assignments.push_back(read_assignment(row));
    return assignments;
}

}  // namespace rollcall::shift::store
