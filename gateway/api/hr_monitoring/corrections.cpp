// corrections: ask, withdraw, decide, and the queue of those who decide.
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/api/hr_monitoring/session_json.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/json/body.hpp"

namespace rollcall::hr_monitoring {

namespace {

using namespace attendance::v1;
using http::Action;
using http::Exchange;

constexpr char kIdName[] = "session_id";

http::HttpResponse render_session(const Exchange&, const Record& record) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    write_session(writer, record);
    return response;
}

http::HttpResponse render_sessions(const Exchange&, const RecordList& list) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_array();
    for (const auto& record : list.records()) write_session(writer, record);
    writer.close_array();
    return response;
}

Result<Action> request_correction(const clients::AttendanceClient& client, const Exchange& exchange) {
    const auto id = http::path_id(exchange, kIdName);
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    RequestCorrectionRequest request;
    if (auto reason = body.text("reason", json::Need::required)) request.set_reason(std::move(*reason));
    if (const auto at = body.instant("requested_check_in_at")) request.set_check_in_us(*at);
    if (const auto at = body.instant("requested_check_out_at")) request.set_check_out_us(*at);
    ROLLCALL_CHECK(http::together(id, body));
    request.set_record_id(*id);
    return clients::perform(client.request_correction, std::move(request), render_session);
}

Result<Action> withdraw_correction(const clients::AttendanceClient& client, const Exchange& exchange) {
    GetRecordRequest request;
    ROLLCALL_TRY(*request.mutable_record_id(), http::path_id(exchange, kIdName));
    return clients::perform(client.withdraw_correction, std::move(request), render_session);
}

Result<Action> resolve_correction(const clients::AttendanceClient& client, const Exchange& exchange) {
    const auto id = http::path_id(exchange, kIdName);
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    ResolveCorrectionRequest request;
    if (auto action = body.one_of("action", {"approve", "reject", "clarify"}, json::Need::required))
        request.set_action(std::move(*action));
    if (const auto at = body.instant("check_in_at")) request.set_check_in_us(*at);
    if (const auto at = body.instant("check_out_at")) request.set_check_out_us(*at);
    if (auto comment = body.text("manager_comment")) request.set_comment(std::move(*comment));
    ROLLCALL_CHECK(http::together(id, body));
    request.set_record_id(*id);
    return clients::perform(client.resolve_correction, std::move(request), render_session);
}

Result<Action> pending_corrections(const clients::AttendanceClient& client, const Exchange&) {
    return clients::perform(client.list_pending_corrections, common::v1::Empty{}, render_sessions);
}

}  // namespace

std::vector<http::Route> correction_routes(const clients::AttendanceClient& client) {
    const std::string base = std::string(kBase) + "/attendance";
    const std::string request = base + "/:" + kIdName + "/correction-request";
    const std::string resolve = base + "/:" + kIdName + "/resolve-correction";
    using enum http::Idempotency;
    using enum http::Method;
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {patch, request, Permission::attendance_punch, accepted, with_client(request_correction)},
        {del, request, Permission::attendance_punch, ignored, with_client(withdraw_correction)},
        {patch, resolve, Permission::attendance_approve_correction, accepted, with_client(resolve_correction)},
        {get, base + "/corrections/pending", Permission::attendance_view, ignored, with_client(pending_corrections)},
    };
}

}  // namespace rollcall::hr_monitoring
