#include "services/attendance/store/machine_punch_store.hpp"

#include "common/pg/connection.hpp"
#include "services/attendance/store/machine_rows.hpp"
#include "services/attendance/store/person_rows.hpp"

namespace rollcall::attendance::store {

namespace {

#define PERSON \
    "SELECT " PERSON_COLUMNS ", e.employee_code, e.badge_number FROM " PERSON_TABLES " WHERE e.company_id = $1 AND "
#define LOCKED " ORDER BY e.user_id FOR NO KEY UPDATE OF e"

constexpr pg::Statement kByCode{"lock_people_by_code", PERSON "e.employee_code = ANY ($2::text[])" LOCKED};
constexpr pg::Statement kByBadge{"lock_people_by_badge", PERSON "e.badge_number = ANY ($2::text[])" LOCKED};
constexpr pg::Statement kById{"lock_person", PERSON "e.user_id = $2" LOCKED};

#undef LOCKED
#undef PERSON

// All that is done for machine punches probes by keys it is given. The planner, which knows little of tables that grow
// by the hour, is kept from reading them whole instead, and from sorting what an index has in order already: that makes
// it take that index. What it then believes a plan to cost is no reason to compile it.
constexpr pg::Statement kProbe{"machine_punches_probe", R"sql(
    SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
           set_config('enable_mergejoin', 'off', true), set_config('enable_sort', 'off', true),
           set_config('jit', 'off', true))sql"};

// Few locks, however many codes: two of them may share one. In order, so that nobody waits in a circle.
constexpr pg::Statement kLockCodes{"lock_codes", R"sql(
    SELECT pg_advisory_xact_lock(hashtext($1::text), part)
      FROM (SELECT DISTINCT hashtext($2 || code) & 63 AS part FROM unnest($3::text[]) AS w (code) ORDER BY part) parts)sql"};

constexpr pg::Statement kUnknownCodes{"unknown_codes", R"sql(
    SELECT code FROM unnest($2::text[]) AS w (code)
     WHERE NOT EXISTS (SELECT FROM attendance.employee e WHERE e.company_id = $1 AND e.employee_code = w.code))sql"};
constexpr pg::Statement kUnknownBadges{"unknown_badges", R"sql(
    SELECT code FROM unnest($2::text[]) AS w (code)
     WHERE NOT EXISTS (SELECT FROM attendance.employee e WHERE e.company_id = $1 AND e.badge_number = w.code))sql"};

// By one key after the other: given a list of keys, the planner may read all of a company whose rows it underestimates.
constexpr pg::Statement kStored{"machine_punches_stored", "SELECT " MACHINE_COLUMNS R"sql(, m.source_seq
      FROM unnest($2::uuid[]) AS w (id)
     CROSS JOIN LATERAL (
          SELECT * FROM attendance.machine_punch x WHERE x.company_id = $1 AND x.id = w.id OFFSET 0) m)sql"};
constexpr pg::Statement kCounted{"machine_punches_counted", "SELECT " MACHINE_COLUMNS R"sql(, m.source_seq
      FROM unnest($3::text[]) AS w (source_seq)
     CROSS JOIN LATERAL (
          SELECT * FROM attendance.machine_punch x
           WHERE x.company_id = $1 AND x.sender_id = $2 AND x.source_seq = w.source_seq AND x.source_seq IS NOT NULL
          OFFSET 0) m)sql"};

constexpr pg::Statement kAdd{"machine_punches_add", R"sql(
    INSERT INTO attendance.machine_punch
    SELECT x.* FROM unnest($2::attendance.machine_punch[]) x WHERE x.company_id = $1
    ON CONFLICT DO NOTHING RETURNING id)sql"};

// Rows carry their company: a join by it makes the planner begin with them (see history_store.cpp).
constexpr pg::Statement kPlace{"machine_punches_place", R"sql(
    UPDATE attendance.machine_punch m
       SET disposition = x.disposition, resolved = x.resolved, record_id = x.record_id, why = x.why
      FROM unnest($1::attendance.machine_punch[]) x WHERE m.company_id = x.company_id AND m.id = x.id)sql"};

constexpr pg::Statement kHold{"machine_punches_hold", R"sql(
    UPDATE attendance.machine_punch m
       SET user_id = x.user_id, hold = x.hold, why = x.why, disposition = x.disposition, decided_by = $2, decided_at = $3
      FROM unnest($1::attendance.machine_punch[]) x WHERE m.company_id = x.company_id AND m.id = x.id)sql"};

constexpr pg::Statement kUnknownOf{"machine_punches_of_nobody", "SELECT " MACHINE_COLUMNS R"sql(
      FROM attendance.machine_punch m
     WHERE m.company_id = $1 AND m.code = $2 AND m.user_id IS NULL AND m.code_kind = $3 AND m.hold = 'unknown_employee'
       FOR UPDATE)sql"};

#define ROW                                                                                                            \
    "SELECT " MACHINE_COLUMNS                                                                                          \
    ", m.source_seq, m.code, m.code_kind, m.sender_id, e.full_name"                                                    \
    "  FROM attendance.machine_punch m"                                                                                \
    "  LEFT JOIN attendance.employee e ON e.company_id = m.company_id AND e.user_id = m.user_id WHERE m.company_id = " \
    "$1"

constexpr pg::Statement kQueue{"machine_punch_queue", ROW R"sql(
       AND m.disposition = 'quarantined' AND m.hold <> 'dismissed' AND (m.received_at, m.id) < ($2, $3)
     ORDER BY m.received_at DESC, m.id DESC LIMIT $4)sql"};
constexpr pg::Statement kOne{"machine_punch_one", ROW " AND m.id = $2 FOR UPDATE OF m"};

#undef ROW

std::string_view name_of(CodeKind kind) {
    return kind == CodeKind::badge ? "badge" : "employee";
}

std::string rows_of(pg::Tx& tx, const std::vector<domain::MachinePunch>& punches) {
    pg::RowArray rows;
    for (const auto& machine : punches) append(rows, tx.company(), {.machine = machine}, name_of(CodeKind::employee));
    return rows.text();
}

MachinePunchRow row_from(const pqxx::row& row) {
    return {
        .machine = machine_from(row),
        .code = row[kMachineColumns + 1].as<std::string>(),
        .code_kind = row[kMachineColumns + 2].as<std::string>() == "badge" ? CodeKind::badge : CodeKind::employee,
        .sender = row[kMachineColumns + 3].as<UserId>(),
        .source_seq = pg::maybe<std::string>(row[kMachineColumns]),
        .full_name = row[kMachineColumns + 4].as<std::string>(""),
    };
}

}  // namespace

void begin_probing(pg::Tx& tx) {
    tx.exec(kProbe);
}

std::vector<KnownPerson> lock_people(pg::Tx& tx, CodeKind kind, const std::vector<std::string>& codes) {
    std::vector<KnownPerson> people;
    begin_probing(tx);
    const bool badge = kind == CodeKind::badge;
    for (const auto& row : tx.exec(badge ? kByBadge : kByCode, tx.company(), pg::array(codes)))
        people.push_back({row[badge ? kPersonColumns + 1 : kPersonColumns].as<std::string>(), person_from(row)});
    return people;
}

void lock_codes(pg::Tx& tx, CodeKind kind, const std::vector<std::string>& codes) {
    tx.exec(kLockCodes, tx.company().str(), std::string(name_of(kind)), pg::array(codes));
}

std::optional<domain::Employee> lock_person(pg::Tx& tx, const UserId& user) {
    begin_probing(tx);
    const auto rows = tx.exec(kById, tx.company(), user);
    return rows.empty() ? std::nullopt : std::optional(person_from(rows[0]));
}

std::vector<std::string> unknown_codes(pg::Tx& tx, CodeKind kind, const std::vector<std::string>& codes) {
    std::vector<std::string> unknown;
    for (const auto& row :
         tx.exec(kind == CodeKind::badge ? kUnknownBadges : kUnknownCodes, tx.company(), pg::array(codes)))
        unknown.push_back(row[0].as<std::string>());
    return unknown;
}

std::vector<Stored> find_stored(
    pg::Tx& tx, const std::vector<PunchId>& ids, const UserId& sender, const std::vector<std::string>& sequences
) {
    std::vector<Stored> stored;
    const auto add = [&stored](const pqxx::result& rows) {
        for (const auto& row : rows)
            stored.push_back({machine_from(row), pg::maybe<std::string>(row[kMachineColumns])});
    };
    add(tx.exec(kStored, tx.company(), pg::array(ids)));
    if (!sequences.empty()) add(tx.exec(kCounted, tx.company(), sender, pg::array(sequences)));
    return stored;
}

std::set<PunchId> add_machine_punches(pg::Tx& tx, const std::vector<MachinePunchRow>& rows) {
    if (rows.empty()) return {};
    pg::RowArray texts;
    for (const auto& row : rows) append(texts, tx.company(), row, name_of(row.code_kind));
    std::set<PunchId> added;
    for (const auto& row : tx.exec(kAdd, tx.company(), texts.text())) added.insert(row[0].as<PunchId>());
    return added;
}

void place_machine_punches(pg::Tx& tx, const std::vector<domain::MachinePunch>& placed) {
    if (!placed.empty()) tx.exec(kPlace, rows_of(tx, placed));
}

std::vector<domain::MachinePunch> unknown_punches_of(pg::Tx& tx, CodeKind kind, const std::string& code) {
    std::vector<domain::MachinePunch> punches;
    for (const auto& row : tx.exec(kUnknownOf, tx.company(), code, std::string(name_of(kind))))
        punches.push_back(machine_from(row));
    return punches;
}

void hold_machine_punches(
    pg::Tx& tx, const std::vector<domain::MachinePunch>& punches, const std::optional<UserId>& decided_by
) {
    if (!punches.empty()) tx.exec(kHold, rows_of(tx, punches), decided_by, tx.decided_at());
}

std::vector<MachinePunchRow> quarantine(pg::Tx& tx, const std::optional<QueueCursor>& after, int limit) {
    std::vector<MachinePunchRow> rows;
    const Instant before = after ? after->received_at : tx.decided_at() + std::chrono::hours{1};
    for (const auto& row : tx.exec(kQueue, tx.company(), before, after ? after->id : PunchId{}, limit))
        rows.push_back(row_from(row));
    return rows;
}

std::optional<MachinePunchRow> find_machine_punch(pg::Tx& tx, const PunchId& id) {
    const auto rows = tx.exec(kOne, tx.company(), id);
    return rows.empty() ? std::nullopt : std::optional(row_from(rows[0]));
}

}  // namespace rollcall::attendance::store
