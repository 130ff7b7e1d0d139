// Rule 13: a person, or who leads them, asks for other times; a reviewer decides.
#pragma once

#include "common/core/result.hpp"
#include "services/attendance/domain/facts.hpp"
#include "services/attendance/domain/record_change.hpp"

namespace rollcall::attendance::domain {

struct Correction {
    CorrectionId id;
    RecordId record;
    UserId user;                     // whose record it is
    std::string status = "pending";  // pending, approved, rejected, needs_clarification, withdrawn
    std::string reason;
    std::optional<Instant> requested_check_in;
    std::optional<Instant> requested_check_out;
    std::optional<Instant> original_check_in;  // as the record said when it was asked for
    std::optional<Instant> original_check_out;
    UserId requested_by;
    Instant requested_at;
    std::optional<UserId> resolved_by;  // the last one who decided or asked back
    std::optional<Instant> resolved_at;
    std::optional<std::string> manager_comment;
    bool self_decided = false;

    bool is_open() const { return status == "pending" || status == "needs_clarification"; }

    bool operator==(const Correction&) const = default;
};

// Another record of the same person around the times asked for.
struct Neighbour {
    RecordId id;
    Date business_date{};
    Instant from;
    std::optional<Instant> to;  // none: still open
};

struct CorrectionFacts {
    std::optional<Record> record;
    std::optional<UserId> lead;            // whom its owner reports to
    std::optional<Correction> correction;  // the record's latest one
    std::vector<Neighbour> neighbours;
    std::vector<Punch> punches;      // all of the record's
    Policy policy;                   // the one it began with
    bool has_other_reviewer = true;  // somebody active besides the caller could decide
};

struct CorrectionChange {
    Correction correction;
    RecordChange change;
};

struct RequestCorrection {
    Principal caller;
    std::string reason;
    std::optional<Instant> check_in;
    std::optional<Instant> check_out;
    Instant decided_at;
};

enum class Verdict { approve, reject, clarify };
std::optional<Verdict> parse_verdict(std::string_view name);

struct ResolveCorrection {
    Principal caller;
    Verdict verdict = Verdict::approve;
    std::optional<Instant> check_in;  // none: as requested
    std::optional<Instant> check_out;
    std::optional<std::string> comment;
    Instant decided_at;
};

// True for hr, admins and whom the owner reports to.
bool reviews(const Principal& caller, const std::optional<UserId>& lead);

// Also answers a reviewer who asked back. Errors, in this order: not_found attendanceRecord; forbidden;
// correctionPending (conflict); the times: see decide_resolve_correction.
Result<CorrectionChange> decide_request_correction(const CorrectionFacts& facts, const RequestCorrection& request);

// By who asked for it, or whose record it is. Errors: not_found; forbidden; noCorrection (conflict).
Result<CorrectionChange> decide_withdraw_correction(
    const CorrectionFacts& facts, const Principal& caller, Instant decided_at
);

// Errors, in this order: not_found; forbidden (no reviewer; own request); noCorrection, correctionDecided (conflict);
// correctionTimesNotValid (unprocessable: none, order, future, length, an open record's end); attendanceRecordsOverlap
// (conflict) naming the other record.
Result<CorrectionChange> decide_resolve_correction(const CorrectionFacts& facts, const ResolveCorrection& request);

}  // namespace rollcall::attendance::domain
