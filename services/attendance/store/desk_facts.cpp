#include "services/attendance/store/desk_facts.hpp"

#include "common/pg/connection.hpp"
#include "services/attendance/store/policy_json.hpp"
#include "services/attendance/store/policy_store.hpp"
#include "services/attendance/store/rows.hpp"

#include <set>

namespace rollcall::attendance::store {

namespace {

constexpr pg::Statement kFindFacts{"desk_facts", R"sql(
    SELECT n, employee_status, employee_lead, employee_zone, shift_date, shift_zone, shift_starts_at, shift_ends_at,
           shift_grace, shift_break, shift_cancelled, is_assigned, manager_scope, policy_version, policy_settings,
           fingerprint, answer, employee_name, shift_id, shift_interval, shift_tolerance,
           (record).*, (open_record).*, (last_record).*
      FROM attendance.desk_facts($1::uuid[], $2::attendance.desk_asked[], $3))sql"};
constexpr int kRecordAt = 21;
constexpr int kOpenRecordAt = kRecordAt + kRecordColumns;
constexpr int kLastRecordAt = kOpenRecordAt + kRecordColumns;

constexpr pg::Statement kFindPunches{"desk_punches", "SELECT * FROM attendance.punches_of($1::uuid, $2::uuid[])"};

// A shift that is not over began at most this long ago; one that can be checked in to begins at most that far ahead
// (the most that earlyCheckInMinutes may be).
constexpr std::chrono::hours kLongestShift{26};
constexpr std::chrono::hours kEarliestCheckIn{12};

std::string companies_of(const std::vector<Asked>& asked) {
    std::set<CompanyId> companies;
    for (const auto& one : asked) companies.insert(one.company);
    return pg::array(std::vector<CompanyId>(companies.begin(), companies.end()));
}

std::optional<domain::Employee> employee_from(const pqxx::row& row, const std::optional<UserId>& id) {
    if (row[1].is_null() || !id) return std::nullopt;
    return domain::Employee{
        .id = *id,
        .is_active = row[1].as<std::string>() == "active",
        .lead = pg::maybe<UserId>(row[2]),
        .zone = row[3].as<std::string>(),
        .full_name = row[17].as<std::string>(),
    };
}

std::optional<domain::ShiftInstance> shift_from(const pqxx::row& row) {
    if (row[18].is_null()) return std::nullopt;
    return domain::ShiftInstance{
        .id = row[18].as<ShiftId>(),
        .date = row[4].as<Date>(),
        .zone = row[5].as<std::string>(),
        .starts_at = row[6].as<Instant>(),
        .ends_at = row[7].as<Instant>(),
        .grace_minutes = pg::maybe<int>(row[8]),
        .break_minutes = pg::maybe<int>(row[9]),
        .is_cancelled = row[10].as<bool>(),
        .check_in_interval_minutes = pg::maybe<int>(row[19]),
        .check_in_tolerance_minutes = pg::maybe<int>(row[20]),
    };
}

domain::Policy policy_from(const pqxx::row& row, const CompanyId& company) {
    domain::Policy policy;
    if (!row[13].is_null()) policy = cached_policy(company, row[13].as<int>(), row[14].as<std::string>());
    if (!row[12].is_null()) policy.manager_scope = row[12].as<std::string>();
    return policy;
}

// Asked without a shift and a record, the row's shift is one of several that the person is assigned to.
void add_candidate(const pqxx::row& row, const Asked& asked, domain::PunchFacts& facts) {
    auto shift = shift_from(row);
    if (shift)
        facts.candidates.push_back({std::move(*shift), record_from(row, kRecordAt), policy_from(row, asked.company)});
}

Found found_from(const pqxx::row& row, const Asked& asked) {
    Found found;
    auto& facts = found.facts;
    facts.open_record = record_from(row, kOpenRecordAt);
    facts.last_record = record_from(row, kLastRecordAt);
    if (!asked.near) {
        facts.is_assigned = row[11].as<bool>();
        facts.record = record_from(row, kRecordAt);
        facts.shift = shift_from(row);
    }
    facts.employee = employee_from(row, facts.record && !asked.user ? facts.record->user : asked.user);
    facts.policy = policy_from(row, asked.company);
    if (!row[15].is_null()) found.answer = {row[15].as<std::string>(), pqxx::binarystring(row[16]).str()};
    return found;
}

}  // namespace

Result<std::vector<Found>> find_facts(pg::Database& database, const std::vector<Asked>& asked, Date today) {
    pg::RowArray rows;
    for (std::size_t i = 0; i < asked.size(); ++i)
        rows.row()
            .add(static_cast<int>(i))
            .add(asked[i].company)
            .add(asked[i].user)
            .add(asked[i].shift)
            .add(asked[i].record)
            .add(asked[i].near ? std::optional(*asked[i].near - kLongestShift) : std::nullopt)
            .add(asked[i].near ? std::optional(*asked[i].near + kEarliestCheckIn) : std::nullopt)
            .add(asked[i].route)
            .add(asked[i].idempotency_key)
            .add(asked[i].caller);
    const auto companies = companies_of(asked);
    std::vector<Found> found(asked.size());
    ROLLCALL_CHECK(database.without_scope([&](pg::Connection& connection) {
        for (const auto& row : connection.exec(kFindFacts, companies, rows.text(), today)) {
            const auto n = row[0].as<std::size_t>();
            if (!found[n].is_read) found[n] = found_from(row, asked[n]);
            found[n].is_read = true;
            if (asked[n].near) add_candidate(row, asked[n], found[n].facts);
        }
    }));
    return found;
}

Result<std::map<RecordId, std::vector<domain::Punch>>> find_punches(
    pg::Database& database, const CompanyId& company, const std::vector<RecordId>& records
) {
    std::map<RecordId, std::vector<domain::Punch>> punches;
    ROLLCALL_CHECK(database.without_scope([&](pg::Connection& connection) {
        for (const auto& row : connection.exec(kFindPunches, company, pg::array(records)))
            punches[row[2].as<RecordId>()].push_back(punch_from(row));
    }));
    return punches;
}

Result<domain::Policy> policy_of(pg::Database& database, const domain::Record& record) {
    const int version = record.snapshot.policy_version;
    if (version == 0) return domain::Policy{};
    if (auto known = known_policy(record.company, version)) return std::move(*known);
    return database.in_read<domain::Policy>(record.company, {}, [&](pg::Tx& tx) -> Result<domain::Policy> {
        return policy_version(tx, record.snapshot.policy_version);
    });
}

}  // namespace rollcall::attendance::store
