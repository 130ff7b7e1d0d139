// holidays
#include "gateway/api/hr_monitoring/organisation_query.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/api/hr_monitoring/written_fields.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/json/writer.hpp"

namespace rollcall::hr_monitoring {

namespace {

using namespace shift::v1;
using http::Action;
using http::Exchange;

constexpr char kIdName[] = "holiday_id";
constexpr std::size_t kLongestName = 100;
constexpr int kUpcoming = 5;
constexpr int kMostUpcoming = 50;

void write_holiday(json::Writer& writer, const Holiday& holiday) {
    writer.open_object();
    writer.member("id", holiday.id());
    writer.member("name", holiday.name());
    writer.optional_member("description", holiday.has_description(), holiday.description());
    writer.member("holiday_date", holiday.holiday_date());
    writer.optional_member("site_id", holiday.has_site_id(), holiday.site_id());
    writer.member("is_active", holiday.is_active());
    writer.instant_member("created_at", holiday.created_at_us());
    writer.instant_member("updated_at", holiday.updated_at_us());
    writer.close_object();
}

http::HttpResponse render_holiday(const Exchange&, const Holiday& holiday) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    write_holiday(writer, holiday);
    return with_version(std::move(response), holiday.record_version());
}

http::HttpResponse render_holidays(const Exchange&, const HolidayList& list) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_array();
    for (const auto& holiday : list.holidays()) write_holiday(writer, holiday);
    writer.close_array();
    return response;
}

void read_holiday(WrittenFields& fields, WriteHolidayRequest& write) {
    auto& holiday = *write.mutable_holiday();
    auto& body = fields.body();
    if (auto name = body.text("name", fields.always("name", "name"), kLongestName)) holiday.set_name(std::move(*name));
    if (auto date = body.date("holiday_date", fields.always("holiday_date", "holidayDate")))
        holiday.set_holiday_date(std::move(*date));
    if (auto text = fields.maybe("description", "description").text("description"))
        holiday.set_description(std::move(*text));
    if (auto site = fields.maybe("site_id", "siteId").id("site_id")) holiday.set_site_id(std::move(*site));
    fields.note_in(write);
}

Result<Action> create_holiday(const clients::ShiftClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    WriteHolidayRequest request;
    WrittenFields fields(body, Writing::whole);
    read_holiday(fields, request);
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.holidays.create, std::move(request), render_holiday);
}

Result<Action> update_holiday(const clients::ShiftClient& client, const Exchange& exchange) {
    const auto id = http::path_id(exchange, kIdName);
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    WriteHolidayRequest request;
    WrittenFields fields(body, Writing::changes);
    read_holiday(fields, request);
    ROLLCALL_CHECK(http::together(id, body));
    request.set_id(*id);
    ROLLCALL_TRY(const auto version, http::if_match(exchange));
    request.set_if_version(version);
    return clients::perform(client.holidays.update, std::move(request), render_holiday);
}

Result<Action> remove_holiday(const clients::ShiftClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto request, path_object(exchange, kIdName));
    return clients::perform(client.holidays.remove, std::move(request), [](const Exchange&, const Holiday&) {
        return success();
    });
}

// By date, the first first.
Result<Action> list_holidays(const clients::ShiftClient& client, const Exchange&) {
    return clients::perform(client.holidays.list, everything_of_a_kind(true), render_holidays);
}

Result<Action> list_active_holidays(const clients::ShiftClient& client, const Exchange&) {
    return clients::perform(client.holidays.list, everything_of_a_kind(false), render_holidays);
}

Result<Action> list_upcoming_holidays(const clients::ShiftClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(const int limit, query_number(exchange, "limit", kUpcoming, 1, kMostUpcoming));
    ROLLCALL_TRY(const auto from, query_date(exchange, "from_date"));
    auto request = everything_of_a_kind(false);
    request.mutable_page()->set_page_row_count(limit);
    request.set_from_date(from.value_or("today"));
    return clients::perform(client.holidays.list, std::move(request), render_holidays);
}

}  // namespace

std::vector<http::Route> holiday_routes(const clients::ShiftClient& client) {
    const std::string all = std::string(kBase) + "/holidays";
    const std::string one = all + "/:" + kIdName;
    constexpr auto kView = Permission::organisation_view;
    constexpr auto kWrite = Permission::holidays_manage;
    using enum http::Idempotency;
    using enum http::Method;
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {post, all, kWrite, accepted, with_client(create_holiday)},
        {get, all, kView, ignored, with_client(list_holidays)},
        {get, all + "/active", kView, ignored, with_client(list_active_holidays)},
        {get, all + "/upcoming", kView, ignored, with_client(list_upcoming_holidays)},
        {patch, one, kWrite, accepted, with_client(update_holiday)},
        {del, one, kWrite, ignored, with_client(remove_holiday)},
    };
}

}  // namespace rollcall::hr_monitoring
