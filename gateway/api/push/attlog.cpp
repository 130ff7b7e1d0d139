#include "gateway/api/push/attlog.hpp"

#include "common/time/wire.hpp"
#include "common/time/zone.hpp"

#include <algorithm>
#include <charconv>

namespace rollcall::push {

namespace {

constexpr std::size_t kLongestBadge = 64;
constexpr std::size_t kMostShown = 200;
constexpr std::size_t kDateLength = 10;
constexpr std::size_t kMomentLength = 19;  // "2026-02-16 05:20:21"
constexpr Minutes kAhead{2};               // a clock may be that much fast
constexpr int kAutomatic = 255;            // a status that says nothing

// Up to the next separator; what is left stays in `text`.
std::string_view cut(std::string_view& text, char separator) {
    const auto end = text.find(separator);
    const auto part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return part;
}

std::string_view next_line(std::string_view& body) {
    auto line = cut(body, '\n');
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    return line;
}

bool is_badge(std::string_view text) {
    return !text.empty() && text.size() <= kLongestBadge &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7f'; });
}

// As people may be shown it.
std::string printable(std::string_view text) {
    std::string shown(text.substr(0, kMostShown));
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return c < ' ' || c >= '\x7f'; }, '?'
    );
    return shown;
}

std::optional<int> number_in(std::string_view text, int most) {
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size() || number < 0 || number > most) return std::nullopt;
    return number;
}

// "05:20:21"
std::optional<Seconds> time_of_day(std::string_view text) {
    const auto hours = number_in(cut(text, ':'), 23);
    const auto minutes = number_in(cut(text, ':'), 59);
    const auto seconds = number_in(text, 59);
    if (!hours || !minutes || !seconds) return std::nullopt;
    return std::chrono::hours{*hours} + Minutes{*minutes} + Seconds{*seconds};
}

Instant instant_of(Date date, Seconds since_midnight, const LogClock& clock) {
    const auto shown = time::instants_at(date, since_midnight, clock.zone);
    if (shown.empty()) {
        const auto before = std::chrono::sys_days{date} + since_midnight - std::chrono::hours{1};
        const auto day = std::chrono::floor<std::chrono::days>(before);
        const auto an_hour_before = time::instants_at(Date{day}, before - day, clock.zone);
        return (an_hour_before.empty() ? Instant{before} : an_hour_before.front()) + std::chrono::hours{1};
    }
    return shown.back() <= clock.received_at + kAhead ? shown.back() : shown.front();
}

std::optional<Instant> moment_in(std::string_view text, const LogClock& clock) {
    if (text.size() != kMomentLength || text[kDateLength] != ' ') return std::nullopt;
    const auto date = time::parse_date(text.substr(0, kDateLength));
    const auto since_midnight = time_of_day(text.substr(kDateLength + 1));
    if (!date || !since_midnight) return std::nullopt;
    return instant_of(*date, *since_midnight, clock);
}

}  // namespace

std::optional<LogLine> read_log_line(std::string_view line, const LogClock& clock) {
    auto badge = cut(line, '\t');
    while (badge.starts_with(' ')) badge.remove_prefix(1);
    const auto moment = cut(line, '\t');
    const auto word = cut(line, '\t');
    const auto at = moment_in(moment, clock);
    const auto status = word.empty() ? std::optional(kAutomatic) : number_in(word, kAutomatic);
    if (!is_badge(badge) || !at || !status) return std::nullopt;
    auto mark = "log " + std::string(badge) + " " + std::string(moment) + " " + std::to_string(*status);
    return LogLine{std::string(badge), *at, *status, std::move(mark)};
}

AttendanceLog read_log(std::string_view body, const LogClock& clock) {
    AttendanceLog log;
    while (!body.empty()) {
        const auto line = next_line(body);
        if (line.empty()) continue;
        if (auto read = read_log_line(line, clock)) {
            log.lines.push_back(std::move(*read));
        } else {
            log.unreadable.push_back(printable(line));
        }
    }
    return log;
}

int count_lines(std::string_view body) {
    int lines = 0;
    while (!body.empty())
        if (!next_line(body).empty()) ++lines;
    return lines;
}

}  // namespace rollcall::push
