// Records of shifts with their punches, one person's at a time, as other systems are told of them.
#pragma once

#include "services/attendance/domain/attended.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::attendance::store {

struct AttendedCursor {
    Instant recorded_at;
    RecordId id;
};

// Bounds are inclusive and speak of the shift: when it starts, and its date.
struct AttendedQuery {
    std::optional<Instant> starts_from, starts_until;
    std::optional<Date> from, to;
    std::optional<AttendedCursor> after;
    int limit = 1;
};

std::optional<UserId> person_with_code(pg::Tx& tx, const std::string& employee_code);

// Newest first by the check-in, or by when an absence was marked; one more than the limit when there are more.
std::vector<domain::Record> attended_records(pg::Tx& tx, const UserId& user, const AttendedQuery& query);

std::map<RecordId, domain::AttendedPunches> attended_punches(pg::Tx& tx, const std::vector<RecordId>& records);

}  // namespace rollcall::attendance::store
