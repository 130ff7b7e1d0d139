#include "services/attendance/store/session_list.hpp"

#include "common/pg/connection.hpp"
#include "services/attendance/store/rows.hpp"

namespace rollcall::attendance::store {

namespace {

constexpr pg::Statement kTeam{"session_team", R"sql(
    SELECT user_id FROM attendance.employee WHERE company_id = $1 AND lead_id = $2)sql"};

// Bounds that are not asked for are the ends of the calendar: one plan, on record_by_date or record_by_person.
#define BOUNDS                                                                              \
    " r.business_date BETWEEN $2 AND $3 AND (r.business_date, r.id) < ($4::date, $5::uuid)" \
    " AND (r.check_in_at IS NOT NULL OR $6)"
#define PAGE(condition)                                                                                         \
    "SELECT r.*, e.full_name, k.* FROM (SELECT r.* FROM attendance.record r WHERE r.company_id = $1 AND" BOUNDS \
        condition                                                                                               \
    " ORDER BY r.business_date DESC, r.id DESC LIMIT $7) r"                                                     \
    " LEFT JOIN attendance.employee e ON e.company_id = r.company_id AND e.user_id = r.user_id"                 \
    " LEFT JOIN attendance.correction k ON k.company_id = r.company_id AND k.id = r.correction_id"              \
    " ORDER BY r.business_date DESC, r.id DESC"

constexpr pg::Statement kOfCompany{"sessions_of_company", PAGE("")};
constexpr pg::Statement kOfUser{"sessions_of_user", PAGE(" AND r.user_id = $8::uuid")};
constexpr pg::Statement kOfUsers{"sessions_of_users", PAGE(" AND r.user_id = ANY ($8::uuid[])")};

#undef PAGE
#undef BOUNDS

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

template <class... More>
pqxx::result run(pg::Tx& tx, const pg::Statement& statement, const SessionQuery& query, const More&... more) {
    const Date after = query.after ? query.after->date : kLast;
    const auto id = query.after ? query.after->id.str() : "ffffffff-ffff-ffff-ffff-ffffffffffff";
    return tx.exec(
        statement,
        tx.company(),
        query.from.value_or(kFirst),
        query.to.value_or(kLast),
        after,
        id,
        query.include_absences,
        query.limit + 1,
        more...
    );
}

}  // namespace

std::vector<RecordView> list_sessions(pg::Tx& tx, const SessionQuery& query) {
    const auto rows = query.of_user   ? run(tx, kOfUser, query, *query.of_user)
                      : query.of_team ? run(tx, kOfUsers, query, pg::array(team_of(tx, *query.of_team)))
                                      : run(tx, kOfCompany, query);
    std::vector<RecordView> views;
    for (const auto& row : rows) views.push_back(view_from(row));
    return views;
}

}  // namespace rollcall::attendance::store
