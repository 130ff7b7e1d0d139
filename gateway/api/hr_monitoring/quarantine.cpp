// Punches of machines that wait for a reviewer.
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/http/next_link.hpp"
#include "gateway/http/percent.hpp"
#include "gateway/json/writer.hpp"

#include <charconv>

namespace rollcall::hr_monitoring {

namespace {

using namespace attendance::v1;
using http::Action;
using http::Exchange;

constexpr int kMostPerPage = 500;
constexpr int kUsualPage = 100;

void write_punch(json::Writer& writer, const QuarantinedPunch& punch) {
    writer.open_object();
    writer.member("id", punch.id());
    writer.member("status", punch.status());
    writer.optional_member("employee_code", !punch.employee_code().empty(), punch.employee_code());
    writer.optional_member("badge_number", punch.has_badge_number(), punch.badge_number());
    writer.optional_member("user_id", punch.has_user_id(), punch.user_id());
    writer.optional_member("user_name", !punch.full_name().empty(), punch.full_name());
    writer.member("kind", punch.kind());
    writer.instant_member("at", punch.at_us());
    writer.instant_member("received_at", punch.received_at_us());
    writer.member("source", punch.source());
    writer.member("sender_id", punch.sender_id());
    const bool waits = punch.status() == "quarantined";
    const auto hold = waits && punch.hold().empty() ? std::string("illegal_kind") : punch.hold();
    writer.optional_member("hold", !hold.empty(), hold);
    writer.member("reason", punch.reason());
    writer.optional_member("attendance_id", punch.has_attendance_record_id(), punch.attendance_record_id());
    writer.close_object();
}

http::HttpResponse render_page(const Exchange& exchange, const QuarantinePage& page) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_array();
    for (const auto& punch : page.punches()) write_punch(writer, punch);
    writer.close_array();
    if (!page.next_cursor().empty()) response.add("Link", http::next_link(exchange.request, page.next_cursor()));
    return response;
}

http::HttpResponse render_one(const Exchange&, const QuarantinedPunch& punch) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    write_punch(writer, punch);
    return response;
}

Result<int> read_limit(const std::string& text) {
    int limit = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), limit);
    if (failure == std::errc{} && end == text.data() + text.size() && limit >= 1 && limit <= kMostPerPage) return limit;
    return fail(invalid_field("limit", Fault::not_valid, "Input should be a number from 1 to 500"));
}

Result<Action> list_quarantine(const clients::AttendanceClient& client, const Exchange& exchange) {
    ListQuarantineRequest request;
    request.set_limit(kUsualPage);
    for (const auto& [name, text] : http::decode_query(exchange.request.query).value_or(http::QueryParameters{})) {
        if (name == "cursor") request.set_cursor(text);
        if (name != "limit") continue;
        ROLLCALL_TRY(const int limit, read_limit(text));
        request.set_limit(limit);
    }
    return clients::perform(client.list_quarantine, std::move(request), render_page);
}

Result<Action> decide(const clients::AttendanceClient& client, const Exchange& exchange, bool applies) {
    DecideQuarantinedRequest request;
    ROLLCALL_TRY(*request.mutable_punch_id(), http::path_id(exchange, "punch_id"));
    request.set_apply(applies);
    return clients::perform(client.decide_quarantined, std::move(request), render_one);
}

}  // namespace

std::vector<http::Route> quarantine_routes(const clients::AttendanceClient& client) {
    const std::string all = std::string(kBase) + "/attendance/quarantine";
    const std::string one = all + "/:punch_id";
    using enum http::Idempotency;
    using enum http::Method;
    constexpr auto kMay = Permission::quarantine_decide;
    const auto deciding = [&client](bool applies) {
        return [&client, applies](const Exchange& exchange) { return decide(client, exchange, applies); };
    };
    return {
        {get, all, kMay, ignored, [&client](const Exchange& x) { return list_quarantine(client, x); }},
        {post, one + "/apply", kMay, accepted, deciding(true)},
        {post, one + "/dismiss", kMay, accepted, deciding(false)},
    };
}

}  // namespace rollcall::hr_monitoring
