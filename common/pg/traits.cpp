#include "common/pg/traits.hpp"

#include <charconv>
#include <cstdio>

namespace rollcall::pg {

namespace {

int number(std::string_view text, std::size_t at, std::size_t length) {
    int value = 0;
    if (text.size() < at + length) throw pqxx::conversion_error("timestamp too short");
    const auto [end, failure] = std::from_chars(text.data() + at, text.data() + at + length, value);
    if (failure != std::errc{} || end != text.data() + at + length) throw pqxx::conversion_error("not a timestamp");
    return value;
}

}  // namespace

std::string format_date(Date date) {
    char text[16];
    std::snprintf(
        text,
        sizeof text,
        "%04d-%02u-%02u",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day())
    );
    return text;
}

Date parse_date(std::string_view text) {
    return Date{
        std::chrono::year{number(text, 0, 4)},
        std::chrono::month{static_cast<unsigned>(number(text, 5, 2))},
        std::chrono::day{static_cast<unsigned>(number(text, 8, 2))}};
}

std::string format_timestamp(Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::hh_mm_ss clock{at - day};
    char text[24];
    std::snprintf(
        text,
        sizeof text,
        "T%02d:%02d:%02d.%06dZ",
        static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()),
        static_cast<int>(clock.subseconds().count())
    );
    return format_date(Date{day}) + text;
}

// "2026-02-16 05:20:21.265123+00"
Instant parse_timestamp(std::string_view text) {
    const auto day = std::chrono::sys_days{parse_date(text)};
    std::chrono::microseconds clock = std::chrono::hours{number(text, 11, 2)} +
                                      std::chrono::minutes{number(text, 14, 2)} +
                                      std::chrono::seconds{number(text, 17, 2)};
    if (text.size() > 19 && text[19] == '.') {
        int scale = 100000;
        for (std::size_t i = 20; i < text.size() && text[i] >= '0' && text[i] <= '9' && scale > 0; ++i, scale /= 10)
            clock += std::chrono::microseconds{(text[i] - '0') * scale};
    }
    if (!text.ends_with("+00")) throw pqxx::conversion_error("timestamp not in UTC");
    return Instant{day.time_since_epoch() + clock};
}

std::string array(const std::vector<std::string>& elements) {
    std::string text = "{";
    for (const auto& element : elements) {
        if (text.size() > 1) text += ',';
        text += '"';
        for (const char c : element) {
            if (c == '"' || c == '\\') text += '\\';
            text += c;
        }
        text += '"';
    }
    return text + '}';
}

}  // namespace rollcall::pg
