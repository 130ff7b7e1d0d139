// What a batch of the punch desk needs to know, in one statement (migrations/0002), and what single records add to it.
#pragma once

#include "common/core/result.hpp"
#include "common/pg/database.hpp"
#include "services/attendance/domain/facts.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rollcall::attendance::store {

// What to look up for one request of the desk.
struct Asked {
    CompanyId company;
    std::optional<UserId> user;
    std::optional<ShiftId> shift;
    std::optional<RecordId> record;
    std::optional<Instant> near;  // names neither shift nor record: the candidates around that moment are wanted
    UserId caller;
    std::string route;
    std::string idempotency_key;
};

struct StoredAnswer {
    std::string fingerprint;
    std::string bytes;
};

struct Found {
    domain::PunchFacts facts;  // policy apart: see policy_settings
    std::optional<StoredAnswer> answer;
    bool is_read = false;
};

// In the order asked. Errors: unavailable.
Result<std::vector<Found>> find_facts(pg::Database& database, const std::vector<Asked>& asked, Date today);

// All punches of these records. Errors: unavailable.
Result<std::map<RecordId, std::vector<domain::Punch>>> find_punches(
    pg::Database& database, const CompanyId& company, const std::vector<RecordId>& records
);

// The policy version that a record began with; asked of the database once. Errors: unavailable.
Result<domain::Policy> policy_of(pg::Database& database, const domain::Record& record);

}  // namespace rollcall::attendance::store
