#include "gateway/api/workforceos/envelope.hpp"
#include "gateway/api/workforceos/fields.hpp"
#include "gateway/api/workforceos/routes.hpp"
#include "gateway/api/workforceos/shift_json.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"

namespace rollcall::workforceos {

namespace {

using namespace shift::v1;
using http::Action;
using http::Exchange;

constexpr char kIdName[] = "shiftId";
constexpr int kMostMinutes = 24 * 60;

constexpr std::string_view kStatuses[] = {"scheduled", "in_progress", "completed", "missed", "cancelled"};

constexpr std::string_view kSortable[] = {
    "id",
    "shiftDate",
    "startTime",
    "endTime",
    "timeZone",
    "startsAt",
    "endsAt",
    "location",
    "siteId",
    "departmentId",
    "shiftTypeId",
    "status",
    "status_idx",
    "graceMinutes",
    "requiredCheckInIntervalMinutes",
    "checkInToleranceMinutes",
    "missedCount",
    "companyId",
    "isActive",
    "recordVersion",
    "createdAt",
    "updatedAt",
    "_owner",
};

void read_times(Fields& fields, Shift& shift) {
    auto need = fields.always("shiftDate");
    if (auto date = fields.body().date("shiftDate", need)) shift.set_shift_date(std::move(*date));
    need = fields.always("startTime");
    if (auto time = fields.body().time_of_day("startTime", need)) shift.set_start_time(std::move(*time));
    need = fields.always("endTime");
    if (auto time = fields.body().time_of_day("endTime", need)) shift.set_end_time(std::move(*time));
    if (auto zone = fields.maybe("timeZone").text("timeZone")) shift.set_time_zone(std::move(*zone));
}

void read_place(Fields& fields, Shift& shift) {
    if (auto location = fields.maybe("location").text("location")) shift.set_location(std::move(*location));
    if (auto site = fields.maybe("siteId").id("siteId")) shift.set_site_id(std::move(*site));
    if (auto department = fields.maybe("departmentId").id("departmentId"))
        shift.set_department_id(std::move(*department));
    if (auto type = fields.maybe("shiftTypeId").id("shiftTypeId")) shift.set_shift_type_id(std::move(*type));
}

void read_rules(Fields& fields, Shift& shift) {
    if (const auto grace = fields.maybe("graceMinutes").integer("graceMinutes", 0, kMostMinutes))
        shift.set_grace_minutes(*grace);
    constexpr char kInterval[] = "requiredCheckInIntervalMinutes";
    if (const auto interval = fields.maybe(kInterval).integer(kInterval, 1, kMostMinutes))
        shift.set_required_check_in_interval_minutes(*interval);
    constexpr char kTolerance[] = "checkInToleranceMinutes";
    if (const auto tolerance = fields.maybe(kTolerance).integer(kTolerance, 0, kMostMinutes))
        shift.set_check_in_tolerance_minutes(*tolerance);
}

void read_shift(Fields& fields, WriteShiftRequest& write) {
    auto& shift = *write.mutable_shift();
    read_times(fields, shift);
    read_place(fields, shift);
    read_rules(fields, shift);
}

auto render_as(const Kind& kind) {
    return [kind](const Exchange& exchange, const Shift& shift) {
        return render_one<Shift>(exchange, kind, shift, write_shift);
    };
}

Result<Action> create_shift(const clients::ShiftClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    WriteShiftRequest request;
    Fields fields(body, Writing::create);
    read_shift(fields, request);
    fields.note_in(request);
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.create_shift, std::move(request), render_as({201, "shift", "create"}));
}

Result<Action> update_shift(const clients::ShiftClient& client, const Exchange& exchange) {
    const auto id = http::path_id(exchange, kIdName);
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    WriteShiftRequest request;
    Fields fields(body, Writing::update);
    read_shift(fields, request);
    fields.note_in(request);
    ROLLCALL_CHECK(http::together(id, body));
    request.set_id(*id);
    ROLLCALL_TRY(const auto version, http::if_match(exchange));
    request.set_if_version(version);
    return clients::perform(client.update_shift, std::move(request), render_as({200, "shift", "update"}));
}

Result<Action> by_id(const Exchange& exchange, const clients::Rpc<ById, Shift>& rpc, std::string_view action) {
    ById request;
    ROLLCALL_TRY(*request.mutable_id(), http::path_id(exchange, kIdName));
    ROLLCALL_TRY(const auto version, http::if_match(exchange));
    request.set_if_version(version);
    return clients::perform(rpc, std::move(request), render_as({200, "shift", action}));
}

Result<Action> list_shifts(const clients::ShiftClient& client, const Exchange& exchange) {
    ListQuery query(exchange.request);
    ListShiftsRequest request;
    *request.mutable_shift_date() = query.dates("shiftDate");
    const auto from = query.date("dateFrom");
    const auto to = query.date("dateTo");
    query.require_order("dateTo", from, to);
    if (from) request.set_date_from(*from);
    if (to) request.set_date_to(*to);
    *request.mutable_department_id() = query.ids("departmentId");
    *request.mutable_site_id() = query.ids("siteId");
    *request.mutable_status() = query.one_of("status", kStatuses);
    *request.mutable_user_id() = query.ids("userId");
    *request.mutable_page() = query.page(kSortable);
    ROLLCALL_TRY(auto echo, query.verdict());
    return clients::perform(
        client.list_shifts,
        std::move(request),
        [echo = std::move(echo)](const Exchange& x, const ShiftList& list) {
            return render_list<decltype(list.shifts()), Shift>(
                x, "shifts", list.shifts(), list.total(), echo, write_shift
            );
        }
    );
}

}  // namespace

std::vector<http::Route> shift_routes(const clients::ShiftClient& client) {
    const std::string all = std::string(kShiftBase) + "/v1/shifts";
    const std::string one = all + "/:" + kIdName;
    constexpr auto kView = Permission::roster_view;
    constexpr auto kWrite = Permission::roster_write;
    using enum http::Idempotency;
    using enum http::Method;
    const auto create = [&client](const Exchange& x) { return create_shift(client, x); };
    const auto list = [&client](const Exchange& x) { return list_shifts(client, x); };
    const auto find = [&client](const Exchange& x) { return by_id(x, client.get_shift, "get"); };
    const auto update = [&client](const Exchange& x) { return update_shift(client, x); };
    const auto cancel = [&client](const Exchange& x) { return by_id(x, client.cancel_shift, "delete"); };
    return {
        {post, all, kWrite, accepted, create},
        {get, all, kView, ignored, list},
        {get, one, kView, ignored, find},
        {patch, one, kWrite, accepted, update},
        {del, one, kWrite, ignored, cancel},
    };
}

}  // namespace rollcall::workforceos
