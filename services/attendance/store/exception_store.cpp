#include "services/attendance/store/exception_store.hpp"

#include "common/pg/tx.hpp"
#include "services/attendance/store/rows.hpp"

namespace rollcall::attendance::store {

namespace {

constexpr pg::Statement kPeople{"exception_people", R"sql(
    SELECT e.user_id, e.lead_id, e.email, e.full_name, e.department_id, d.name
      FROM attendance.employee e
      LEFT JOIN attendance.department d ON d.company_id = e.company_id AND d.department_id = e.department_id
     WHERE e.company_id = $1 AND e.status = 'active' AND ($2::uuid IS NULL OR e.lead_id = $2))sql"};

constexpr pg::Statement kRecords{"exception_records", R"sql(
    SELECT r.*, k.*, s.name AS shift_name FROM attendance.record r
      LEFT JOIN attendance.shift_instance s ON s.company_id = r.company_id AND s.shift_id = r.shift_id
      LEFT JOIN attendance.correction k ON k.company_id = r.company_id AND k.id = r.correction_id
     WHERE r.company_id = $1 AND r.business_date BETWEEN $2 AND $3 AND ($4::uuid IS NULL OR r.user_id = $4)
       AND (r.check_out_at IS NULL OR r.late_minutes > 0 OR r.status = 'leftEarly' OR r.overtime_minutes > 0
            OR r.session_status = 'incomplete' OR r.correction_id IS NOT NULL)
     ORDER BY r.business_date DESC, r.check_in_at, r.id LIMIT $5)sql"};

constexpr pg::Statement kMissing{"exception_missing", R"sql(
    SELECT a.user_id, s.shift_id, s.shift_date, s.time_zone, s.starts_at, s.ends_at, s.grace_minutes, s.name
      FROM attendance.shift_instance s
      JOIN attendance.assignment a ON a.company_id = s.company_id AND a.shift_id = s.shift_id AND a.is_active
     WHERE s.company_id = $1 AND s.shift_date BETWEEN $2 AND $3 AND NOT s.is_cancelled
       AND s.starts_at > $4::timestamptz - interval '2 days' AND s.starts_at < $4 AND s.ends_at > $4
       AND NOT EXISTS (SELECT FROM attendance.record r
                        WHERE r.company_id = s.company_id AND r.shift_id = s.shift_id AND r.user_id = a.user_id)
       AND NOT EXISTS (SELECT FROM attendance.record o
                        WHERE o.company_id = s.company_id AND o.user_id = a.user_id
                          AND o.check_in_at IS NOT NULL AND o.check_out_at IS NULL))sql"};

constexpr pg::Statement kDecisions{"exception_decisions", R"sql(
    SELECT user_id, business_date, type, status, note, decided_by, decided_at FROM attendance.exception_decision
     WHERE company_id = $1 AND business_date BETWEEN $2 AND $3)sql"};

constexpr pg::Statement kDecide{"exception_decide", R"sql(
    INSERT INTO attendance.exception_decision
           (company_id, user_id, business_date, type, status, note, decided_by, decided_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (company_id, business_date, user_id, type) DO UPDATE
       SET status = EXCLUDED.status, note = EXCLUDED.note, decided_by = EXCLUDED.decided_by,
           decided_at = EXCLUDED.decided_at)sql"};

}  // namespace

std::map<UserId, WatchedPerson> watched_people(pg::Tx& tx, const std::optional<UserId>& lead) {
    std::map<UserId, WatchedPerson> people;
    for (const auto& row : tx.exec(kPeople, tx.company(), lead)) {
        const auto id = row[0].as<UserId>();
        people[id] = {
            id,
            pg::maybe<UserId>(row[1]),
            row[2].as<std::string>(),
            row[3].as<std::string>(),
            pg::maybe<DepartmentId>(row[4]),
            pg::maybe<std::string>(row[5])};
    }
    return people;
}

std::vector<RecordInQuestion> records_in_question(
    pg::Tx& tx, const DayRange& days, const std::optional<UserId>& user, int limit
) {
    std::vector<RecordInQuestion> records;
    for (const auto& row : tx.exec(kRecords, tx.company(), days.from, days.to, user, limit))
        records.push_back(
            {*record_from(row, 0), correction_from(row, kRecordColumns), pg::maybe<std::string>(row["shift_name"])}
        );
    return records;
}

std::vector<MissingPerson> missing_people(pg::Tx& tx, const DayRange& days, Instant now) {
    std::vector<MissingPerson> missing;
    for (const auto& row : tx.exec(kMissing, tx.company(), days.from, days.to, now))
        missing.push_back(
            {row[0].as<UserId>(),
             {.id = row[1].as<ShiftId>(),
              .date = row[2].as<Date>(),
              .zone = row[3].as<std::string>(),
              .starts_at = row[4].as<Instant>(),
              .ends_at = row[5].as<Instant>(),
              .grace_minutes = pg::maybe<int>(row[6])},
             pg::maybe<std::string>(row[7])}
        );
    return missing;
}

std::map<domain::ExceptionKey, ExceptionDecision> exception_decisions(pg::Tx& tx, const DayRange& days) {
    std::map<domain::ExceptionKey, ExceptionDecision> decisions;
    for (const auto& row : tx.exec(kDecisions, tx.company(), days.from, days.to)) {
        const auto type = domain::parse_exception_type(row[2].as<std::string>());
        if (!type) continue;
        decisions[{row[0].as<UserId>(), row[1].as<Date>(), *type}] = {
            row[3].as<std::string>(), pg::maybe<std::string>(row[4]), row[5].as<UserId>(), row[6].as<Instant>()};
    }
    return decisions;
}

void decide_exception(pg::Tx& tx, const domain::ExceptionKey& key, const ExceptionDecision& decision) {
    tx.exec(
        kDecide,
        tx.company(),
        key.user,
        key.business_date,
        std::string(domain::name_of(key.type)),
        decision.status,
        decision.note,
        decision.decided_by,
        decision.decided_at
    );
}

}  // namespace rollcall::attendance::store
