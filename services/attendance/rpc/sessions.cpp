// Lists of the HR surface.
#include "services/attendance/app/list_sessions.hpp"
#include "services/attendance/app/read_records.hpp"
#include "services/attendance/rpc/attendance_service.hpp"
#include "services/attendance/rpc/cursor.hpp"
#include "services/attendance/rpc/mapping.hpp"

#include <algorithm>

namespace rollcall::attendance::rpc {

namespace {

constexpr int kMostRows = 2000;
constexpr int kMostInAll = 20'000;

Result<std::optional<store::SessionCursor>> cursor_of(const char* name, const std::string& text) {
    if (text.empty()) return std::optional<store::SessionCursor>{};
    const auto cursor = cursor_from(text);
    if (!cursor) return fail(invalid_field(name, Fault::not_valid, "expected the cursor of a Link header"));
    return cursor;
}

Result<store::SessionQuery> query_of(const v1::ListSessionsRequest& asked) {
    store::SessionQuery query{
        .include_absences = asked.include_absences(), .limit = std::clamp(asked.limit(), 1, kMostRows)};
    ROLLCALL_TRY(query.from, maybe_date("dateFrom", asked.has_date_from(), asked.date_from()));
    ROLLCALL_TRY(query.to, maybe_date("dateTo", asked.has_date_to(), asked.date_to()));
    ROLLCALL_TRY(query.after, cursor_of("cursor", asked.cursor()));
    ROLLCALL_TRY(query.until, cursor_of("until", asked.until()));
    if (!asked.user_id().empty()) {
        query.of_user = UserId::parse(asked.user_id());
        if (!query.of_user) return fail(invalid_field("userId", Fault::not_an_id, "expected a UUID"));
    }
    query.rows_in_all = std::clamp(asked.rows_in_all(), 0, kMostInAll);
    return query;
}

}  // namespace

AttendanceService::Reactor* AttendanceService::ListSessions(
    Context* context, const v1::ListSessionsRequest* request, v1::SessionPage* answer
) {
    return endpoint_.read<v1::ListSessionsRequest, v1::SessionPage>(
        context,
        request,
        answer,
        Permission::attendance_view,
        [](pg::Tx& tx, const Call& call, const v1::ListSessionsRequest& asked) -> Result<v1::SessionPage> {
            ROLLCALL_TRY(auto query, query_of(asked));
            ROLLCALL_TRY(const auto page, app::list_sessions(tx, *call.principal, asked.team(), std::move(query)));
            const bool notes = app::may_read_notes(call.principal->role);
            v1::SessionPage out;
            for (const auto& view : page.records) *out.add_records() = to_proto(view, notes);
            if (page.next) out.set_next_cursor(cursor_text(*page.next));
            if (page.end) out.set_end_cursor(cursor_text(*page.end));
            return out;
        }
    );
}

}  // namespace rollcall::attendance::rpc
