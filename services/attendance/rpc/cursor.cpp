#include "services/attendance/rpc/cursor.hpp"

#include "common/time/wire.hpp"

namespace rollcall::attendance::rpc {

namespace {

constexpr std::size_t kDateLength = 10;
constexpr std::size_t kMostDigits = 18;  // what surely fits into 64 bits

}  // namespace

std::string cursor_text(const store::SessionCursor& cursor) {
    const auto moment = cursor.check_in ? std::to_string(to_unix_micros(*cursor.check_in)) : std::string();
    return time::format_date(cursor.date) + "." + moment + "." + cursor.id.str();
}

std::optional<store::SessionCursor> cursor_from(const std::string& text) {
    if (text.size() <= kDateLength || text[kDateLength] != '.') return std::nullopt;
    const auto date = time::parse_date(text.substr(0, kDateLength));
    const auto rest = text.substr(kDateLength + 1);
    const bool never = rest.starts_with('.');
    const auto moment = never ? std::nullopt : read_moment_cursor(rest);
    const auto id = RecordId::parse(never ? rest.substr(1) : moment ? moment->second : std::string());
    if (!date || !id) return std::nullopt;
    return store::SessionCursor{*date, moment ? std::optional(moment->first) : std::nullopt, *id};
}

std::string moment_cursor(Instant at, const std::string& id) {
    return std::to_string(to_unix_micros(at)) + "." + id;
}

std::optional<std::pair<Instant, std::string>> read_moment_cursor(const std::string& text) {
    const auto dot = text.find('.');
    if (dot == std::string::npos || dot == 0 || dot > kMostDigits) return std::nullopt;
    if (text.find_first_not_of("0123456789") != dot) return std::nullopt;
    return std::pair(from_unix_micros(std::stoll(text.substr(0, dot))), text.substr(dot + 1));
}

}  // namespace rollcall::attendance::rpc
