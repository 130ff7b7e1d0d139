#include "services/attendance/app/list_sessions.hpp"

namespace rollcall::attendance::app {

Result<SessionPage> list_sessions(pg::Tx& tx, const Principal& caller, bool team, store::SessionQuery query) {
    // A manager's team on this surface is who reports to them, however far the company's policy lets them reach.
    switch (scope_of(caller, Permission::attendance_view, ManagerScope::team)) {
        case Scope::company: break;
        case Scope::team: query.of_team = caller.user; break;
        case Scope::own:
        case Scope::none:
            if (team) return SessionPage{};
    }
    if (!team) {
        query.of_user = caller.user;
        query.of_team.reset();
    }
    return page_of_sessions(tx, query);
}

Result<SessionPage> page_of_sessions(pg::Tx& tx, const store::SessionQuery& query) {
    if (query.from && query.to && *query.from > *query.to)
        return fail(invalid_field("dateTo", Fault::not_valid, "must not be earlier than date_from"));
    SessionPage page{.records = store::list_sessions(tx, query)};
    if (page.records.size() <= static_cast<std::size_t>(query.limit)) return page;
    page.records.pop_back();
    const auto& last = page.records.back().record;
    page.next = {last.snapshot.business_date, last.derived.check_in_at, last.id};
    if (query.rows_in_all > 0) page.end = store::end_of_sessions(tx, query);
    return page;
}

}  // namespace rollcall::attendance::app
