// breaks: start, end, current, of a session.
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

http::HttpResponse render_break(const Exchange&, const Break& pause) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    write_break(writer, pause);
    return response;
}

http::HttpResponse render_current(const Exchange& exchange, const ActiveRecord& active) {
    const auto& breaks = active.record().breaks();
    if (breaks.empty() || breaks.rbegin()->has_ended_us()) return {.body = "null"};
    return render_break(exchange, *breaks.rbegin());
}

http::HttpResponse render_breaks(const Exchange&, const Record& record) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_array();
    for (const auto& pause : record.breaks()) write_break(writer, pause);
    writer.close_array();
    return response;
}

Result<Action> start_break(const clients::AttendanceClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    StartBreakRequest request;
    request.set_source("web-ui");
    if (auto type = body.one_of("break_type", {"dinner", "prayer", "other"}, json::Need::required))
        request.set_type(std::move(*type));
    if (auto note = body.text("note")) request.set_note(std::move(*note));
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.start_break, std::move(request), render_break);
}

Result<Action> end_break(const clients::AttendanceClient& client, const Exchange&) {
    return clients::perform(client.end_break, common::v1::Empty{}, render_break);
}

Result<Action> current_break(const clients::AttendanceClient& client, const Exchange&) {
    return clients::perform(client.get_active, common::v1::Empty{}, render_current);
}

Result<Action> breaks_of_session(const clients::AttendanceClient& client, const Exchange& exchange) {
    GetRecordRequest request;
    ROLLCALL_TRY(*request.mutable_record_id(), http::path_id(exchange, "session_id"));
    return clients::perform(client.get_session, std::move(request), render_breaks);
}

}  // namespace

std::vector<http::Route> break_routes(const clients::AttendanceClient& client) {
    const std::string base = std::string(kBase) + "/attendance";
    using enum http::Idempotency;
    using enum http::Method;
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {post, base + "/breaks/start", Permission::attendance_punch, accepted, with_client(start_break)},
        {post, base + "/breaks/end", Permission::attendance_punch, accepted, with_client(end_break)},
        {get, base + "/breaks/current", Permission::attendance_view, ignored, with_client(current_break)},
        {get,
         base + "/sessions/:session_id/breaks",
         Permission::attendance_view,
         ignored,
         with_client(breaks_of_session)},
    };
}

}  // namespace rollcall::hr_monitoring
