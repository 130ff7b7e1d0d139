#include "common/time/wire.hpp"

#include <cstdint>

namespace rollcall::time {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::milliseconds;

// Takes fixed-width digits and literal characters off the front of a text; the first mismatch
// sticks.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    int digits(std::size_t width) {
        int value = 0;
        for (std::size_t i = 0; i < width; ++i) {
            const char c = take();
            if (c < '0' || c > '9') failed_ = true;
            value = value * 10 + (c - '0');
        }
        return failed_ ? 0 : value;
    }

    void literal(char expected) {
        if (take() != expected) failed_ = true;
    }

    char take() {
        if (rest_.empty()) {
            failed_ = true;
            return '\0';
        }
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    char next() const { return rest_.empty() ? '\0' : rest_.front(); }

    bool at_digit() const { return next() >= '0' && next() <= '9'; }

    void fail() { failed_ = true; }

    bool done() const { return !failed_ && rest_.empty(); }

  private:
    std::string_view rest_;
    bool failed_ = false;
};

void append(std::string& text, int value, std::size_t width) {
    const auto digits = std::to_string(value);
    if (digits.size() < width) text.append(width - digits.size(), '0');
    text += digits;
}

Date scan_date(Scanner& scan) {
    const int year = scan.digits(4);
    scan.literal('-');
    const int month = scan.digits(2);
    scan.literal('-');
    const int day = scan.digits(2);
    const Date date{
        std::chrono::year{year},
        std::chrono::month{static_cast<unsigned>(month)},
        std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok() || year < 1970) scan.fail();
    return date;
}

Minutes scan_time_of_day(Scanner& scan) {
    const int hour = scan.digits(2);
    scan.literal(':');
    const int minute = scan.digits(2);
    if (hour > 23 || minute > 59) scan.fail();
    return hours{hour} + Minutes{minute};
}

// ".123456789" after the seconds, if there; cut to microseconds.
microseconds scan_fraction(Scanner& scan) {
    if (scan.next() != '.') return {};
    scan.take();
    std::int64_t value = 0;
    int read = 0;
    for (; scan.at_digit(); ++read) {
        const int digit = scan.digits(1);
        if (read < 6) value = value * 10 + digit;
    }
    if (read == 0 || read > 9) scan.fail();
    for (int i = read; i < 6; ++i) value *= 10;
    return microseconds{value};
}

Minutes scan_offset(Scanner& scan) {
    const char sign = scan.take();
    if (sign == 'Z' || sign == 'z') return {};
    if (sign != '+' && sign != '-') scan.fail();
    const Minutes offset = scan_time_of_day(scan);
    return sign == '-' ? -offset : offset;
}

}  // namespace

std::string format_date(Date date) {
    std::string text;
    append(text, static_cast<int>(date.year()), 4);
    text += '-';
    append(text, static_cast<int>(static_cast<unsigned>(date.month())), 2);
    text += '-';
    append(text, static_cast<int>(static_cast<unsigned>(date.day())), 2);
    return text;
}

std::string format_time_of_day(Minutes since_midnight) {
    const auto minutes = static_cast<int>(since_midnight.count());
    std::string text;
    append(text, minutes / 60, 2);
    text += ':';
    append(text, minutes % 60, 2);
    return text;
}

std::string format_instant(Instant at) {
    const auto day = std::chrono::floor<days>(at);
    const auto within = std::chrono::floor<milliseconds>(at - day);
    const auto minutes = std::chrono::floor<Minutes>(within);
    const auto millis = static_cast<int>((within - minutes).count());
    std::string text = format_date(Date{day}) + 'T' + format_time_of_day(minutes) + ':';
    append(text, millis / 1000, 2);
    text += '.';
    append(text, millis % 1000, 3);
    text += 'Z';
    return text;
}

std::optional<Date> parse_date(std::string_view text) {
    Scanner scan(text);
    const Date date = scan_date(scan);
    if (!scan.done()) return std::nullopt;
    return date;
}

std::optional<Minutes> parse_time_of_day(std::string_view text) {
    Scanner scan(text);
    const Minutes minutes = scan_time_of_day(scan);
    if (!scan.done()) return std::nullopt;
    return minutes;
}

std::optional<Seconds> parse_clock_time(std::string_view text) {
    Scanner scan(text);
    const Minutes minutes = scan_time_of_day(scan);
    scan.literal(':');
    const int seconds = scan.digits(2);
    if (!scan.done() || seconds > 59) return std::nullopt;
    return minutes + Seconds{seconds};
}

std::string format_clock_time(Seconds since_midnight) {
    const auto minutes = std::chrono::floor<Minutes>(since_midnight);
    std::string text = format_time_of_day(minutes) + ':';
    append(text, static_cast<int>((since_midnight - minutes).count()), 2);
    return text;
}

std::optional<Instant> parse_instant(std::string_view text) {
    Scanner scan(text);
    const Date date = scan_date(scan);
    const char separator = scan.take();
    if (separator != 'T' && separator != 't') scan.fail();
    const Minutes minutes = scan_time_of_day(scan);
    scan.literal(':');
    const int seconds = scan.digits(2);
    if (seconds > 59) scan.fail();
    const microseconds fraction = scan_fraction(scan);
    const Minutes offset = scan_offset(scan);
    if (!scan.done()) return std::nullopt;

    const Instant at = std::chrono::sys_days{date} + minutes + Seconds{seconds} + fraction - offset;
    const int year = static_cast<int>(Date{std::chrono::floor<days>(at)}.year());
    if (year < 1970 || year > 9999) return std::nullopt;
    return at;
}

}  // namespace rollcall::time
