#include "gateway/http/query_reader.hpp"

#include "common/core/id.hpp"
#include "common/time/wire.hpp"

#include <algorithm>
#include <charconv>

namespace rollcall::http {

QueryReader::QueryReader(const Exchange& exchange)
    : parameters_(decode_query(exchange.request.query).value_or(QueryParameters{})) {}

std::optional<std::string> QueryReader::text(std::string_view name) {
    const auto found =
        std::find_if(parameters_.rbegin(), parameters_.rend(), [&](const auto& one) { return one.first == name; });
    if (found == parameters_.rend() || found->second.empty()) return std::nullopt;
    return found->second;
}

std::optional<std::string> QueryReader::date(std::string_view name) {
    auto value = text(name);
    if (!value || time::parse_date(*value)) return value;
    fault(name, Fault::not_a_date, "expected a date, like 2026-02-16");
    return std::nullopt;
}

std::optional<std::string> QueryReader::id(std::string_view name) {
    const auto value = text(name);
    if (!value) return std::nullopt;
    if (const auto bytes = parse_uuid(*value)) return format_uuid(*bytes);
    fault(name, Fault::not_an_id, "expected a UUID");
    return std::nullopt;
}

std::optional<int> QueryReader::number(std::string_view name, int least, int most) {
    const auto value = text(name);
    if (!value) return std::nullopt;
    int number = 0;
    const auto* last = value->data() + value->size();
    const auto [end, failure] = std::from_chars(value->data(), last, number);
    if (failure == std::errc{} && end == last && number >= least && number <= most) return number;
    fault(
        name, Fault::not_valid, "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most)
    );
    return std::nullopt;
}

std::optional<std::string> QueryReader::one_of(std::string_view name, std::initializer_list<std::string_view> allowed) {
    auto value = text(name);
    if (!value || std::find(allowed.begin(), allowed.end(), *value) != allowed.end()) return value;
    std::string list;
    for (const auto one : allowed) list.append(list.empty() ? "" : ", ").append(one);
    fault(name, Fault::not_an_enum, "expected one of " + list);
    return std::nullopt;
}

void QueryReader::fault(std::string_view name, Fault fault, std::string message) {
    faults_.push_back({std::string(name), fault, std::move(message)});
}

Result<void> QueryReader::verdict() {
    if (faults_.empty()) return {};
    return fail(invalid_fields(std::move(faults_)));
}

}  // namespace rollcall::http
