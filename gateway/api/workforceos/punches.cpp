// check-in, check-out, mark-absent.
#include "gateway/api/workforceos/envelope.hpp"
#include "gateway/api/workforceos/record_json.hpp"
#include "gateway/api/workforceos/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/json/location.hpp"

namespace rollcall::workforceos {

namespace {

using attendance::v1::CheckInRequest;
using attendance::v1::CheckOutRequest;
using attendance::v1::MarkAbsentRequest;
using attendance::v1::Record;
using http::Action;
using http::Exchange;

constexpr char kSource[] = "web-ui";
constexpr int kMostMinutes = 1'000'000;

constexpr Kind kCreated{201, "attendanceRecord", "create"};
constexpr Kind kUpdated{200, "attendanceRecord", "update"};

auto render_as(const Kind& kind) {
    return [&kind](const Exchange& exchange, const Record& record) {
        return render_one<Record>(exchange, kind, record, write_record);
    };
}

// What a client may send and the server decides itself: it must be well-formed, and is then left aside.
void read_ignored_times(json::Body& body) {
    body.instant("checkOutTime");
}

void read_ignored_figures(json::Body& body) {
    body.one_of("status", {"pending", "present", "absent", "late", "leftEarly"});
    body.integer("lateByMinutes", 0, kMostMinutes);
}

template <class Request>
void read_notes(json::Body& body, Request& request) {
    if (auto reason = body.text("absenceReason")) request.set_absence_reason(std::move(*reason));
    if (auto note = body.text("managerNote")) request.set_manager_note(std::move(*note));
}

Result<CheckInRequest> read_check_in(const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    CheckInRequest request;
    request.set_source(kSource);
    if (auto shift = body.id("shiftId", json::Need::required)) request.set_shift_id(std::move(*shift));
    if (auto user = body.id("userId")) request.set_user_id(std::move(*user));
    if (const auto claimed = body.instant("checkInTime")) request.set_claimed_at_us(*claimed);
    read_ignored_times(body);
    read_ignored_figures(body);
    read_notes(body, request);
    json::read_location(body, request);
    ROLLCALL_CHECK(body.verdict());
    return request;
}

Result<CheckOutRequest> read_check_out(const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    CheckOutRequest request;
    request.set_source(kSource);
    if (auto record = body.id("attendanceRecordId", json::Need::required)) request.set_record_id(std::move(*record));
    if (const auto claimed = body.instant("checkOutTime")) request.set_claimed_at_us(*claimed);
    read_ignored_figures(body);
    read_notes(body, request);
    json::read_location(body, request);
    ROLLCALL_CHECK(body.verdict());
    return request;
}

Result<MarkAbsentRequest> read_mark_absent(const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    MarkAbsentRequest request;
    if (auto user = body.id("userId", json::Need::required)) request.set_user_id(std::move(*user));
    if (auto shift = body.id("shiftId", json::Need::required)) request.set_shift_id(std::move(*shift));
    read_notes(body, request);
    read_ignored_times(body);
    read_ignored_figures(body);
    ROLLCALL_CHECK(body.verdict());
    return request;
}

}  // namespace

std::vector<http::Route> punch_routes(const clients::AttendanceClient& client) {
    const std::string base = std::string(kAttendanceBase) + "/v1";
    using enum http::Idempotency;
    const auto check_in = [&client](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto request, read_check_in(exchange));
        return clients::perform(client.check_in, std::move(request), render_as(kCreated));
    };
    const auto check_out = [&client](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto request, read_check_out(exchange));
        return clients::perform(client.check_out, std::move(request), render_as(kUpdated));
    };
    const auto mark_absent = [&client](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto request, read_mark_absent(exchange));
        return clients::perform(client.mark_absent, std::move(request), render_as(kUpdated));
    };
    return {
        {http::Method::post, base + "/check-in", Permission::attendance_punch, accepted, check_in},
        {http::Method::post, base + "/check-out", Permission::attendance_punch, accepted, check_out},
        {http::Method::post, base + "/mark-absent", Permission::attendance_mark_absent, accepted, mark_absent},
    };
}

}  // namespace rollcall::workforceos
