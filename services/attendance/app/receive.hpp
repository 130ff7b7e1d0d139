// Punches of machines are received: stored once and for all, and put in their places (rules 1 to 4, 11, 12, 17).
#pragma once

#include "common/core/result.hpp"
#include "services/attendance/store/machine_punch_store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::attendance::app {

// One as a machine sent it.
struct Incoming {
    std::string code;
    domain::PunchKind kind = domain::PunchKind::automatic;
    std::optional<Instant> at;  // none: now
    std::string source;
    std::optional<std::string> source_seq;
    std::optional<domain::Place> place;
};

enum class Reception { created, duplicate, quarantined };

struct Received {
    Reception status = Reception::created;
    domain::MachinePunch machine;  // the first of its kind, where this one is a copy
};

// One result per punch, in their order. `sender` is the key or device. A copy of one that is stored, or a double tap,
// is a duplicate; what cannot count yet is quarantined with its reason. Errors: stale, unavailable (try again).
Result<std::vector<Received>> receive(
    pg::Tx& tx, const UserId& sender, store::CodeKind kind, const std::vector<Incoming>& incoming
);

}  // namespace rollcall::attendance::app
