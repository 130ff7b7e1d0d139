// A terminal on the wall that pushes punches: what it is called, where it may call from, and how its words are read.
#pragma once

#include "common/core/id.hpp"
#include "common/core/result.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rollcall::identity::domain {

// What a status that a terminal sends means: in, out, break_start, break_end, checkpoint or auto. What is missing is
// auto.
using StatusKinds = std::map<int, std::string>;

// 0 and 4 in, 1 and 5 out, 2 and 3 a break's start and end.
StatusKinds usual_kinds();

// How a terminal is doing, as far as is known.
struct Sighting {
    std::optional<Instant> last_seen_at, last_upload_at, last_punch_at;
    std::optional<int> clock_skew_seconds;  // its clock's lead over ours
    std::optional<int> backlog_seconds;     // how long the oldest punch of the last upload had waited
    std::int64_t received_lines = 0;
    std::int64_t unreadable_lines = 0;
    std::optional<std::string> last_unreadable_line;
    std::optional<std::string> stamp;  // its own mark of how far it has uploaded
};

struct Device {
    CredentialId id;
    std::string name;
    std::string serial;  // upper case
    std::string time_zone;
    std::vector<std::string> networks;
    StatusKinds kinds;
    bool is_active = true;
    UserId created_by;
    Instant created_at, updated_at;
    Sighting sighting;
};

struct DeviceChange {
    std::optional<std::string> name, time_zone;
    std::optional<std::vector<std::string>> networks;
    std::optional<StatusKinds> kinds;
    std::optional<bool> is_active;
};

// "ckjn201360227" -> "CKJN201360227"
std::string serial_of(std::string text);

// Errors: invalid_argument naming name (1 to 100 characters), serialNumber (1 to 40 letters, digits, '-', '_'),
// timeZone (known), networks (at most 32) and kinds (statuses 0 to 255).
Result<void> check_device(const Device& device);
Device with_change(Device device, const DeviceChange& change);

// True where no network is named.
bool may_call_from(const Device& device, const std::string& address);

}  // namespace rollcall::identity::domain
