// What a change leaves behind in its own transaction: the event to publish and the audit entry (rule 21).
#pragma once

#include "common/core/instant.hpp"

#include <string>
#include <vector>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::events {

struct Event {
    std::string type;     // "shift.assigned"
    std::string subject;  // the aggregate's id
    // Rises per subject: the aggregate's record_version after the change. Draw it while the aggregate's row is locked
    // by this transaction, so that outbox order is subject order.
    std::int64_t sequence = 0;
    std::string data;  // JSON object
};

void publish(pg::Tx& tx, const Event& event);
// Many at once, in one statement.
void publish_all(pg::Tx& tx, const std::vector<Event>& events);

struct AuditEntry {
    std::string action;  // "shift.create"
    std::string entity;  // "shift"
    std::string entity_id;
    std::string before;  // JSON or ""; never a secret
    std::string after;
};

void audit(pg::Tx& tx, const AuditEntry& entry);

}  // namespace rollcall::events
