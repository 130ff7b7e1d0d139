#include "services/attendance/store/overdue_store.hpp"

#include "common/pg/connection.hpp"
#include "services/attendance/store/rows.hpp"

#include <map>

namespace rollcall::attendance::store {

namespace {

constexpr pg::Statement kDue{"records_overdue", R"sql(
    SELECT company_id, id, overdue_at FROM attendance.record
     WHERE overdue_at <= $1 ORDER BY overdue_at, company_id LIMIT $2)sql"};

constexpr pg::Statement kLock{"records_lock_overdue", R"sql(
    SELECT * FROM attendance.record WHERE company_id = $1 AND id = ANY ($2::uuid[]) AND overdue_at <= $3
     ORDER BY user_id, id FOR NO KEY UPDATE SKIP LOCKED)sql"};

constexpr pg::Statement kPunches{"records_overdue_punches", R"sql(
    SELECT * FROM attendance.punch WHERE company_id = $1 AND record_id = ANY ($2::uuid[]))sql"};
constexpr int kRecordOfPunch = 2;

}  // namespace

Result<DueRows<RecordId>> overdue_records(pg::Database& as_timer, Instant now, int limit) {
    DueRows<RecordId> due;
    ROLLCALL_CHECK(as_timer.without_scope([&](pg::Connection& connection) {
        for (const auto& row : connection.exec(kDue, now, limit))
            due.add(row[0].as<CompanyId>(), row[1].as<RecordId>(), row[2].as<Instant>());
    }));
    return due;
}

std::vector<OverdueRecord> lock_overdue(pg::Tx& tx, const std::vector<RecordId>& ids) {
    std::vector<OverdueRecord> locked;
    std::map<RecordId, std::size_t> place;
    std::vector<RecordId> found;
    for (const auto& row : tx.exec(kLock, tx.company(), pg::array(ids), tx.decided_at())) {
        locked.push_back({*record_from(row, 0), {}});
        found.push_back(locked.back().record.id);
        place[found.back()] = locked.size() - 1;
    }
    if (locked.empty()) return locked;
    for (const auto& row : tx.exec(kPunches, tx.company(), pg::array(found)))
        locked[place.at(row[kRecordOfPunch].as<RecordId>())].punches.push_back(punch_from(row));
    return locked;
}

}  // namespace rollcall::attendance::store
