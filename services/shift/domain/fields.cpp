#include "services/shift/domain/fields.hpp"

#include "common/time/wire.hpp"
#include "common/time/zone.hpp"

#include <algorithm>

namespace rollcall::shift::domain {

namespace {

// Characters, not bytes: continuation bytes of UTF-8 do not count.
std::size_t length_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::string trimmed(const std::string& text) {
    constexpr const char* kBlank = " \t\r\n";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

}  // namespace

std::string FieldReader::name(std::string_view field, const Text& value, std::size_t longest) {
    auto name = trimmed(value.value_or(""));
    if (name.empty()) {
        refuse(field, Fault::required, "is required");
        return {};
    }
    return text(field, std::move(name), longest).value_or("");
}

Text FieldReader::text(std::string_view field, const Text& value, std::size_t longest) {
    if (value && length_of(*value) > longest)
        refuse(field, Fault::not_valid, "expected at most " + std::to_string(longest) + " characters");
    return value;
}

Date FieldReader::date(std::string_view field, const Text& value) {
    if (!value || value->empty()) {
        refuse(field, Fault::required, "is required");
        return {};
    }
    const auto parsed = time::parse_date(*value);
    if (!parsed) refuse(field, Fault::not_a_date, "expected a date as YYYY-MM-DD");
    return parsed.value_or(Date{});
}

Minutes FieldReader::time_of_day(std::string_view field, const Text& value) {
    if (!value || value->empty()) {
        refuse(field, Fault::required, "is required");
        return {};
    }
    return optional_time_of_day(field, value).value_or(Minutes{});
}

std::optional<Minutes> FieldReader::optional_time_of_day(std::string_view field, const Text& value) {
    if (!value) return std::nullopt;
    const auto parsed = time::parse_time_of_day(*value);
    if (!parsed) refuse(field, Fault::not_valid, "expected a local time as HH:MM");
    return parsed;
}

Text FieldReader::zone(std::string_view field, const Text& value) {
    if (value && !time::is_known_zone(*value))
        refuse(field, Fault::not_valid, "expected an IANA time zone such as Asia/Karachi");
    return value;
}

std::optional<int> FieldReader::whole(std::string_view field, std::optional<int> value, int least, int most) {
    if (value && (*value < least || *value > most))
        refuse(
            field,
            Fault::not_valid,
            "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most)
        );
    return value;
}

std::optional<double> FieldReader::number(
    std::string_view field, std::optional<double> value, double least, double most
) {
    // Written so that a NaN is refused too.
    if (value && !(*value >= least && *value <= most))
        refuse(
            field,
            Fault::not_valid,
            "expected a number from " + std::to_string(static_cast<int>(least)) + " to " +
                std::to_string(static_cast<int>(most))
        );
    return value;
}

void FieldReader::refuse(std::string_view field, Fault fault, std::string message) {
    errors_.push_back({std::string(field), fault, std::move(message)});
}

Result<void> FieldReader::verdict() const {
    if (errors_.empty()) return {};
    return fail(invalid_fields(errors_));
}

}  // namespace rollcall::shift::domain
