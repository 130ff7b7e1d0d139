// The month's muster: people by days, one code each. Holidays are shift's, so they are asked for first.
#include "common/time/wire.hpp"
#include "gateway/api/hr_monitoring/organisation_query.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/export/download.hpp"
#include "gateway/http/query_reader.hpp"
#include "gateway/json/writer.hpp"

#include <algorithm>
#include <array>

namespace rollcall::hr_monitoring {

namespace {

using attendance::v1::Muster;
using attendance::v1::MusterRequest;
using attendance::v1::MusterRow;
using http::Action;
using http::Exchange;

constexpr std::array<const char*, 7> kCodes{"P", "A", "L", "HD", "WFH", "H", "WO"};

void write_person(json::Writer& writer, const MusterRow& row) {
    writer.open_object();
    writer.member("user_id", row.user_id());
    writer.member("full_name", row.full_name());
    writer.optional_member("department", row.has_department(), row.department());
    writer.key("days");
    writer.open_array();
    for (const auto& code : row.codes()) code.empty() ? writer.null() : writer.value(code);
    writer.close_array();
    writer.key("totals");
    writer.open_object();
    for (const auto* code : kCodes) writer.member(code, std::count(row.codes().begin(), row.codes().end(), code));
    writer.close_object();
    writer.close_object();
}

http::HttpResponse render(const std::string& month, const Muster& muster) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.member("month", month);
    writer.key("dates");
    writer.open_array();
    for (const auto& date : muster.dates()) writer.value(date);
    writer.close_array();
    writer.key("people");
    writer.open_array();
    for (const auto& row : muster.rows()) write_person(writer, row);
    writer.close_array();
    writer.close_object();
    return response;
}

exports::Table table_of(const std::string& month, const Muster& muster) {
    std::vector<std::string> titles{"employee", "user_id", "department"};
    titles.insert(titles.end(), muster.dates().begin(), muster.dates().end());
    titles.insert(titles.end(), kCodes.begin(), kCodes.end());
    std::vector<exports::Row> rows;
    for (const auto& person : muster.rows()) {
        exports::Row row{
            person.full_name(),
            person.user_id(),
            person.has_department() ? exports::Cell(person.department()) : exports::Cell()};
        for (const auto& code : person.codes()) row.emplace_back(code);
        for (const auto* code : kCodes)
            row.emplace_back(std::int64_t{std::count(person.codes().begin(), person.codes().end(), code)});
        rows.push_back(std::move(row));
    }
    return {.name = "muster-" + month, .titles = std::move(titles), .rows = exports::fixed_rows(std::move(rows))};
}

struct MusterQuery {
    MusterRequest request;
    exports::Format format = exports::Format::json;
};

shift::v1::ListRequest holidays_from(const std::string& month) {
    auto request = everything_of_a_kind(false);
    request.mutable_page()->set_sort_by("holidayDate");
    request.set_from_date(month + "-01");
    return request;
}

http::Answer show(Exchange& exchange, const clients::Clients& clients, exports::Workshop& workshop, MusterQuery query) {
    auto& request = query.request;
    auto listing = clients::ask(exchange, clients.shift.holidays.list, holidays_from(request.month()));
    const auto holidays = co_await std::move(listing);
    if (!holidays) co_return fail(holidays.error());
    for (const auto& holiday : holidays->holidays()) {
        if (!holiday.holiday_date().starts_with(request.month())) continue;
        auto& day = *request.add_holidays();
        day.set_date(holiday.holiday_date());
        if (holiday.has_site_id()) day.set_site_id(holiday.site_id());
    }
    const auto month = request.month();
    auto asking = clients::ask(exchange, clients.timesheets.get_muster, std::move(request));
    const auto muster = co_await std::move(asking);
    if (!muster) co_return fail(muster.error());
    if (query.format != exports::Format::json)
        co_return exports::download(table_of(month, *muster), query.format, workshop);
    co_return render(month, *muster);
}

Result<MusterQuery> read(const Exchange& exchange) {
    http::QueryReader query(exchange);
    MusterQuery asked{.format = exports::read_format(query)};
    auto& request = asked.request;
    const auto month = query.text("month");
    if (!month)
        query.fault("month", Fault::required, "is required");
    else if (!time::parse_date(*month + "-01"))
        query.fault("month", Fault::not_a_date, "Input should be a month, YYYY-MM");
    if (auto department = query.id("department_id")) request.set_department_id(std::move(*department));
    ROLLCALL_CHECK(query.verdict());
    request.set_month(*month);
    return asked;
}

}  // namespace

std::vector<http::Route> muster_routes(const clients::Clients& clients, exports::Workshop& workshop) {
    const auto muster = [&clients, &workshop](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto query, read(exchange));
        return
            [&clients, &workshop, query = std::move(query)](Exchange& x) { return show(x, clients, workshop, query); };
    };
    return {
        {http::Method::get,
         std::string(kBase) + "/attendance/muster",
         {Permission::attendance_muster},
         http::Idempotency::ignored,
         muster,
         http::CheckOrder::role_first},
    };
}

}  // namespace rollcall::hr_monitoring
