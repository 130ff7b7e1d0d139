// check-in, check-out, active.
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/api/hr_monitoring/session_json.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/json/location.hpp"

namespace rollcall::hr_monitoring {

namespace {

using namespace attendance::v1;
using http::Action;
using http::Exchange;

constexpr char kSource[] = "web-ui";

http::HttpResponse render_session(const Record& record) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    write_session(writer, record);
    return response;
}

// What a punch answers knows of its correction only that there is one: then the whole session is asked for.
template <class Request>
http::Answer punch(
    Exchange& exchange,
    const clients::AttendanceClient& client,
    const clients::Rpc<Request, Record>& rpc,
    Request request
) {
    auto punching = clients::ask(exchange, rpc, std::move(request));
    const auto record = co_await std::move(punching);
    if (!record) co_return fail(record.error());
    if (!record->has_correction_id()) co_return render_session(*record);
    GetRecordRequest whole;
    whole.set_record_id(record->id());
    auto reading = clients::ask(exchange, client.get_record, std::move(whole));
    const auto session = co_await std::move(reading);
    if (!session) co_return fail(session.error());
    co_return render_session(*session);
}

Result<Action> check_in(const clients::AttendanceClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    CheckInRequest request;
    request.set_source(kSource);
    if (auto mode = body.one_of("work_mode", {"office", "wfh"}, json::Need::required))
        request.set_work_mode(std::move(*mode));
    json::read_location(body, request);
    ROLLCALL_CHECK(body.verdict());
    return [&client, request = std::move(request)](Exchange& x) { return punch(x, client, client.check_in, request); };
}

Result<Action> check_out(const clients::AttendanceClient& client, const Exchange& exchange) {
    const std::string_view sent = exchange.request.body;
    // No body, or null, gives no reasons.
    ROLLCALL_TRY(auto body, json::Body::parse_optional(sent == "null" ? std::string_view() : sent));
    CheckOutRequest request;
    request.set_source(kSource);
    request.set_asks_for_reasons(true);
    if (auto reason = body.text("early_checkout_reason")) request.set_early_checkout_reason(std::move(*reason));
    if (auto reason = body.text("checkout_after_shift_reason")) request.set_after_shift_reason(std::move(*reason));
    if (auto note = body.text("checkout_after_shift_note")) request.set_after_shift_note(std::move(*note));
    json::read_location(body, request);
    ROLLCALL_CHECK(body.verdict());
    return [&client, request = std::move(request)](Exchange& x) { return punch(x, client, client.check_out, request); };
}

Result<Action> get_active(const clients::AttendanceClient& client, const Exchange&) {
    return clients::perform(client.get_active, common::v1::Empty{}, [](const Exchange&, const ActiveRecord& active) {
        return active.has_record() ? render_session(active.record()) : http::HttpResponse{.body = "null"};
    });
}

}  // namespace

std::vector<http::Route> attendance_routes(const clients::AttendanceClient& client) {
    const std::string base = std::string(kBase) + "/attendance";
    using enum http::Idempotency;
    using enum http::Method;
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {post, base + "/check-in", Permission::attendance_punch, accepted, with_client(check_in)},
        {post, base + "/check-out", Permission::attendance_punch, accepted, with_client(check_out)},
        {get, base + "/active", Permission::attendance_view, ignored, with_client(get_active)},
    };
}

}  // namespace rollcall::hr_monitoring
