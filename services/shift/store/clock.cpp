#include "services/shift/store/clock.hpp"

#include "common/pg/connection.hpp"
#include "services/shift/store/shift_row.hpp"

namespace rollcall::shift::store {

namespace {

constexpr pg::Statement kDueCompanies{"due_companies", R"sql(
    SELECT company_id FROM (SELECT company_id FROM shift.shift
                             WHERE status = 'scheduled' AND starts_at <= $1 ORDER BY starts_at LIMIT 2000) AS starting
     UNION
    SELECT company_id FROM (SELECT company_id FROM shift.shift
                             WHERE status = 'in_progress' AND ends_at <= $1 ORDER BY ends_at LIMIT 2000) AS ending)sql"};

constexpr pg::Statement kStart{"start_due_shifts", R"sql(
    UPDATE shift.shift SET status = 'in_progress', record_version = record_version + 1, updated_at = $2
     WHERE company_id = $1 AND id IN (
           SELECT id FROM shift.shift
            WHERE company_id = $1 AND status = 'scheduled' AND starts_at <= $2
            ORDER BY starts_at LIMIT 500 FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING )sql" SHIFT_COLUMNS};

// Locked first and decided after: a statement sees the assignments as they were when it began, and one that was made
// while its shift was being locked must count.
constexpr pg::Statement kLockEnding{"lock_ending_shifts", R"sql(
    SELECT id FROM shift.shift
     WHERE company_id = $1 AND status = 'in_progress' AND ends_at <= $2
     ORDER BY ends_at LIMIT 500 FOR NO KEY UPDATE SKIP LOCKED)sql"};

constexpr pg::Statement kEnd{"end_due_shifts", R"sql(
    UPDATE shift.shift
       SET status = CASE WHEN first_punch_at IS NULL AND EXISTS (
                              SELECT FROM shift.assignment
                               WHERE company_id = $1 AND shift_id = shift.id AND status = 'active')
                         THEN 'missed' ELSE 'completed' END,
           record_version = record_version + 1, updated_at = $2
     WHERE company_id = $1 AND id = ANY ($3::uuid[])
    RETURNING )sql" SHIFT_COLUMNS};

std::vector<domain::Shift> read_all(const pqxx::result& rows) {
    std::vector<domain::Shift> shifts;
    for (const auto& row : rows) shifts.push_back(read_shift(row));
    return shifts;
}

}  // namespace

std::vector<CompanyId> due_companies(pg::Connection& connection) {
    std::vector<CompanyId> companies;
    for (const auto& row : connection.exec(kDueCompanies, now())) companies.push_back(row[0].as<CompanyId>());
    return companies;
}

std::vector<domain::Shift> start_due_shifts(pg::Tx& tx) {
    return read_all(tx.exec(kStart, tx.company(), tx.decided_at()));
}

std::vector<domain::Shift> end_due_shifts(pg::Tx& tx) {
    std::vector<ShiftId> due;
    for (const auto& row : tx.exec(kLockEnding, tx.company(), tx.decided_at())) due.push_back(row[0].as<ShiftId>());
    if (due.empty()) return {};
    return read_all(tx.exec(kEnd, tx.company(), tx.decided_at(), pg::array(due)));
}

}  // namespace rollcall::shift::store
