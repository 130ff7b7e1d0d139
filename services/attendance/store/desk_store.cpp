#include "services/attendance/store/desk_store.hpp"

#include "common/pg/connection.hpp"
#include "services/attendance/store/policy_json.hpp"
#include "services/attendance/store/policy_store.hpp"
#include "services/attendance/store/rows.hpp"

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

constexpr pg::Statement kStoreChanges{"desk_store", R"sql(
    SELECT attendance.desk_store($1::uuid[], $2::attendance.record[], $3::bigint[], $4::attendance.punch[],
                                 $5::attendance.resolution[], $6::attendance.new_event[], $7::attendance.desk_audit[],
                                 $8::attendance.new_answer[], $9))sql"};

// A shift that is not over began at most this long ago; one that can be checked in to begins at most that far ahead
// (the most that earlyCheckInMinutes may be).
constexpr std::chrono::hours kLongestShift{26};
constexpr std::chrono::hours kEarliestCheckIn{12};

template <class Range, class Key>
std::string companies_of(const Range& range, const Key& key) {
    std::set<CompanyId> companies;
    for (const auto& element : range) companies.insert(key(element));
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

struct Texts {
    pg::RowArray records, punches, resolutions, events, audits, answers;
    std::string expected;  // the version each record has still

    void add(const Write& write) {
        const auto& record = write.change.record;
        append(records, record);
        expected +=
            (expected.empty() ? "" : ",") + std::to_string(write.change.before ? write.change.before->version : 0);
        for (const auto& punch : write.change.punches) append(punches, record, punch);
        for (const auto& resolution : write.change.resolutions) append(resolutions, record, resolution);
        // Sequences rise one by one up to the record's version.
        auto sequence = record.version - static_cast<std::int64_t>(write.events.size());
        for (const auto& event : write.events) add_event(write, event, ++sequence);
        add_audit(write);
        if (!write.provenance.idempotency_key.empty()) add_answer(write);
    }

    void add_event(const Write& write, const Event& event, std::int64_t sequence) {
        const auto& record = write.change.record;
        events.row()
            .add(record.company)
            .add(EventId::make(record.updated_at))
            .add(record.id)
            .add(event.type)
            .add(sequence)
            .add(record.updated_at)
            .add(write.provenance.traceparent)
            .add(event.data);
    }

    void add_audit(const Write& write) {
        const auto& record = write.change.record;
        audits.row()
            .add(record.company)
            .add(EventId::make(record.updated_at))
            .add(record.id)
            .add(record.updated_at)
            .add(write.provenance.actor)
            .add(write.provenance.action)
            .add(write.before)
            .add(write.events.empty() ? std::string_view() : std::string_view(write.events.front().data))
            .add(write.provenance.request_id)
            .add(write.provenance.client_address);
    }

    void add_answer(const Write& write) {
        const auto& provenance = write.provenance;
        answers.row()
            .add(write.change.record.company)
            .add(write.change.record.id)
            .add(provenance.actor)
            .add(provenance.route)
            .add(provenance.idempotency_key)
            .add(provenance.fingerprint)
            .bytes(provenance.answer);
    }
};

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
    const auto companies = companies_of(asked, [](const Asked& one) { return one.company; });
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

namespace {

// `session` is a connection or a transaction: the statement sets its scope itself.
template <class Session>
std::set<RecordId> run_store(Session& session, const std::vector<Write>& writes, bool together) {
    Texts texts;
    for (const auto& write : writes) texts.add(write);
    const auto companies = companies_of(writes, [](const Write& write) { return write.change.record.company; });
    std::set<RecordId> stored;
    for (const auto& row : session.exec(
             kStoreChanges,
             companies,
             texts.records.text(),
             "{" + texts.expected + "}",
             texts.punches.text(),
             texts.resolutions.text(),
             texts.events.text(),
             texts.audits.text(),
             texts.answers.text(),
             together
         ))
        stored.insert(row[0].template as<RecordId>());
    return stored;
}

}  // namespace

Result<domain::Policy> policy_of(pg::Database& database, const domain::Record& record) {
    const int version = record.snapshot.policy_version;
    if (version == 0) return domain::Policy{};
    if (auto known = known_policy(record.company, version)) return std::move(*known);
    return database.in_read<domain::Policy>(record.company, {}, [&](pg::Tx& tx) -> Result<domain::Policy> {
        return policy_version(tx, record.snapshot.policy_version);
    });
}

Result<std::set<RecordId>> store_changes(pg::Database& database, const std::vector<Write>& writes, bool together) {
    std::set<RecordId> stored;
    ROLLCALL_CHECK(database.without_scope([&](pg::Connection& connection) {
        stored = run_store(connection, writes, together);
    }));
    return stored;
}

void store_changes(pg::Tx& tx, const std::vector<Write>& writes) {
    run_store(tx, writes, true);
}

std::set<RecordId> store_possible_changes(pg::Tx& tx, const std::vector<Write>& writes) {
    if (writes.empty()) return {};
    return run_store(tx, writes, false);
}

}  // namespace rollcall::attendance::store
