// The writing of what was decided about records: for a batch of the desk, or within a transaction (migrations/0002).
#pragma once

#include "common/core/result.hpp"
#include "common/pg/database.hpp"
#include "services/attendance/domain/record_change.hpp"

#include <set>
#include <string>
#include <vector>

namespace rollcall::attendance::store {

// Who changed a record and what is to be remembered of the answer.
struct Provenance {
    UserId actor;
    std::string action;  // "attendanceRecord.check_in"
    std::string request_id;
    std::string traceparent;
    std::string client_address;
    std::string route;
    std::string idempotency_key;  // empty: no answer is kept
    std::string fingerprint;
    std::string answer;
};

struct Event {
    std::string type;
    std::string data;
};

struct Write {
    domain::RecordChange change;
    std::string before;         // the record as it was, for the audit entry; "": it is new
    std::vector<Event> events;  // the record's version has risen by as many
    Provenance provenance;
};

// Stores all changes in one transaction; returns the records that made it (see desk_store in the migration). With
// `together`: all or none. Errors: stale when a race was lost (look again and decide anew), unavailable.
Result<std::set<RecordId>> store_changes(pg::Database& database, const std::vector<Write>& writes, bool together);
// As above, within a transaction of one company; all or, by an exception that fails the transaction, none.
void store_changes(pg::Tx& tx, const std::vector<Write>& writes);
// As above, but what lost a race is left out; returns what was stored.
std::set<RecordId> store_possible_changes(pg::Tx& tx, const std::vector<Write>& writes);

}  // namespace rollcall::attendance::store
