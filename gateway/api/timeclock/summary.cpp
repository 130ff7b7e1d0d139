// Sums by day, week, month, year or range: over all, by person, by day.
#include "gateway/api/timeclock/exports.hpp"
#include "gateway/api/timeclock/hours.hpp"
#include "gateway/api/timeclock/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/export/download.hpp"
#include "gateway/http/query_reader.hpp"
#include "gateway/json/writer.hpp"

namespace rollcall::timeclock {

namespace {

using namespace attendance::v1;
using http::Action;
using http::Exchange;

constexpr char kCustom[] = "custom";  // from date_from to date_to

void write_sums(json::Writer& writer, const Sums& sums) {
    writer.member("workedMinutes", sums.worked_minutes());
    writer.member("workedHours", hours_of(sums.worked_minutes()));
    writer.member("days", sums.days());
    writer.member("late", sums.late());
    writer.member("early", sums.early());
    writer.member("absent", sums.absent());
    writer.member("overtimeMinutes", sums.overtime_minutes());
}

void write_rows(json::Writer& writer, const Summary& summary) {
    writer.key("rows");
    writer.open_array();
    for (const auto& row : summary.rows()) {
        writer.open_object();
        writer.member("userId", row.user_id());
        writer.member("fullname", row.full_name());
        writer.optional_member("department", row.has_department(), row.department());
        write_sums(writer, row.sums());
        writer.close_object();
    }
    writer.close_array();
}

void write_series(json::Writer& writer, const Summary& summary) {
    writer.key("series");
    writer.open_array();
    for (const auto& day : summary.series()) {
        writer.open_object();
        writer.member("date", day.date());
        write_sums(writer, day.sums());
        writer.close_object();
    }
    writer.close_array();
}

auto render_as(std::string period) {
    return [period = std::move(period)](const Exchange&, const Summary& summary) {
        http::HttpResponse response;
        json::Writer writer(response.body);
        writer.open_object();
        writer.member("status", "success");
        writer.key("data");
        writer.open_object();
        writer.member("period", period);
        writer.member("from", summary.date_from());
        writer.member("to", summary.date_to());
        writer.member("timeZone", summary.time_zone());
        writer.key("totals");
        writer.open_object();
        write_sums(writer, summary.totals());
        writer.close_object();
        write_rows(writer, summary);
        write_series(writer, summary);
        writer.close_object();
        writer.close_object();
        return response;
    };
}

struct SummaryQuery {
    SummaryRequest request;
    exports::Format format = exports::Format::json;
};

Result<SummaryQuery> read(const Exchange& exchange) {
    http::QueryReader query(exchange);
    SummaryQuery summary{.format = exports::read_format(query)};
    auto& request = summary.request;
    const auto period = query.one_of("period", {"day", "week", "month", "year"});
    const auto date = query.date("date");
    const auto from = query.date("date_from");
    const auto to = query.date("date_to");
    const bool is_range = query.text("date_from") || query.text("date_to");
    if (is_range && query.text("period"))
        query.fault("period", Fault::not_valid, "send either a period or date_from and date_to");
    if (is_range && query.text("date"))
        query.fault("date", Fault::not_valid, "belongs to a period, not to date_from and date_to");
    if (!is_range) request.set_period(period.value_or("day"));
    if (date) request.set_date(*date);
    if (from) request.set_date_from(*from);
    if (to) request.set_date_to(*to);
    if (auto user = query.id("user_id")) request.set_user_id(std::move(*user));
    if (auto department = query.text("department")) request.set_department(std::move(*department));
    ROLLCALL_CHECK(query.verdict());
    return summary;
}

}  // namespace

std::vector<http::Route> summary_routes(const clients::TimesheetsClient& client, exports::Workshop& workshop) {
    const auto summarise = [&client, &workshop](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto query, read(exchange));
        auto& request = query.request;
        if (query.format != exports::Format::json)
            return clients::perform(
                client.summarise,
                std::move(request),
                [&workshop, format = query.format](const Exchange&, const Summary& summary) {
                    return exports::download(summary_table(summary), format, workshop);
                }
            );
        auto period = request.period().empty() ? std::string(kCustom) : request.period();
        return clients::perform(client.summarise, std::move(request), render_as(std::move(period)));
    };
    return {
        {http::Method::get,
         std::string(kBase) + "/summary",
         Permission::attendance_view,
         http::Idempotency::ignored,
         summarise},
    };
}

}  // namespace rollcall::timeclock
