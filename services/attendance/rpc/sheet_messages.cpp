#include "services/attendance/rpc/sheet_messages.hpp"

#include "common/time/wire.hpp"
#include "services/attendance/rpc/cursor.hpp"
#include "services/attendance/rpc/mapping.hpp"

#include <algorithm>

namespace rollcall::attendance::rpc {

namespace {

constexpr int kMostRows = 2000;

v1::Remark message_of(const domain::Remark& remark) {
    v1::Remark out;
    if (remark.note) out.set_note(*remark.note);
    if (remark.place_name) out.set_place_name(*remark.place_name);
    if (remark.place) *out.mutable_location() = to_proto(*remark.place);
    return out;
}

v1::Sums message_of(const domain::Sums& sums) {
    v1::Sums out;
    out.set_worked_minutes(sums.worked_minutes);
    out.set_days(sums.days);
    out.set_late(sums.late);
    out.set_early(sums.early);
    out.set_absent(sums.absent);
    out.set_overtime_minutes(sums.overtime_minutes);
    return out;
}

Result<std::optional<domain::Period>> period_in(const v1::SummaryRequest& asked) {
    if (asked.period().empty()) return std::optional<domain::Period>{};
    const auto period = domain::parse_period(asked.period());
    if (!period) return fail(invalid_field("period", Fault::not_an_enum, "expected day, week, month or year"));
    return period;
}

}  // namespace

Result<store::SessionQuery> query_of(const v1::ListSheetsRequest& asked) {
    store::SessionQuery query{.limit = std::clamp(asked.limit(), 1, kMostRows)};
    ROLLCALL_TRY(query.from, maybe_date("dateFrom", asked.has_date_from(), asked.date_from()));
    ROLLCALL_TRY(query.to, maybe_date("dateTo", asked.has_date_to(), asked.date_to()));
    if (asked.cursor().empty()) return query;
    query.after = cursor_from(asked.cursor());
    if (!query.after) return fail(invalid_field("cursor", Fault::not_valid, "expected the cursor of a Link header"));
    return query;
}

Result<app::SummaryQuery> query_of(const v1::SummaryRequest& asked) {
    app::SummaryQuery query;
    ROLLCALL_TRY(query.period, period_in(asked));
    ROLLCALL_TRY(query.date, maybe_date("date", asked.has_date(), asked.date()));
    ROLLCALL_TRY(query.from, maybe_date("dateFrom", asked.has_date_from(), asked.date_from()));
    ROLLCALL_TRY(query.to, maybe_date("dateTo", asked.has_date_to(), asked.date_to()));
    if (asked.has_user_id()) {
        query.user = UserId::parse(asked.user_id());
        if (!query.user) return fail(invalid_field("userId", Fault::not_an_id, "expected a UUID"));
    }
    if (asked.has_department()) query.department = asked.department();
    return query;
}

Result<app::MusterQuery> query_of(const v1::MusterRequest& asked) {
    const auto first = time::parse_date(asked.month() + "-01");
    if (!first) return fail(invalid_field("month", Fault::not_a_date, "expected a month, YYYY-MM"));
    app::MusterQuery query{.days = domain::period_of(domain::Period::month, *first)};
    if (asked.has_department_id()) {
        query.department = DepartmentId::parse(asked.department_id());
        if (!query.department) return fail(invalid_field("departmentId", Fault::not_an_id, "expected a UUID"));
    }
    for (const auto& holiday : asked.holidays()) {
        const auto date = time::parse_date(holiday.date());
        if (!date) return fail(invalid_field("holidays", Fault::not_a_date, "expected dates, YYYY-MM-DD"));
        query.holidays.push_back(
            {*date, holiday.has_site_id() ? SiteId::parse(holiday.site_id()) : std::optional<SiteId>{}}
        );
    }
    return query;
}

v1::SheetPage to_proto(const app::SheetPage& sheets, bool with_notes) {
    v1::SheetPage out;
    for (const auto& view : sheets.page.records) {
        auto& sheet = *out.add_sheets();
        *sheet.mutable_record() = to_proto(view, with_notes);
        const auto found = sheets.remarks.find(view.record.id);
        if (found == sheets.remarks.end()) continue;
        *sheet.mutable_check_in() = message_of(found->second.check_in);
        *sheet.mutable_check_out() = message_of(found->second.check_out);
    }
    if (sheets.page.next) out.set_next_cursor(cursor_text(*sheets.page.next));
    return out;
}

v1::Summary to_proto(const app::Summary& summary) {
    v1::Summary out;
    out.set_date_from(time::format_date(summary.days.from));
    out.set_date_to(time::format_date(summary.days.to));
    out.set_time_zone(summary.zone);
    *out.mutable_totals() = message_of(summary.summed.totals());
    for (const auto& row : summary.rows) {
        auto& person = *out.add_rows();
        person.set_user_id(row.person.id.str());
        person.set_full_name(row.person.full_name);
        if (row.person.department) person.set_department(*row.person.department);
        *person.mutable_sums() = message_of(row.sums);
    }
    for (const auto& [date, sums] : summary.summed.by_day) {
        auto& day = *out.add_series();
        day.set_date(time::format_date(date));
        *day.mutable_sums() = message_of(sums);
    }
    return out;
}

v1::Muster to_proto(const domain::DateRange& days, const std::vector<app::MusterRow>& rows) {
    v1::Muster out;
    using std::chrono::sys_days;
    for (auto day = sys_days{days.from}; day <= sys_days{days.to}; day += std::chrono::days{1})
        out.add_dates(time::format_date(Date{day}));
    for (const auto& row : rows) {
        auto& person = *out.add_rows();
        person.set_user_id(row.person.id.str());
        person.set_full_name(row.person.full_name);
        if (row.person.department) person.set_department(*row.person.department);
        for (const auto code : row.codes) person.add_codes(std::string(domain::code_of(code)));
    }
    return out;
}

}  // namespace rollcall::attendance::rpc
