#include "gateway/http/multipart.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace rollcall::http {

namespace {

constexpr std::string_view kForm = "multipart/form-data";
constexpr std::string_view kBreak = "\r\n";
constexpr std::size_t kLongestBoundary = 70;
constexpr std::size_t kMostParts = 16;

struct Part {
    std::string_view head, content;
};

std::string lower(std::string_view text) {
    std::string low(text);
    for (auto& c : low)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return low;
}

// The value of `name` among parameters that ';' separates, quoted or not.
std::optional<std::string> parameter(std::string_view parameters, std::string_view name) {
    const auto low = lower(parameters);
    for (auto at = low.find(';'); at != std::string::npos; at = low.find(';', at + 1)) {
        auto begin = low.find_first_not_of(" \t", at + 1);
        if (begin == std::string::npos || low.compare(begin, name.size(), name) != 0) continue;
        begin += name.size();
        if (begin >= low.size() || low[begin] != '=') continue;
        ++begin;
        const bool quoted = begin < low.size() && low[begin] == '"';
        if (quoted) ++begin;
        const auto end = parameters.find_first_of(quoted ? "\"" : "; \t", begin);
        if (quoted && end == std::string_view::npos) return std::nullopt;
        return std::string(parameters.substr(begin, end == std::string_view::npos ? end : end - begin));
    }
    return std::nullopt;
}

std::optional<Part> part_of(std::string_view text) {
    const auto end_of_head = text.find("\r\n\r\n");
    if (!text.starts_with(kBreak) || end_of_head == std::string_view::npos) return std::nullopt;
    return Part{text.substr(2, end_of_head == 0 ? 0 : end_of_head - 2), text.substr(end_of_head + 4)};
}

// Nothing, when the body is not made of parts between such boundaries, up to a closing one.
std::optional<std::vector<Part>> parts_of(std::string_view body, const std::string& boundary) {
    const std::string first = "--" + boundary;
    const std::string next = "\r\n--" + boundary;
    if (!body.starts_with(first)) return std::nullopt;
    body.remove_prefix(first.size());
    std::vector<Part> parts;
    while (!body.starts_with("--")) {
        const auto end = body.find(next);
        if (end == std::string_view::npos || parts.size() == kMostParts) return std::nullopt;
        const auto part = part_of(body.substr(0, end));
        if (!part) return std::nullopt;
        parts.push_back(*part);
        body.remove_prefix(end + next.size());
    }
    return parts;
}

std::string name_of(const Part& part) {
    for (auto rest = part.head; !rest.empty();) {
        const auto line = rest.substr(0, rest.find(kBreak));
        rest.remove_prefix(std::min(rest.size(), line.size() + kBreak.size()));
        if (lower(line).starts_with("content-disposition:")) return parameter(line, "name").value_or("");
    }
    return "";
}

tl::unexpected<Error> not_a_form() {
    return fail(
        {.code = Code::invalid_argument,
         .reason = "formIsNotValid",
         .message = "The body must be a form as multipart/form-data, with its boundary."}
    );
}

}  // namespace

bool is_form(std::string_view content_type) {
    return lower(content_type.substr(0, content_type.find_first_of("; \t"))) == kForm;
}

Result<std::string> form_file(std::string_view content_type, std::string_view body, std::string_view name) {
    if (body.empty()) return fail(invalid_field(std::string(name), Fault::required, "is required"));
    const auto boundary = parameter(content_type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > kLongestBoundary) return not_a_form();
    const auto parts = parts_of(body, *boundary);
    if (!parts) return not_a_form();
    std::optional<std::string> found;
    for (const auto& part : *parts) {
        if (name_of(part) != name) continue;
        if (found) return fail(invalid_field(std::string(name), Fault::not_valid, "given more than once"));
        found = part.content;
    }
    if (!found) return fail(invalid_field(std::string(name), Fault::required, "is required"));
    return std::move(*found);
}

}  // namespace rollcall::http
