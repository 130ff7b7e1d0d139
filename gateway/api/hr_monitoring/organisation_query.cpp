#include "gateway/api/hr_monitoring/organisation_query.hpp"

#include "common/core/id.hpp"
#include "common/time/wire.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/http/percent.hpp"

#include <algorithm>
#include <charconv>

namespace rollcall::hr_monitoring {

namespace {

Error wrong(std::string_view name, Fault fault, const char* wanted) {
    return invalid_field(std::string(name), fault, wanted);
}

}  // namespace

std::optional<std::string> query_text(const http::Exchange& exchange, std::string_view name) {
    std::optional<std::string> found;
    for (auto& [known, text] : http::decode_query(exchange.request.query).value_or(http::QueryParameters{}))
        if (known == name) found = text;
    return found;
}

Result<bool> query_truth(const http::Exchange& exchange, std::string_view name, bool fallback) {
    const auto text = query_text(exchange, name);
    if (!text) return fallback;
    if (*text == "true" || *text == "1") return true;
    if (*text == "false" || *text == "0") return false;
    return fail(wrong(name, Fault::not_valid, "Input should be true or false"));
}

Result<int> query_number(const http::Exchange& exchange, std::string_view name, int fallback, int least, int most) {
    const auto text = query_text(exchange, name);
    if (!text) return fallback;
    int number = 0;
    const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (failure != std::errc{} || end != text->data() + text->size())
        return fail(wrong(name, Fault::not_valid, "Input should be a whole number"));
    return std::clamp(number, least, most);
}

Result<std::optional<std::string>> query_date(const http::Exchange& exchange, std::string_view name) {
    auto text = query_text(exchange, name);
    if (text && !time::parse_date(*text)) return fail(wrong(name, Fault::not_a_date, "Input should be a valid date"));
    return text;
}

Result<std::optional<std::string>> query_id(const http::Exchange& exchange, std::string_view name) {
    const auto text = query_text(exchange, name);
    if (!text || text->empty()) return std::optional<std::string>{};
    const auto bytes = parse_uuid(*text);
    if (!bytes) return fail(wrong(name, Fault::not_an_id, "Input should be a valid UUID"));
    return std::optional<std::string>(format_uuid(*bytes));
}

shift::v1::ListRequest everything_of_a_kind(bool inactive_too) {
    shift::v1::ListRequest request;
    request.mutable_page()->set_page_row_count(kMostOfAKind);
    request.mutable_is_active()->add_values("true");
    if (inactive_too) request.mutable_is_active()->add_values("false");
    return request;
}

Result<shift::v1::ById> path_object(const http::Exchange& exchange, std::string_view name) {
    shift::v1::ById request;
    ROLLCALL_TRY(*request.mutable_id(), http::path_id(exchange, name));
    ROLLCALL_TRY(const auto version, http::if_match(exchange));
    request.set_if_version(version);
    return request;
}

http::HttpResponse success() {
    return {.body = R"({"success":true})"};
}

http::HttpResponse with_version(http::HttpResponse response, std::int64_t version) {
    response.add("ETag", "\"" + std::to_string(version) + "\"");
    return response;
}

}  // namespace rollcall::hr_monitoring
