#include "services/shift/domain/working_days.hpp"

namespace rollcall::shift::domain {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

constexpr std::uint8_t bit(unsigned iso_weekday) {
    return static_cast<std::uint8_t>(1U << iso_weekday);
}

}  // namespace

std::optional<WorkingDays> WorkingDays::parse(std::string_view text) {
    WorkingDays days;
    for (bool more = true; more;) {
        const auto comma = text.find(',');
        const auto day = trimmed(text.substr(0, comma));
        more = comma != std::string_view::npos;
        text.remove_prefix(more ? comma + 1 : text.size());
        if (day.size() != 1 || day[0] < '1' || day[0] > '7') return std::nullopt;
        const auto one = bit(static_cast<unsigned>(day[0] - '0'));
        if ((days.days_ & one) != 0) return std::nullopt;
        days.days_ |= one;
    }
    return days;
}

std::string WorkingDays::str() const {
    std::string text;
    for (unsigned day = 1; day <= 7; ++day) {
        if ((days_ & bit(day)) == 0) continue;
        if (!text.empty()) text += ',';
        text += static_cast<char>('0' + day);
    }
    return text;
}

bool WorkingDays::include(Date date) const {
    return (days_ & bit(std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding())) != 0;
}

}  // namespace rollcall::shift::domain
