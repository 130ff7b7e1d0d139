// Corrections (rule 13), each in one transaction with its event and audit entry. Requests are decided at the
// transaction's moment, whatever they say.
#pragma once

#include "services/attendance/domain/correction.hpp"
#include "services/attendance/store/record_store.hpp"

namespace rollcall::attendance::app {

// Errors of all three: see domain/correction.hpp.
Result<store::RecordView> request_correction(pg::Tx& tx, const RecordId& record, domain::RequestCorrection request);
Result<store::RecordView> withdraw_correction(pg::Tx& tx, const RecordId& record, const Principal& caller);
Result<store::RecordView> resolve_correction(pg::Tx& tx, const RecordId& record, domain::ResolveCorrection request);

// What the caller may decide: hr and admins all, managers and team leads their direct reports', others nothing.
std::vector<store::RecordView> pending_corrections(pg::Tx& tx, const Principal& caller);

}  // namespace rollcall::attendance::app
