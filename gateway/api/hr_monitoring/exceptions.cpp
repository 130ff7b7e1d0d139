// The exceptions centre: what is out of the ordinary, and what was decided about it.
#include "common/time/wire.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/http/percent.hpp"
#include "gateway/json/body.hpp"
#include "gateway/json/writer.hpp"

#include <algorithm>
#include <array>

namespace rollcall::hr_monitoring {

namespace {

using namespace attendance::v1;
using http::Action;
using http::Exchange;

using Names = std::initializer_list<std::string_view>;
constexpr std::array<std::string_view, 7> kTypes{
    "late", "early", "overtime", "missing_checkout", "active_too_long", "absent", "correction_request"};
constexpr std::array<std::string_view, 3> kStatuses{"open", "resolved", "dismissed"};
constexpr std::size_t kShortestNote = 3;
constexpr std::size_t kLongestNote = 2000;

class QueryReader {
  public:
    void take(const std::string& name, const std::string& text) {
        if (name == "date" || name == "start_date" || name == "end_date") return take_date(name, text);
        if (name == "status" && is_among(name, text, {"open", "resolved", "dismissed", "all"}))
            request_.set_status(text);
        if (name == "type" &&
            is_among(
                name,
                text,
                {"late", "early", "overtime", "missing_checkout", "active_too_long", "absent", "correction_request"}
            ))
            request_.set_type(text);
        if (name == "scope") is_among(name, text, {"my_team", "organization"});
        if (name == "user_id" && is_id(name, text)) request_.set_user_id(text);
        if (name == "department_id" && is_id(name, text)) request_.set_department_id(text);
        if (name == "search") request_.set_search(text);
    }

    Result<ListExceptionsRequest> finish() {
        if (!faults_.empty()) return fail(invalid_fields(std::move(faults_)));
        const auto& from = start_.empty() ? day_ : start_;
        const auto& to = end_.empty() ? day_ : end_;
        if (!from.empty()) request_.set_date_from(from);
        if (!to.empty()) request_.set_date_to(to);
        return std::move(request_);
    }

  private:
    void take_date(const std::string& name, const std::string& text) {
        if (!time::parse_date(text))
            return faults_.push_back({name, Fault::not_a_date, "Input should be a valid date, YYYY-MM-DD"});
        (name == "date" ? day_ : name == "start_date" ? start_ : end_) = text;
    }

    bool is_among(const std::string& name, const std::string& text, Names names) {
        if (std::find(names.begin(), names.end(), text) != names.end()) return true;
        std::string expected;
        for (const auto one : names) expected.append(expected.empty() ? "" : ", ").append(one);
        faults_.push_back({name, Fault::not_an_enum, "Input should be one of " + expected});
        return false;
    }

    bool is_id(const std::string& name, const std::string& text) {
        if (parse_uuid(text)) return true;
        faults_.push_back({name, Fault::not_an_id, "Input should be a valid UUID"});
        return false;
    }

    ListExceptionsRequest request_;
    std::string day_, start_, end_;
    std::vector<FieldError> faults_;
};

void write_exception(json::Writer& writer, const Exception& one) {
    writer.open_object();
    writer.member("id", one.id());
    writer.member("user_id", one.user_id());
    writer.member("user_name", one.user_name());
    writer.member("user_email", one.user_email());
    writer.optional_member("department", one.has_department(), one.department());
    writer.member("type", one.type());
    writer.member("severity", one.severity());
    writer.member("status", one.status());
    writer.member("business_date", one.business_date());
    writer.optional_member("shift_name", one.has_shift_name(), one.shift_name());
    writer.optional_member("shift_start", one.has_shift_start(), one.shift_start());
    writer.optional_member("shift_end", one.has_shift_end(), one.shift_end());
    writer.optional_instant_member("check_in_at", one.has_check_in_us(), one.check_in_us());
    writer.optional_instant_member("check_out_at", one.has_check_out_us(), one.check_out_us());
    writer.instant_member("detected_at", one.detected_us());
    writer.member("reason", one.reason());
    writer.optional_member("resolution_note", one.has_resolution_note(), one.resolution_note());
    writer.optional_member("decided_by", one.has_decided_by(), one.decided_by());
    writer.optional_instant_member("decided_at", one.has_decided_us(), one.decided_us());
    writer.close_object();
}

// Counts of what the list shows.
void write_summary(json::Writer& writer, const ExceptionList& list) {
    const auto count = [&](const std::string& (Exception::*text)() const, std::string_view value) {
        const auto& all = list.exceptions();
        return std::count_if(all.begin(), all.end(), [&](const Exception& one) { return (one.*text)() == value; });
    };
    writer.open_object();
    for (const auto status : kStatuses) writer.member(status, count(&Exception::status, status));
    for (const auto type : kTypes) writer.member(type, count(&Exception::type, type));
    writer.close_object();
}

http::HttpResponse render_list(const Exchange&, const ExceptionList& list) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.key("summary");
    write_summary(writer, list);
    writer.key("exceptions");
    writer.open_array();
    for (const auto& one : list.exceptions()) write_exception(writer, one);
    writer.close_array();
    writer.close_object();
    return response;
}

Result<Action> list_exceptions(const clients::AttendanceClient& client, const Exchange& exchange) {
    QueryReader reader;
    for (const auto& [name, text] : http::decode_query(exchange.request.query).value_or(http::QueryParameters{}))
        reader.take(name, text);
    ROLLCALL_TRY(auto request, reader.finish());
    return clients::perform(client.list_exceptions, std::move(request), render_list);
}

// Resolving takes a note, dismissing may.
Result<Action> decide(const clients::AttendanceClient& client, const Exchange& exchange, bool resolves) {
    ROLLCALL_TRY(
        auto body,
        resolves ? json::Body::parse(exchange.request.body) : json::Body::parse_optional(exchange.request.body)
    );
    DecideExceptionRequest request;
    request.set_status(resolves ? "resolved" : "dismissed");
    auto note = body.text("resolution_note", resolves ? json::Need::required : json::Need::optional, kLongestNote);
    const auto id = http::path_id(exchange, "exception_id");
    ROLLCALL_CHECK(http::together(id, body));
    request.set_exception_id(*id);
    if (note && resolves && note->size() < kShortestNote)
        return fail(invalid_field("resolution_note", Fault::not_valid, "String should have at least 3 characters"));
    if (note) request.set_note(std::move(*note));
    const auto render = [status = request.status()](const Exchange&, const common::v1::Empty&) {
        return http::HttpResponse{.body = R"({"status":")" + status + R"("})"};
    };
    return clients::perform(client.decide_exception, std::move(request), render);
}

}  // namespace

std::vector<http::Route> exception_routes(const clients::AttendanceClient& client) {
    const std::string all = std::string(kBase) + "/attendance/exceptions";
    const std::string one = all + "/:exception_id";
    using enum http::Idempotency;
    using enum http::Method;
    constexpr auto kMay = Permission::attendance_approve_correction;
    const auto deciding = [&client](bool resolves) {
        return [&client, resolves](const Exchange& exchange) { return decide(client, exchange, resolves); };
    };
    const auto list = [&client](const Exchange& exchange) { return list_exceptions(client, exchange); };
    return {
        {get, all, Permission::attendance_view, ignored, list},
        {post, one + "/resolve", kMay, accepted, deciding(true)},
        {post, one + "/dismiss", kMay, accepted, deciding(false)},
    };
}

}  // namespace rollcall::hr_monitoring
