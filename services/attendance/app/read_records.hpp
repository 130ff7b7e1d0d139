// Reading records within the caller's reach (rules 18 to 20).
#pragma once

#include "common/pg/database.hpp"
#include "services/attendance/domain/fold.hpp"
#include "services/attendance/store/record_store.hpp"

namespace rollcall::attendance::app {

// The record, when it exists and the caller may see it. Errors: not_found attendanceRecord; forbidden when it is out of
// the caller's reach.
Result<store::RecordView> show(std::optional<store::RecordView> found, const Principal& caller);

// Errors: as show(); unavailable.
Result<store::RecordView> get_record(pg::Database& database, const Principal& caller, const RecordId& id);

// For its owner, whom they report to, hr and admins. Error for everybody else: not_found attendanceRecord.
Result<store::RecordView> session_of(pg::Tx& tx, const Principal& caller, const RecordId& id);

// `query` is narrowed to the caller's reach whatever it asks for.
Result<store::RecordPage> list_records(pg::Tx& tx, const Principal& caller, store::RecordQuery query);

struct Explanation {
    store::RecordView view;
    std::vector<domain::Punch> punches;
    domain::Folded folded;
    domain::Policy policy;
};

// How each value came about: the fold once more, from the stored punches and the record's snapshot. Errors as
// get_record.
Result<Explanation> explain_record(pg::Database& database, const Principal& caller, const RecordId& id);

// Reasons and notes are for those who lead (rule 20).
bool may_read_notes(Role role);

}  // namespace rollcall::attendance::app
