#include "services/attendance/store/sheet_store.hpp"

#include "common/pg/tx.hpp"
#include "services/attendance/store/rows.hpp"

namespace rollcall::attendance::store {

namespace {

// Rule 7 once more, for late_minutes are whole ones. First by person and day, so that a date counts once whatever the
// number of its records, and no group needs sorting.
#define SUMS(condition)                                                                                           \
    "WITH day AS ("                                                                                               \
    " SELECT r.user_id, r.business_date, sum(r.worked_minutes) AS worked, bool_or(r.check_in_at IS NOT NULL) AS " \
    "present,"                                                                                                    \
    " count(*) FILTER (WHERE r.shift_id IS NOT NULL"                                                              \
    "   AND r.check_in_at > r.shift_starts_at + r.grace_minutes * interval '1 minute') AS late,"                  \
    " count(*) FILTER (WHERE r.status = 'leftEarly') AS early,"                                                   \
    " count(*) FILTER (WHERE r.status = 'absent' AND r.classification <> 'leave') AS absent,"                     \
    " sum(r.overtime_minutes) AS overtime"                                                                        \
    " FROM attendance.record r WHERE r.company_id = $1 AND r.business_date BETWEEN $2 AND $3" condition           \
    " GROUP BY r.user_id, r.business_date)"                                                                       \
    " SELECT user_id, business_date, sum(worked), count(*) FILTER (WHERE present), sum(late), sum(early), "       \
    "sum(absent),"                                                                                                \
    " sum(overtime) FROM day GROUP BY GROUPING SETS ((user_id), (business_date))"
#define OF_PEOPLE " AND r.user_id = ANY ($4::uuid[])"

constexpr pg::Statement kSums{"sum_records", SUMS("")};
constexpr pg::Statement kSumsOf{"sum_records_of", SUMS(OF_PEOPLE)};

#define MUSTERED                                                                                  \
    "SELECT r.user_id, r.business_date, r.check_in_at IS NOT NULL, r.classification, r.work_mode" \
    " FROM attendance.record r WHERE r.company_id = $1 AND r.business_date BETWEEN $2 AND $3"

constexpr pg::Statement kMustered{"mustered_records", MUSTERED};
constexpr pg::Statement kMusteredOf{"mustered_records_of", MUSTERED OF_PEOPLE};

#undef SUMS
#undef MUSTERED
#undef OF_PEOPLE

// A shift's date is that of its zone: two days are more than any zone is away.
constexpr pg::Statement kRostered{"rostered_days", R"sql(
    SELECT a.user_id, s.shift_date
      FROM attendance.assignment a
      JOIN attendance.shift_instance s ON s.company_id = a.company_id AND s.shift_id = a.shift_id
     WHERE a.company_id = $1 AND a.user_id = ANY ($4::uuid[]) AND a.is_active
       AND a.starts_at >= $2::date - interval '2 days' AND a.starts_at < $3::date + interval '3 days'
       AND s.shift_date BETWEEN $2 AND $3 AND NOT s.is_cancelled)sql"};

constexpr pg::Statement kInsAndOuts{"ins_and_outs", R"sql(
    SELECT p.*, p.record_id FROM attendance.punch p
     WHERE p.company_id = $1 AND p.record_id = ANY ($2::uuid[]) AND p.kind IN ('in', 'out'))sql"};

pqxx::result run(
    pg::Tx& tx, const pg::Statement& all, const pg::Statement& some, const domain::DateRange& days, const Of& people
) {
    if (!people) return tx.exec(all, tx.company(), days.from, days.to);
    return tx.exec(some, tx.company(), days.from, days.to, pg::array(*people));
}

}  // namespace

domain::SummedRecords sum_records(pg::Tx& tx, const domain::DateRange& days, const Of& people) {
    domain::SummedRecords summed;
    for (const auto& row : run(tx, kSums, kSumsOf, days, people)) {
        domain::Sums sums{
            .worked_minutes = row[2].as<std::int64_t>(),
            .days = row[3].as<int>(),
            .late = row[4].as<int>(),
            .early = row[5].as<int>(),
            .absent = row[6].as<int>(),
            .overtime_minutes = row[7].as<std::int64_t>()};
        if (row[1].is_null()) {
            summed.by_person[row[0].as<UserId>()] = sums;
        } else {
            sums.days = sums.days > 0 ? 1 : 0;
            summed.by_day[row[1].as<Date>()] = sums;
        }
    }
    return summed;
}

std::map<PersonDay, std::vector<domain::MusteredRecord>> mustered_records(
    pg::Tx& tx, const domain::DateRange& days, const Of& people
) {
    std::map<PersonDay, std::vector<domain::MusteredRecord>> records;
    for (const auto& row : run(tx, kMustered, kMusteredOf, days, people))
        records[{row[0].as<UserId>(), row[1].as<Date>()}].push_back(
            {row[2].as<bool>(), row[3].as<std::string>(), row[4].as<std::string>()}
        );
    return records;
}

std::set<PersonDay> rostered_days(pg::Tx& tx, const domain::DateRange& days, const std::vector<UserId>& people) {
    std::set<PersonDay> rostered;
    for (const auto& row : tx.exec(kRostered, tx.company(), days.from, days.to, pg::array(people)))
        rostered.emplace(row[0].as<UserId>(), row[1].as<Date>());
    return rostered;
}

std::map<RecordId, std::vector<domain::Punch>> ins_and_outs(pg::Tx& tx, const std::vector<RecordId>& records) {
    std::map<RecordId, std::vector<domain::Punch>> punches;
    for (const auto& row : tx.exec(kInsAndOuts, tx.company(), pg::array(records)))
        punches[row.back().as<RecordId>()].push_back(punch_from(row));
    return punches;
}

}  // namespace rollcall::attendance::store
