#include "services/attendance/store/duty_store.hpp"

#include "common/pg/connection.hpp"
#include "services/attendance/store/rows.hpp"

namespace rollcall::attendance::store {

namespace {

constexpr pg::Statement kDue{"assignments_due", R"sql(
    SELECT company_id, assignment_id, look_at FROM attendance.assignment
     WHERE look_at <= $1 ORDER BY look_at, company_id LIMIT $2)sql"};

// Locked first and read after: the facts are those that hold while the lock is held.
constexpr pg::Statement kLock{"assignments_lock_due", R"sql(
    SELECT assignment_id FROM attendance.assignment
     WHERE company_id = $1 AND assignment_id = ANY ($2::uuid[]) AND look_at <= $3
     ORDER BY assignment_id FOR NO KEY UPDATE SKIP LOCKED)sql"};

constexpr pg::Statement kDuties{"duties", "SELECT * FROM attendance.duties($1, $2::uuid[])"};

constexpr pg::Statement kLeave{"assignments_leave", R"sql(
    UPDATE attendance.assignment a
       SET look_at = x.look_at, reminded_for = x.reminded_for, suspected_for = x.suspected_for,
           absence_record = x.absence_record, timers_fired = x.timers_fired
      FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::uuid[], $7::bigint[])
           AS x (id, look_at, reminded_for, suspected_for, absence_record, timers_fired)
     WHERE a.company_id = $1 AND a.assignment_id = x.id)sql"};

constexpr pg::Statement kWithdraw{"absences_withdraw", R"sql(
    DELETE FROM attendance.record WHERE company_id = $1 AND id = ANY ($2::uuid[]) AND check_in_at IS NULL
    RETURNING *)sql"};

std::vector<AssignmentId> lock(pg::Tx& tx, const std::vector<AssignmentId>& ids) {
    std::vector<AssignmentId> locked;
    for (const auto& row : tx.exec(kLock, tx.company(), pg::array(ids), tx.decided_at()))
        locked.push_back(row[0].as<AssignmentId>());
    return locked;
}

WatchedDuty duty_from(const pqxx::row& row) {
    WatchedDuty watched{
        .id = row["assignment_id"].as<AssignmentId>(),
        .user = row["user_id"].as<UserId>(),
        .record = pg::maybe<RecordId>(row["record_id"]),
        .absence_record = pg::maybe<RecordId>(row["absence_record"]),
        .timers_fired = row["timers_fired"].as<std::int64_t>(),
        .policy_version = row["policy_version"].as<int>(0),
    };
    auto& duty = watched.duty;
    duty.has_record = watched.record.has_value();
    duty.has_checked_in = !row["check_in_at"].is_null();
    duty.absence_is_ours = watched.record && watched.record == watched.absence_record && !duty.has_checked_in;
    duty.is_working = row["is_working"].as<bool>(false);
    duty.reminded_for = pg::maybe<Instant>(row["reminded_for"]);
    duty.suspected_for = pg::maybe<Instant>(row["suspected_for"]);
    // Facts that have not arrived yet wake the assignment when they come.
    const bool known = !row["starts_at"].is_null() && !row["employee_status"].is_null();
    duty.is_expected =
        known && row["is_assigned"].as<bool>(false) && row["employee_status"].as<std::string>() == "active";
    if (row["starts_at"].is_null()) return watched;
    duty.shift = {
        .id = row["shift_id"].as<ShiftId>(),
        .date = row["shift_date"].as<Date>(),
        .zone = row["shift_zone"].as<std::string>(),
        .starts_at = row["starts_at"].as<Instant>(),
        .ends_at = row["ends_at"].as<Instant>(),
        .grace_minutes = pg::maybe<int>(row["grace_minutes"]),
        .break_minutes = pg::maybe<int>(row["break_minutes"]),
        .is_cancelled = row["is_cancelled"].as<bool>(),
        .check_in_interval_minutes = pg::maybe<int>(row["check_in_interval"]),
        .check_in_tolerance_minutes = pg::maybe<int>(row["check_in_tolerance"]),
    };
    return watched;
}

std::string text_of(const std::optional<Instant>& at) {
    return at ? pg::format_timestamp(*at) : "NULL";
}

// Array literals of instants and ids, which need no quoting.
class Column {
  public:
    void add(const std::string& element) { text_ += (text_.empty() ? "" : ",") + element; }

    std::string text() const { return "{" + text_ + "}"; }

  private:
    std::string text_;
};

}  // namespace

Result<DueRows<AssignmentId>> due_assignments(pg::Database& as_timer, Instant now, int limit) {
    DueRows<AssignmentId> due;
    ROLLCALL_CHECK(as_timer.without_scope([&](pg::Connection& connection) {
        for (const auto& row : connection.exec(kDue, now, limit))
            due.add(row[0].as<CompanyId>(), row[1].as<AssignmentId>(), row[2].as<Instant>());
    }));
    return due;
}

std::vector<WatchedDuty> lock_due_duties(pg::Tx& tx, const std::vector<AssignmentId>& ids) {
    const auto locked = lock(tx, ids);
    std::vector<WatchedDuty> duties;
    if (locked.empty()) return duties;
    for (const auto& row : tx.exec(kDuties, tx.company(), pg::array(locked))) duties.push_back(duty_from(row));
    return duties;
}

void leave_duties(pg::Tx& tx, const std::vector<LookedAt>& looked_at) {
    Column ids, next, reminded, suspected, absences, fired;
    for (const auto& one : looked_at) {
        const auto& watched = one.watched;
        ids.add(watched.id.str());
        next.add(text_of(one.next));
        reminded.add(text_of(watched.duty.reminded_for));
        suspected.add(text_of(watched.duty.suspected_for));
        absences.add(watched.absence_record ? watched.absence_record->str() : "NULL");
        fired.add(std::to_string(watched.timers_fired));
    }
    tx.exec(
        kLeave, tx.company(), ids.text(), next.text(), reminded.text(), suspected.text(), absences.text(), fired.text()
    );
}

std::vector<domain::Record> withdraw_absences(pg::Tx& tx, const std::vector<RecordId>& records) {
    std::vector<domain::Record> withdrawn;
    if (records.empty()) return withdrawn;
    for (const auto& row : tx.exec(kWithdraw, tx.company(), pg::array(records)))
        withdrawn.push_back(*record_from(row, 0));
    return withdrawn;
}

}  // namespace rollcall::attendance::store
