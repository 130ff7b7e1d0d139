// Where a list goes on, as text: "2026-03-02.<record id>".
#pragma once

#include "services/attendance/app/list_sessions.hpp"

#include <optional>
#include <string>

namespace rollcall::attendance::rpc {

std::string cursor_text(const store::SessionCursor& cursor);
std::optional<store::SessionCursor> cursor_from(const std::string& text);

}  // namespace rollcall::attendance::rpc
