#include "services/attendance/store/history_store.hpp"

#include "common/pg/connection.hpp"
#include "services/attendance/store/machine_rows.hpp"
#include "services/attendance/store/policy_json.hpp"
#include "services/attendance/store/rows.hpp"

namespace rollcall::attendance::store {

namespace {

// Sub-queries that the planner cannot turn around: it takes a company that is named by the scope and by the statement
// for far rarer than it is. Each asks for the order of the index that serves it: to a planner that knows nothing yet of
// a table that grows by the hour, any index that begins with the company looks as good.
//
// Who went before the replay begins, from no shift and by their own punch, is gone: but for the taps that rule 11 takes
// for doubles. Not where a shift of theirs may still take that stay over, and not behind a record that the system
// closed before it: that one may turn out to have lasted, until this one began. Four days: the date of an absence may
// lie two days before the reach of its shift, and its zone a day off.
constexpr pg::Statement kRecords{"history_records", R"sql(
    SELECT r.* FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) AS w (user_id, since, start)
     CROSS JOIN LATERAL (
          SELECT EXISTS (
              SELECT FROM attendance.assignment a
               WHERE a.company_id = $1 AND a.user_id = w.user_id AND a.is_active
                 AND a.starts_at >= w.since AND a.starts_at <= w.start + interval '12 hours') AS has_shift) d
     CROSS JOIN LATERAL (
         (SELECT y.*, min(y.check_in_at) FILTER (WHERE y.session_status = 'incomplete') OVER () AS may_have_lasted
            FROM (SELECT x.* FROM attendance.record x
                   WHERE x.company_id = $1 AND x.user_id = w.user_id AND x.check_out_at >= w.since
                   ORDER BY x.check_out_at OFFSET 0) y)
         UNION ALL
         (SELECT x.*, NULL FROM attendance.record x
           WHERE x.company_id = $1 AND x.user_id = w.user_id AND x.check_out_at IS NULL
             AND x.business_date >= w.since::date - 4
           ORDER BY x.check_out_at OFFSET 0)) r
     WHERE d.has_shift OR r.shift_id IS NOT NULL OR r.correction_id IS NOT NULL OR r.check_out_at IS NULL
        OR r.check_out_at >= w.start - interval '1 hour' OR r.check_in_at >= r.may_have_lasted)sql"};

constexpr pg::Statement kPunches{"history_punches", R"sql(
    SELECT p.* FROM unnest($2::uuid[]) AS w (record_id)
     CROSS JOIN LATERAL (
          SELECT x.* FROM attendance.punch x WHERE x.company_id = $1 AND x.record_id = w.record_id OFFSET 0) p)sql"};
constexpr int kRecordOfPunch = 2;

constexpr pg::Statement kMachine{"history_machine_punches", "SELECT " MACHINE_COLUMNS R"sql(
      FROM unnest($2::uuid[], $3::timestamptz[]) AS w (user_id, since)
     CROSS JOIN LATERAL (
          SELECT x.* FROM attendance.machine_punch x
           WHERE x.company_id = $1 AND x.user_id = w.user_id AND x.at >= w.since AND x.hold = ''
           ORDER BY x.at OFFSET 0) m)sql"};

constexpr pg::Statement kShifts{"history_shifts", R"sql(
    SELECT a.user_id, s.shift_id, s.shift_date, s.time_zone, s.starts_at, s.ends_at, s.grace_minutes, s.break_minutes,
           s.is_cancelled, s.check_in_interval, s.check_in_tolerance
      FROM unnest($2::uuid[], $3::timestamptz[]) AS w (user_id, since)
     CROSS JOIN LATERAL (
          SELECT x.user_id, x.shift_id FROM attendance.assignment x
           WHERE x.company_id = $1 AND x.user_id = w.user_id AND x.is_active AND x.starts_at >= w.since
             AND x.starts_at <= $4 ORDER BY x.starts_at OFFSET 0) a
     CROSS JOIN LATERAL (
          SELECT x.* FROM attendance.shift_instance x WHERE x.company_id = $1 AND x.shift_id = a.shift_id LIMIT 1) s)sql"};

constexpr pg::Statement kPolicies{"policy_book", R"sql(
    SELECT version, effective_from, settings FROM attendance.policy_version WHERE company_id = $1)sql"};

constexpr pg::Statement kRemovePunches{"history_remove_punches", R"sql(
    DELETE FROM attendance.punch WHERE company_id = $1 AND record_id = ANY ($2::uuid[]) AND id = ANY ($3::uuid[]))sql"};
constexpr pg::Statement kRemoveResolutions{"history_remove_resolutions", R"sql(
    DELETE FROM attendance.resolution
     WHERE company_id = $1 AND record_id = ANY ($2::uuid[]) AND punch_id = ANY ($3::uuid[]))sql"};

// So that records of one person that move against each other never overlap on the way.
constexpr pg::Statement kMakeRoom{"history_make_room", R"sql(
    UPDATE attendance.record SET check_out_at = check_in_at, overdue_at = NULL, breaks = '[]'
     WHERE company_id = $1 AND id = ANY ($2::uuid[]) AND check_in_at IS NOT NULL)sql"};

constexpr pg::Statement kDrop{"history_drop_records", R"sql(
    DELETE FROM attendance.record
     WHERE company_id = $1 AND id = ANY ($2::uuid[]) AND record_version = ($3::bigint[])[array_position($2::uuid[], id)])sql"};

// The earliest check-in that a policy may allow.
constexpr std::chrono::hours kEarliestCheckIn{12};

struct Since {
    std::vector<UserId> users;
    std::vector<std::string> moments;

    void add(const UserId& user, Instant moment) {
        users.push_back(user);
        moments.push_back(pg::format_timestamp(moment));
    }
};

domain::ShiftInstance shift_from(const pqxx::row& row) {
    return {
        .id = row[1].as<ShiftId>(),
        .date = row[2].as<Date>(),
        .zone = row[3].as<std::string>(),
        .starts_at = row[4].as<Instant>(),
        .ends_at = row[5].as<Instant>(),
        .grace_minutes = pg::maybe<int>(row[6]),
        .break_minutes = pg::maybe<int>(row[7]),
        .is_cancelled = row[8].as<bool>(),
        .check_in_interval_minutes = pg::maybe<int>(row[9]),
        .check_in_tolerance_minutes = pg::maybe<int>(row[10]),
    };
}

void add_records(pg::Tx& tx, const Since& reach, const Since& from, std::map<UserId, domain::ReplayFacts>& histories) {
    std::map<RecordId, domain::KnownRecord> records;
    std::vector<RecordId> ids;
    for (const auto& row :
         tx.exec(kRecords, tx.company(), pg::array(reach.users), pg::array(reach.moments), pg::array(from.moments))) {
        auto record = *record_from(row, 0);
        ids.push_back(record.id);
        records[record.id] = {std::move(record), {}};
    }
    if (ids.empty()) return;
    for (const auto& row : tx.exec(kPunches, tx.company(), pg::array(ids)))
        records.at(row[kRecordOfPunch].as<RecordId>()).punches.push_back(punch_from(row));
    for (auto& [id, known] : records) histories.at(known.record.user).records.push_back(std::move(known));
}

// Every record that a punch is taken from, or that goes.
std::vector<RecordId> records_of(const HistoryChanges& changes) {
    std::vector<RecordId> ids;
    for (const auto& write : changes.writes) ids.push_back(write.change.record.id);
    for (const auto& record : changes.emptied) ids.push_back(record.id);
    return ids;
}

// Of people with more than one of them: only those can be in each other's way.
std::vector<RecordId> crowded(const HistoryChanges& changes) {
    std::map<UserId, std::vector<RecordId>> of_people;
    for (const auto& write : changes.writes) of_people[write.change.record.user].push_back(write.change.record.id);
    std::vector<RecordId> ids;
    for (const auto& [user, records] : of_people)
        if (records.size() > 1) ids.insert(ids.end(), records.begin(), records.end());
    return ids;
}

Result<void> drop(pg::Tx& tx, const std::vector<domain::Record>& emptied) {
    std::vector<RecordId> ids;
    std::vector<std::string> versions;
    for (const auto& record : emptied) {
        ids.push_back(record.id);
        versions.push_back(std::to_string(record.version));
    }
    const auto dropped = tx.exec(kDrop, tx.company(), pg::array(ids), pg::array(versions)).affected_rows();
    if (dropped == ids.size()) return {};
    return fail({.code = Code::stale, .reason = "recordVersionStale", .message = "Somebody changed it first."});
}

}  // namespace

domain::PolicyBook policy_book(pg::Tx& tx) {
    domain::PolicyBook book;
    for (const auto& row : tx.exec(kPolicies, tx.company()))
        book.add(row[1].as<Date>(), cached_policy(tx.company(), row[0].as<int>(), row[2].as<std::string>()));
    return book;
}

std::map<UserId, domain::ReplayFacts> find_histories(pg::Tx& tx, const std::vector<WantedHistory>& wanted) {
    std::map<UserId, domain::ReplayFacts> histories;
    Since from, reach;
    const auto policies = policy_book(tx);
    for (const auto& one : wanted) {
        histories[one.employee.id] = {
            .company = tx.company(),
            .employee = one.employee,
            .policies = policies,
            .from = one.from,
            .now = tx.decided_at(),
        };
        from.add(one.employee.id, one.from);
        reach.add(one.employee.id, one.from - domain::kLongestReach);
    }
    if (wanted.empty()) return histories;
    add_records(tx, reach, from, histories);
    for (const auto& row : tx.exec(kMachine, tx.company(), pg::array(from.users), pg::array(from.moments))) {
        auto machine = machine_from(row);
        histories.at(machine.punch.employee).punches.push_back(std::move(machine));
    }
    const Instant until = tx.decided_at() + kEarliestCheckIn;
    for (const auto& row : tx.exec(kShifts, tx.company(), pg::array(reach.users), pg::array(reach.moments), until))
        histories.at(row[0].as<UserId>()).shifts.push_back(shift_from(row));
    return histories;
}

Result<void> store_histories(pg::Tx& tx, const HistoryChanges& changes) {
    const auto records = records_of(changes);
    if (!changes.removed.empty()) {
        tx.exec(kRemoveResolutions, tx.company(), pg::array(records), pg::array(changes.removed));
        tx.exec(kRemovePunches, tx.company(), pg::array(records), pg::array(changes.removed));
    }
    if (!changes.emptied.empty()) ROLLCALL_CHECK(drop(tx, changes.emptied));
    if (const auto moving = crowded(changes); !moving.empty()) tx.exec(kMakeRoom, tx.company(), pg::array(moving));
    if (!changes.writes.empty()) store_changes(tx, changes.writes);
    place_machine_punches(tx, changes.placed);
    return {};
}

}  // namespace rollcall::attendance::store
