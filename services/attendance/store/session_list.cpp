#include "services/attendance/store/session_list.hpp"

#include "common/pg/connection.hpp"
#include "services/attendance/store/record_order.hpp"
#include "services/attendance/store/rows.hpp"

namespace rollcall::attendance::store {

namespace {

constexpr pg::Statement kTeam{"session_team", R"sql(
    SELECT user_id FROM attendance.employee WHERE company_id = $1 AND lead_id = $2)sql"};

// Bounds that are not asked for are the ends of the calendar: one plan, on record_by_date or record_by_person.
#define MATCHING(condition)                                                                   \
    " FROM attendance.record r WHERE r.company_id = $1 AND r.business_date BETWEEN $2 AND $3" \
    " AND (r.business_date, " CHECK_IN_OR_NEVER                                               \
    ", r.id) < ($4::date, $5::timestamptz, $6::uuid)"                                         \
    " AND (r.business_date, " CHECK_IN_OR_NEVER                                               \
    ", r.id) >= ($7::date, $8::timestamptz, $9::uuid)"                                        \
    " AND (r.check_in_at IS NOT NULL OR $10)" condition " ORDER BY " NEWEST_FIRST
#define PAGE(condition)                                                                              \
    "SELECT r.*, e.full_name, k.* FROM (SELECT r.*" MATCHING(condition                               \
    ) " LIMIT $11) r"                                                                                \
      " LEFT JOIN attendance.employee e ON e.company_id = r.company_id AND e.user_id = r.user_id"    \
      " LEFT JOIN attendance.correction k ON k.company_id = r.company_id AND k.id = r.correction_id" \
      " ORDER BY " NEWEST_FIRST
// The last row of so many and the one behind it.
#define END(condition) "SELECT r.business_date, r.check_in_at, r.id" MATCHING(condition) " OFFSET $11 - 1 LIMIT 2"
#define OF_USER " AND r.user_id = $12::uuid"
// IS TRUE keeps it a look-up in a hash table for each row, in the order of the index; an array would be searched from
// its beginning each time.
#define OF_USERS " AND (r.user_id IN (SELECT unnest($12::uuid[]))) IS TRUE"

struct Statements {
    pg::Statement of_company, of_user, of_users;
};

constexpr Statements kPage{
    {"sessions_of_company", PAGE("")}, {"sessions_of_user", PAGE(OF_USER)}, {"sessions_of_users", PAGE(OF_USERS)}};
constexpr Statements kEnd{
    {"sessions_end_of_company", END("")},
    {"sessions_end_of_user", END(OF_USER)},
    {"sessions_end_of_users", END(OF_USERS)}};

#undef OF_USERS
#undef OF_USER
#undef END
#undef PAGE
#undef MATCHING

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr Date kFirst{year{1970}, month{1}, day{1}};
constexpr Date kLast{year{9999}, month{12}, day{31}};

std::vector<UserId> team_of(pg::Tx& tx, const UserId& lead) {
    std::vector<UserId> team;
    for (const auto& row : tx.exec(kTeam, tx.company(), lead)) team.push_back(row[0].as<UserId>());
    return team;
}

RecordView view_from(const pqxx::row& row) {
    RecordView view{.record = *record_from(row, 0)};
    view.full_name = row[kRecordColumns].as<std::string>("");
    view.correction = correction_from(row, kRecordColumns + 1);
    return view;
}

std::string moment_of(const SessionCursor& cursor) {
    return cursor.check_in ? pg::format_timestamp(*cursor.check_in) : "-infinity";
}

template <class... More>
pqxx::result run(pg::Tx& tx, const pg::Statement& statement, const SessionQuery& query, int rows, const More&... more) {
    static const auto kNewest = *RecordId::parse("ffffffff-ffff-ffff-ffff-ffffffffffff");
    static const auto kOldest = *RecordId::parse("00000000-0000-0000-0000-000000000000");
    const auto after = query.after.value_or(SessionCursor{kLast, {}, kNewest});
    const auto until = query.until.value_or(SessionCursor{kFirst, {}, kOldest});
    return tx.exec(
        statement,
        tx.company(),
        query.from.value_or(kFirst),
        query.to.value_or(kLast),
        after.date,
        moment_of(after),
        after.id,
        until.date,
        moment_of(until),
        until.id,
        query.include_absences,
        rows,
        more...
    );
}

pqxx::result run(pg::Tx& tx, const Statements& statements, const SessionQuery& query, int rows) {
    if (query.of_team) {
        auto team = team_of(tx, *query.of_team);
        if (query.of_user) std::erase_if(team, [&](const UserId& one) { return one != *query.of_user; });
        return run(tx, statements.of_users, query, rows, pg::array(team));
    }
    if (query.of_user) return run(tx, statements.of_user, query, rows, *query.of_user);
    return run(tx, statements.of_company, query, rows);
}

}  // namespace

std::vector<RecordView> list_sessions(pg::Tx& tx, const SessionQuery& query) {
    std::vector<RecordView> views;
    for (const auto& row : run(tx, kPage, query, query.limit + 1)) views.push_back(view_from(row));
    return views;
}

std::optional<SessionCursor> end_of_sessions(pg::Tx& tx, const SessionQuery& query) {
    const auto rows = run(tx, kEnd, query, query.rows_in_all);
    if (rows.size() < 2) return std::nullopt;
    return SessionCursor{rows[0][0].as<Date>(), pg::maybe<Instant>(rows[0][1]), rows[0][2].as<RecordId>()};
}

}  // namespace rollcall::attendance::store
