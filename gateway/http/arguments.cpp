#include "gateway/http/arguments.hpp"

#include "common/core/id.hpp"

#include <charconv>
#include <limits>

namespace rollcall::http {

Result<std::string> path_id(const Exchange& exchange, std::string_view name) {
    const auto bytes = parse_uuid(exchange.parameter(name));
    if (!bytes) return fail(invalid_field(std::string(name), Fault::not_an_id, "expected a UUID"));
    return format_uuid(*bytes);
}

Result<std::int64_t> if_match(const Exchange& exchange) {
    constexpr auto kNoVersion = std::numeric_limits<std::int64_t>::max();
    auto text = exchange.request.header(Header::if_match);
    if (!exchange.request.has(Header::if_match) || text == "*") return 0;
    // RFC 9110: a weak tag is a tag, and matches nothing here.
    const bool weak = text.starts_with("W/");
    if (weak) text.remove_prefix(2);
    const bool is_tag = text.size() >= 2 && text.front() == '"' && text.find('"', 1) == text.size() - 1;
    if (!is_tag) return fail(invalid_field("ifMatch", Fault::not_valid, "expected one ETag of the object, like \"3\""));
    text = text.substr(1, text.size() - 2);
    std::int64_t version = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), version);
    const bool is_ours = failure == std::errc{} && end == text.data() + text.size() && version > 0;
    return is_ours && !weak ? version : kNoVersion;
}

Result<void> together(const Result<std::string>& path, json::Body& body) {
    auto read = body.verdict();
    if (path) return read;
    auto error = path.error();
    if (!read) {
        auto fields = error.fields;
        fields.insert(fields.end(), read.error().fields.begin(), read.error().fields.end());
        error = invalid_fields(std::move(fields));
    }
    return fail(std::move(error));
}

}  // namespace rollcall::http
