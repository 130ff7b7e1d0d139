// Where a list goes on, as text.
#pragma once

#include "services/attendance/app/list_sessions.hpp"

#include <optional>
#include <string>
#include <utility>

namespace rollcall::attendance::rpc {

// "2026-03-02.<check-in, microseconds; empty: none>.<record id>"
std::string cursor_text(const store::SessionCursor& cursor);
std::optional<store::SessionCursor> cursor_from(const std::string& text);

// "<moment, microseconds>.<id>", of lists in the order of moments.
std::string moment_cursor(Instant at, const std::string& id);
// The moment, and the id as text.
std::optional<std::pair<Instant, std::string>> read_moment_cursor(const std::string& text);

template <class Id>
std::optional<std::pair<Instant, Id>> moment_cursor_from(const std::string& text) {
    const auto read = read_moment_cursor(text);
    const auto id = read ? Id::parse(read->second) : std::nullopt;
    return id ? std::optional(std::pair(read->first, *id)) : std::nullopt;
}

}  // namespace rollcall::attendance::rpc
