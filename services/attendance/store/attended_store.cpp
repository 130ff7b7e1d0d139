#include "services/attendance/store/attended_store.hpp"

#include "common/pg/tx.hpp"
#include "services/attendance/store/rows.hpp"

namespace rollcall::attendance::store {

namespace {

constexpr pg::Statement kPerson{"person_with_code", R"sql(
    SELECT user_id FROM attendance.employee WHERE company_id = $1 AND employee_code = $2 LIMIT 1)sql"};

// One person's records are few; they are read by date and put in this order, which no index keeps: it would cost every
// check-in.
constexpr pg::Statement kRecords{"attended_records", R"sql(
    SELECT r.* FROM attendance.record r
     WHERE r.company_id = $1 AND r.user_id = $2 AND r.business_date BETWEEN $3 AND $4 AND r.shift_id IS NOT NULL
       AND r.shift_starts_at BETWEEN $5 AND $6 AND (coalesce(r.check_in_at, r.created_at), r.id) < ($7, $8::uuid)
     ORDER BY coalesce(r.check_in_at, r.created_at) DESC, r.id DESC LIMIT $9)sql"};

constexpr pg::Statement kPunches{"attended_punches", R"sql(
    SELECT p.*, p.record_id, x.disposition = 'applied'
      FROM attendance.punch p
      JOIN attendance.resolution x ON x.company_id = p.company_id AND x.record_id = p.record_id AND x.punch_id = p.id
     WHERE p.company_id = $1 AND p.record_id = ANY ($2::uuid[]) AND p.kind NOT IN ('break_start', 'break_end')
     ORDER BY p.at, p.source, p.sequence, p.id)sql"};

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

constexpr Date kFirst{year{1970}, month{1}, day{1}};
constexpr Date kLast{year{9999}, month{12}, day{31}};

// A shift's date, in its zone, is at most a day from the UTC date of its start.
Date date_near(Instant at, days away) {
    return Date{std::chrono::floor<days>(at) + away};
}

}  // namespace

std::optional<UserId> person_with_code(pg::Tx& tx, const std::string& employee_code) {
    const auto rows = tx.exec(kPerson, tx.company(), employee_code);
    if (rows.empty()) return std::nullopt;
    return rows[0][0].as<UserId>();
}

std::vector<domain::Record> attended_records(pg::Tx& tx, const UserId& user, const AttendedQuery& query) {
    const Instant from = query.starts_from.value_or(sys_days{kFirst});
    const Instant until = query.starts_until.value_or(sys_days{kLast});
    const auto after = query.after.value_or(AttendedCursor{sys_days{kLast}, RecordId{}});
    std::vector<domain::Record> records;
    for (const auto& row : tx.exec(
             kRecords,
             tx.company(),
             user,
             std::max(query.from.value_or(kFirst), date_near(from, days{-1})),
             std::min(query.to.value_or(kLast), date_near(until, days{1})),
             from,
             until,
             after.recorded_at,
             after.id,
             query.limit + 1
         ))
        records.push_back(*record_from(row, 0));
    return records;
}

std::map<RecordId, domain::AttendedPunches> attended_punches(pg::Tx& tx, const std::vector<RecordId>& records) {
    std::map<RecordId, domain::AttendedPunches> punches;
    for (const auto& row : tx.exec(kPunches, tx.company(), pg::array(records))) {
        auto& of_record = punches[row[row.size() - 2].as<RecordId>()];
        of_record.all.push_back(punch_from(row));
        if (row.back().as<bool>()) of_record.applied.push_back(of_record.all.back());
    }
    return punches;
}

}  // namespace rollcall::attendance::store
