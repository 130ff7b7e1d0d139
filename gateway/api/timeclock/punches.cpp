// clock-in, clock-out.
#include "gateway/api/timeclock/place_json.hpp"
#include "gateway/api/timeclock/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/json/location.hpp"

namespace rollcall::timeclock {

namespace {

using attendance::v1::Clocked;
using attendance::v1::ClockRequest;
using http::Action;
using http::Exchange;

constexpr char kSource[] = "api";
constexpr std::size_t kLongestDescription = 500;
constexpr std::size_t kLongestPlace = 200;

// The two directions differ in their fields' names and in what is said.
struct Direction {
    const char* time;
    const char* description;
    const char* location;
    const char* message;
};

constexpr Direction kIn{"timeIn", "timeInDescription", "timeInLocation", "Clock-in recorded successfully"};
constexpr Direction kOut{"timeOut", "timeOutDescription", "timeOutLocation", "Clock-out recorded successfully"};

auto render_as(const Direction& direction) {
    return [&direction](const Exchange&, const Clocked& clocked) {
        http::HttpResponse response;
        json::Writer writer(response.body);
        writer.open_object();
        writer.member("status", "success");
        writer.member("message", direction.message);
        writer.key("data");
        writer.open_object();
        writer.member("userId", clocked.user_id());
        writer.member(direction.time, clocked.time());
        writer.optional_member(direction.description, clocked.has_note(), clocked.note());
        write_place(writer, direction.location, clocked);
        writer.member("date", clocked.date());
        writer.close_object();
        writer.close_object();
        return response;
    };
}

Result<ClockRequest> read(const Exchange& exchange, const Direction& direction) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    ClockRequest request;
    request.set_source(kSource);
    if (auto user = body.id("userId")) request.set_user_id(std::move(*user));
    // A day without a time would be silently taken for now.
    const auto need = body.sent("date") ? json::Need::required : json::Need::optional;
    if (auto time = body.clock_time(direction.time, need)) request.set_time(std::move(*time));
    if (auto date = body.date("date")) request.set_date(std::move(*date));
    if (auto note = body.text(direction.description, json::Need::optional, kLongestDescription))
        request.set_note(std::move(*note));
    if (body.is_object(direction.location))
        json::read_location(body, request, direction.location);
    else if (auto place = body.text(direction.location, json::Need::optional, kLongestPlace))
        request.set_place_name(std::move(*place));
    ROLLCALL_CHECK(body.verdict());
    return request;
}

}  // namespace

std::vector<http::Route> punch_routes(const clients::TimesheetsClient& client) {
    const std::string base = kBase;
    using enum http::Idempotency;
    const auto clock_in = [&client](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto request, read(exchange, kIn));
        return clients::perform(client.clock_in, std::move(request), render_as(kIn));
    };
    const auto clock_out = [&client](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto request, read(exchange, kOut));
        return clients::perform(client.clock_out, std::move(request), render_as(kOut));
    };
    return {
        {http::Method::post, base + "/clock-in", Permission::attendance_punch, accepted, clock_in},
        {http::Method::post, base + "/clock-out", Permission::attendance_punch, accepted, clock_out},
    };
}

}  // namespace rollcall::timeclock
