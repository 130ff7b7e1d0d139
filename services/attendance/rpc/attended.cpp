// One person's attendance, for other systems.
#include "services/attendance/app/attended.hpp"

#include "common/time/wire.hpp"
#include "services/attendance/rpc/cursor.hpp"
#include "services/attendance/rpc/mapping.hpp"
#include "services/attendance/rpc/timesheets_service.hpp"

#include <algorithm>

namespace rollcall::attendance::rpc {

using rollcall::rpc::Call;

namespace {

constexpr int kMostRows = 500;

Result<store::AttendedQuery> query_of(const v1::ListAttendedRequest& asked) {
    store::AttendedQuery query{.limit = std::clamp(asked.limit(), 1, kMostRows)};
    if (asked.employee_code().empty()) return fail(invalid_field("employeeId", Fault::required, "is required"));
    if (asked.has_starts_from_us()) query.starts_from = from_unix_micros(asked.starts_from_us());
    if (asked.has_starts_until_us()) query.starts_until = from_unix_micros(asked.starts_until_us());
    ROLLCALL_TRY(query.from, maybe_date("dateFrom", asked.has_date_from(), asked.date_from()));
    ROLLCALL_TRY(query.to, maybe_date("dateTo", asked.has_date_to(), asked.date_to()));
    if (asked.cursor().empty()) return query;
    const auto after = moment_cursor_from<RecordId>(asked.cursor());
    if (!after) return fail(invalid_field("cursor", Fault::not_valid, "expected the cursor of a Link header"));
    query.after = {after->first, after->second};
    return query;
}

void fill(v1::CheckIn& out, const domain::AttendedCheckIn& check_in) {
    out.set_id(check_in.id.str());
    out.set_at_us(to_unix_micros(check_in.at));
    out.set_source(check_in.source);
    out.set_is_late(check_in.is_late);
    out.set_late_minutes(check_in.late_minutes);
    if (check_in.place) *out.mutable_location() = to_proto(*check_in.place);
    out.set_created_at_us(to_unix_micros(check_in.received_at));
}

void fill(v1::Attended& out, const domain::Attended& attended) {
    out.set_id(attended.id.str());
    out.set_recorded_at_us(to_unix_micros(attended.recorded_at));
    out.set_status(std::string(attended.status));
    if (attended.place) *out.mutable_location() = to_proto(*attended.place);
    if (attended.late_minutes) out.set_late_minutes(*attended.late_minutes);
    out.set_shift_id(attended.snapshot.shift->str());
    out.set_shift_date(time::format_date(attended.snapshot.business_date));
    out.set_shift_starts_at_us(to_unix_micros(attended.snapshot.shift_starts_at));
    out.set_shift_ends_at_us(to_unix_micros(attended.snapshot.shift_ends_at));
    out.set_missed_check_ins(attended.missed_check_ins);
    for (const auto& check_in : attended.check_ins) fill(*out.add_check_ins(), check_in);
}

v1::AttendedPage to_proto(const app::AttendedPage& page) {
    v1::AttendedPage out;
    for (const auto& one : page.attended) fill(*out.add_attended(), one);
    if (page.next) out.set_next_cursor(moment_cursor(page.next->recorded_at, page.next->id.str()));
    return out;
}

}  // namespace

TimesheetsService::Reactor* TimesheetsService::ListAttended(
    Context* context, const v1::ListAttendedRequest* request, v1::AttendedPage* answer
) {
    return endpoint_.person<v1::ListAttendedRequest, v1::AttendedPage>(
        context,
        request,
        answer,
        Permission::external_read,
        [this](const Call& call, const v1::ListAttendedRequest& asked) -> Result<v1::AttendedPage> {
            ROLLCALL_TRY(const auto query, query_of(asked));
            const auto& company = call.principal->company;
            bool is_known = false;
            const auto read = [&](pg::Tx& tx) -> Result<v1::AttendedPage> {
                const auto user = store::person_with_code(tx, asked.employee_code());
                is_known = user.has_value();
                return is_known ? to_proto(app::list_attended(tx, *user, query)) : v1::AttendedPage{};
            };
            const auto origin = service::Endpoint::origin_of(call);
            auto page = database_.in_read<v1::AttendedPage>(company, origin, read);
            if (!page || is_known) return page;
            // Whose code is not known here yet may have come a moment ago.
            ROLLCALL_CHECK(siblings_.meet(company, app::CodeKind::employee, {asked.employee_code()}));
            return database_.in_read<v1::AttendedPage>(company, origin, read);
        }
    );
}

}  // namespace rollcall::attendance::rpc
