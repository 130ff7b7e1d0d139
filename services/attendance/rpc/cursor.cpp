#include "services/attendance/rpc/cursor.hpp"

#include "common/time/wire.hpp"

namespace rollcall::attendance::rpc {

namespace {

constexpr std::size_t kDateLength = 10;

}  // namespace

std::string cursor_text(const store::SessionCursor& cursor) {
    return time::format_date(cursor.date) + "." + cursor.id.str();
}

std::optional<store::SessionCursor> cursor_from(const std::string& text) {
    if (text.size() <= kDateLength || text[kDateLength] != '.') return std::nullopt;
    const auto date = time::parse_date(text.substr(0, kDateLength));
    const auto id = RecordId::parse(text.substr(kDateLength + 1));
    if (!date || !id) return std::nullopt;
    return store::SessionCursor{*date, *id};
}

}  // namespace rollcall::attendance::rpc
