#include "gateway/json/body.hpp"

#include "common/core/id.hpp"
#include "common/time/wire.hpp"

#include <algorithm>
#include <utility>

namespace rollcall::json {

namespace {

namespace bj = boost::json;

constexpr char kIdWanted[] = "expected a UUID";
constexpr char kInstantWanted[] = "expected a time with its offset, like 2026-02-16T05:20:21.265Z";
constexpr char kDateWanted[] = "expected a date, like 2026-02-16";
constexpr char kTimeWanted[] = "expected a time of day, like 09:30";

std::string list_of(std::initializer_list<std::string_view> names) {
    std::string list;
    for (const auto name : names) list.append(list.empty() ? "" : ", ").append(name);
    return list;
}

// Whole numbers may be written 5 or 5.0: JSON has one kind of number.
std::optional<std::int64_t> whole(const bj::value& value) {
    if (const auto* number = value.if_int64()) return *number;
    const auto* real = value.if_double();
    if (!real || *real != static_cast<double>(static_cast<std::int32_t>(std::clamp(*real, -2e9, 2e9))))
        return std::nullopt;
    return static_cast<std::int64_t>(*real);
}

// A key that can be part of a message to the client.
bool is_plain(std::string_view name) {
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    });
}

}  // namespace

Body::Body(Document document, std::string prefix) : document_(std::move(document)), prefix_(std::move(prefix)) {}

Result<Body> Body::parse(std::string_view text) {
    ROLLCALL_TRY(auto document, parse_document(text));
    return Body(std::move(document));
}

Result<Body> Body::parse_optional(std::string_view text) {
    return text.empty() ? Body(Document{}) : parse(text);
}

void Body::fault(std::string_view name, Fault fault, std::string message) {
    faults_.push_back({prefix_ + std::string(name), fault, std::move(message)});
}

bool Body::is_object(std::string_view name) const {
    const auto* value = document_.root.if_contains({name.data(), name.size()});
    return value != nullptr && value->is_object();
}

const bj::value* Body::find(std::string_view name, Need need) {
    const auto repeated = std::find(document_.repeated.begin(), document_.repeated.end(), prefix_ + std::string(name));
    if (repeated != document_.repeated.end()) {
        document_.repeated.erase(repeated);
        fault(name, Fault::not_valid, "given more than once");
        return nullptr;
    }
    const auto* value = document_.root.if_contains({name.data(), name.size()});
    if (value && !value->is_null()) return value;
    if (need == Need::required) fault(name, Fault::required, "is required");
    return nullptr;
}

std::optional<std::string> Body::find_text(std::string_view name, Need need, std::size_t most, Fault when_not_text) {
    const auto* value = find(name, need);
    if (!value) return std::nullopt;
    const auto* text = value->if_string();
    if (!text) {
        fault(name, when_not_text, "expected a text");
    } else if (text->size() > most) {
        fault(name, when_not_text, "may have at most " + std::to_string(most) + " bytes");
    } else if (text->find('\0') != bj::string::npos) {
        fault(name, when_not_text, "may not contain the NUL character");
    } else {
        return std::string(text->data(), text->size());
    }
    return std::nullopt;
}

std::optional<std::string> Body::text(std::string_view name, Need need, std::size_t most) {
    auto text = find_text(name, need, most, Fault::not_valid);
    const bool is_blank = text && text->find_first_not_of(" \t\r\n") == std::string::npos;
    if (is_blank && need == Need::required) {
        fault(name, Fault::required, "is required");
        return std::nullopt;
    }
    return text;
}

std::optional<std::string> Body::id(std::string_view name, Need need) {
    const auto text = find_text(name, need, kLongestText, Fault::not_an_id);
    if (!text) return std::nullopt;
    const auto bytes = parse_uuid(*text);
    if (!bytes) {
        fault(name, Fault::not_an_id, kIdWanted);
        return std::nullopt;
    }
    return format_uuid(*bytes);
}

std::optional<std::int64_t> Body::instant(std::string_view name) {
    const auto text = find_text(name, Need::optional, kLongestText, Fault::not_a_date);
    if (!text) return std::nullopt;
    const auto at = time::parse_instant(*text);
    if (!at) {
        fault(name, Fault::not_a_date, kInstantWanted);
        return std::nullopt;
    }
    return to_unix_micros(*at);
}

std::optional<std::string> Body::date(std::string_view name, Need need) {
    auto text = find_text(name, need, kLongestText, Fault::not_a_date);
    if (text && !time::parse_date(*text)) {
        fault(name, Fault::not_a_date, kDateWanted);
        return std::nullopt;
    }
    return text;
}

std::optional<std::string> Body::time_of_day(std::string_view name, Need need) {
    auto text = find_text(name, need, kLongestText, Fault::not_valid);
    if (text && !time::parse_time_of_day(*text)) {
        fault(name, Fault::not_valid, kTimeWanted);
        return std::nullopt;
    }
    return text;
}

std::optional<std::string> Body::clock_time(std::string_view name, Need need) {
    auto text = find_text(name, need, kLongestText, Fault::not_valid);
    if (text && !time::parse_clock_time(*text)) {
        fault(name, Fault::not_valid, "expected a time of day, like 08:45:00");
        return std::nullopt;
    }
    return text;
}

std::optional<std::int32_t> Body::integer(std::string_view name, std::int32_t least, std::int32_t most) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    const auto number = whole(*value);
    if (number && *number >= least && *number <= most) return static_cast<std::int32_t>(*number);
    fault(
        name, Fault::not_valid, "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most)
    );
    return std::nullopt;
}

std::optional<double> Body::number(std::string_view name, double least, double most, Need need) {
    const auto* value = find(name, need);
    if (!value) return std::nullopt;
    if (value->is_number()) {
        const auto number = value->to_number<double>();
        if (number >= least && number <= most) return number;
    }
    fault(name, Fault::not_valid, "expected a number within its range");
    return std::nullopt;
}

std::optional<bool> Body::truth(std::string_view name) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    if (const auto* truth = value->if_bool()) return *truth;
    fault(name, Fault::not_valid, "expected true or false");
    return std::nullopt;
}

std::optional<std::string> Body::one_of(
    std::string_view name, std::initializer_list<std::string_view> allowed, Need need
) {
    auto text = find_text(name, need, kLongestText, Fault::not_an_enum);
    if (text && std::find(allowed.begin(), allowed.end(), *text) == allowed.end()) {
        fault(name, Fault::not_an_enum, "expected one of " + list_of(allowed));
        return std::nullopt;
    }
    return text;
}

std::optional<std::string> Body::label(std::string_view name, std::size_t most) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    if (const auto number = value->is_string() ? std::nullopt : whole(*value)) return std::to_string(*number);
    if (!value->is_string()) {
        fault(name, Fault::not_valid, "expected a text or a whole number");
        return std::nullopt;
    }
    return text(name, Need::optional, most);
}

Result<void> Body::verdict() {
    for (const auto& path : std::exchange(document_.repeated, {}))
        faults_.push_back({is_plain(path) ? path : "body", Fault::not_valid, "given more than once"});
    if (faults_.empty()) return {};
    return fail(invalid_fields(std::move(faults_)));
}

}  // namespace rollcall::json
