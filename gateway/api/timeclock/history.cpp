// One person's attendance, newest first.
#include "gateway/api/timeclock/exports.hpp"
#include "gateway/api/timeclock/hours.hpp"
#include "gateway/api/timeclock/place_json.hpp"
#include "gateway/api/timeclock/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/export/download.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/http/next_link.hpp"
#include "gateway/http/query_reader.hpp"

namespace rollcall::timeclock {

namespace {

using namespace attendance::v1;
using http::Action;
using http::Exchange;

constexpr int kPage = 100;
constexpr int kLargestPage = 500;

void write_time(json::Writer& writer, std::string_view name, bool is_known, std::int64_t at, const std::string& zone) {
    writer.key(name);
    is_known ? writer.value(clock_at(at, zone)) : writer.null();
}

void write_sheet(json::Writer& writer, const Sheet& sheet) {
    const auto& record = sheet.record();
    const auto& zone = record.time_zone();
    writer.open_object();
    writer.member("id", record.id());
    writer.member("userId", record.user_id());
    writer.member("date", record.business_date());
    write_time(writer, "timeIn", record.has_check_in_us(), record.check_in_us(), zone);
    write_time(writer, "timeOut", record.has_check_out_us(), record.check_out_us(), zone);
    writer.optional_member("timeInDescription", sheet.check_in().has_note(), sheet.check_in().note());
    writer.optional_member("timeOutDescription", sheet.check_out().has_note(), sheet.check_out().note());
    write_place(writer, "timeInLocation", sheet.check_in());
    write_place(writer, "timeOutLocation", sheet.check_out());
    writer.member("workedHours", hours_of(record.worked_minutes()));
    writer.member("isLate", record.is_late());
    writer.member("isEarly", record.is_early());
    writer.close_object();
}

http::HttpResponse render(const Exchange& exchange, const SheetPage& page) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.member("status", "success");
    writer.key("data");
    writer.open_array();
    for (const auto& sheet : page.sheets()) write_sheet(writer, sheet);
    writer.close_array();
    writer.close_object();
    if (!page.next_cursor().empty()) response.add("Link", http::next_link(exchange.request, page.next_cursor()));
    return response;
}

struct HistoryQuery {
    ListSheetsRequest request;
    exports::Format format = exports::Format::json;
};

Result<HistoryQuery> read(const Exchange& exchange) {
    http::QueryReader query(exchange);
    HistoryQuery history{.format = exports::read_format(query)};
    auto& request = history.request;
    const auto user = http::path_id(exchange, "user_id");
    if (!user) query.fault("user_id", Fault::not_an_id, "expected a UUID");
    if (user) request.set_user_id(*user);
    if (auto date = query.date("date_from")) request.set_date_from(std::move(*date));
    if (auto date = query.date("date_to")) request.set_date_to(std::move(*date));
    request.set_limit(query.number("limit", 1, kLargestPage).value_or(kPage));
    request.set_cursor(query.text("cursor").value_or(""));
    ROLLCALL_CHECK(query.verdict());
    return history;
}

http::Answer send_file(
    Exchange& exchange, const clients::TimesheetsClient& client, exports::Workshop& workshop, HistoryQuery history
) {
    co_return exports::download(sheet_table(exchange, client, std::move(history.request)), history.format, workshop);
}

}  // namespace

std::vector<http::Route> history_routes(const clients::TimesheetsClient& client, exports::Workshop& workshop) {
    const auto list = [&client, &workshop](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto history, read(exchange));
        if (history.format != exports::Format::json)
            return [&client, &workshop, history](Exchange& x) { return send_file(x, client, workshop, history); };
        return clients::perform(client.list_sheets, std::move(history.request), render);
    };
    return {
        {http::Method::get,
         std::string(kBase) + "/:user_id",
         Permission::attendance_view,
         http::Idempotency::ignored,
         list},
    };
}

}  // namespace rollcall::timeclock
