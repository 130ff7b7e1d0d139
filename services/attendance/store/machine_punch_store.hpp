// Punches of machines as they were received, and where replays left them.
#pragma once

#include "services/attendance/domain/facts.hpp"
#include "services/attendance/domain/machine_punch.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::attendance::store {

// What a machine calls a person by.
enum class CodeKind { employee, badge };

// One as it is stored.
struct MachinePunchRow {
    domain::MachinePunch machine;
    std::string code;
    CodeKind code_kind = CodeKind::employee;
    UserId sender;                          // the key or the device
    std::optional<std::string> source_seq;  // the sender's natural key
    std::string full_name = {};             // of the person, where it is read for a reviewer
};

struct KnownPerson {
    std::string code;
    domain::Employee employee;
};

// All that follows in the transaction probes by keys, as what is done for machine punches does.
void begin_probing(pg::Tx& tx);
// People with these codes, locked against each other's replays, in the order of their ids.
std::vector<KnownPerson> lock_people(pg::Tx& tx, CodeKind kind, const std::vector<std::string>& codes);
std::optional<domain::Employee> lock_person(pg::Tx& tx, const UserId& user);
// Taken by whoever finds nobody with these codes and stores their punches, and by whoever gives somebody one of them,
// before they look: the second sees what the first has done. Held until the transaction ends.
void lock_codes(pg::Tx& tx, CodeKind kind, const std::vector<std::string>& codes);
// Those of the codes that nobody has, as far as is known here.
std::vector<std::string> unknown_codes(pg::Tx& tx, CodeKind kind, const std::vector<std::string>& codes);

// Those that are stored already, by either natural key.
struct Stored {
    domain::MachinePunch machine;
    std::optional<std::string> source_seq;
};

std::vector<Stored> find_stored(
    pg::Tx& tx, const std::vector<PunchId>& ids, const UserId& sender, const std::vector<std::string>& sequences
);

// Leaves out what somebody else stored meanwhile; returns the ids that are new.
std::set<PunchId> add_machine_punches(pg::Tx& tx, const std::vector<MachinePunchRow>& rows);
void place_machine_punches(pg::Tx& tx, const std::vector<domain::MachinePunch>& placed);

// Of nobody yet, and said to be of that person now: whose hold is taken off where their moment allows it.
std::vector<domain::MachinePunch> unknown_punches_of(pg::Tx& tx, CodeKind kind, const std::string& code);
// A reviewer's word or a code that has appeared: whose they are, and what holds them.
void hold_machine_punches(
    pg::Tx& tx, const std::vector<domain::MachinePunch>& punches, const std::optional<UserId>& decided_by
);

struct QueueCursor {
    Instant received_at;
    PunchId id;
};

// What waits for a reviewer, newest first.
std::vector<MachinePunchRow> quarantine(pg::Tx& tx, const std::optional<QueueCursor>& after, int limit);
// Locked.
std::optional<MachinePunchRow> find_machine_punch(pg::Tx& tx, const PunchId& id);

}  // namespace rollcall::attendance::store
