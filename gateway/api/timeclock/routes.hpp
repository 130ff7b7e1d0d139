// The TimeClock surface under /api/auth and /api/timeclock: a path that ends in a slash is the same path without it.
#pragma once

#include "gateway/clients/clients.hpp"
#include "gateway/export/workshop.hpp"
#include "gateway/http/router.hpp"

namespace rollcall::timeclock {

inline constexpr char kAuth[] = "/api/auth";
inline constexpr char kBase[] = "/api/timeclock";

// Both must outlive the mount.
http::Mount mount(const clients::Clients& clients, exports::Workshop& workshop);

// One function per group, each in its own file.
std::vector<http::Route> account_routes(const clients::IdentityClient& client);
std::vector<http::Route> punch_routes(const clients::TimesheetsClient& client);
std::vector<http::Route> history_routes(const clients::TimesheetsClient& client, exports::Workshop& workshop);
std::vector<http::Route> summary_routes(const clients::TimesheetsClient& client, exports::Workshop& workshop);

}  // namespace rollcall::timeclock
