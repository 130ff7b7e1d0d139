#include "services/attendance/domain/check_out.hpp"

#include "services/attendance/domain/figures.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

Error no_open_record() {
    return {.code = Code::not_found, .reason = "noOpenRecord", .message = "No active attendance session found."};
}

// Rule 12: closed by the system, with nothing after it and time left: a person's check-out still counts.
bool waits_for_check_out(const PunchFacts& facts, const Record& record, Instant at) {
    const bool is_last = !facts.open_record && facts.last_record && facts.last_record->id == record.id;
    return is_last && record.derived.session_status == "incomplete" && at <= closes_at(record, facts.policy);
}

Result<void> check_record(const PunchFacts& facts, const CheckOut& request, const Record* record) {
    if (record == nullptr) return fail(request.record ? not_found("attendanceRecord") : no_open_record());
    if (record->user != request.user.value_or(request.caller.user))
        return fail(forbidden("Only the person themselves can check out; use a correction for somebody else."));
    if (record->derived.check_out_at && !waits_for_check_out(facts, *record, request.received_at))
        return fail(
            conflict("alreadyCheckedOut", "This attendance is checked out already; ask for a correction to change it.")
        );
    if (!record->derived.check_in_at)
        return fail(conflict("notCheckedIn", "This attendance has no check-in, so it cannot be checked out."));
    return {};
}

bool is_blank(const std::optional<std::string>& text) {
    return !text || text->find_first_not_of(" \t\r\n") == std::string::npos;
}

Result<void> check_reasons(const Record& record, const Policy& policy, const CheckOut& request, Instant at) {
    const auto demand = [](const char* reason, const char* message) {
        return fail({.code = Code::unprocessable, .reason = reason, .message = message});
    };
    if (!request.asks_for_reasons) return {};
    if (policy.require_early_checkout_reason && is_early(record.snapshot, policy, at) &&
        is_blank(request.reasons.early))
        return demand("earlyCheckoutReasonRequired", "A reason is required for checking out before your shift ends.");
    const bool is_after = record.snapshot.shift && at > record.snapshot.shift_ends_at;
    if (policy.require_after_shift_reason && is_after && is_blank(request.reasons.after_shift))
        return demand("afterShiftReasonRequired", "A reason is required for checkout after shift end.");
    return {};
}

Instant last_of(const std::vector<Punch>& punches, Instant at) {
    for (const auto& punch : punches)
        if (!punch.by_system()) at = std::max(at, punch.at);
    return at;
}

// Rule 1. A tolerated claim never reaches back before the record's last punch; one for somebody else is refused then.
Result<Instant> moment_of(const PunchFacts& facts, const CheckOut& request, const std::vector<Punch>& punches) {
    ROLLCALL_TRY(
        const Instant claimed,
        moment_of_punch(facts.policy, request.received_at, request.claimed_at, request.is_for_another())
    );
    const Instant at = last_of(punches, claimed);
    if (at != claimed && request.is_for_another())
        return fail(invalid_field("checkOutTime", Fault::not_valid, "must not be earlier than the last punch"));
    return at;
}

}  // namespace

const Record* left_by(const PunchFacts& facts, const CheckOut& request) {
    if (request.record) return facts.record ? &*facts.record : nullptr;
    if (facts.open_record) return &*facts.open_record;
    if (facts.last_record && waits_for_check_out(facts, *facts.last_record, request.received_at))
        return &*facts.last_record;
    return nullptr;
}

Result<RecordChange> decide_check_out(const PunchFacts& facts, const CheckOut& request, std::vector<Punch> punches) {
    const Record* left = left_by(facts, request);
    ROLLCALL_CHECK(check_record(facts, request, left));
    auto record = *left;
    ROLLCALL_TRY(const Instant at, moment_of(facts, request, punches));
    if (at > closes_at(record, facts.policy))
        return fail(conflict("checkOutTooLate", "The time to check out is over; ask for a correction instead."));
    ROLLCALL_CHECK(check_reasons(record, facts.policy, request, at));
    ROLLCALL_CHECK(check_place(facts));
    record.reasons = request.reasons;
    const Punch out{
        .id = PunchId::make(request.received_at),
        .employee = record.user,
        .kind = PunchKind::out,
        .at = at,
        .claimed_at = request.claimed_at,
        .received_at = request.received_at,
        .source = request.source,
        .actor = request.caller.user,
        .named_shift = record.snapshot.shift,
        .place = request.place,
        .note = request.note,
        .place_name = request.place_name,
        .place_verdict = facts.place,
    };
    return refolded(
        *left,
        std::move(record),
        facts.policy,
        {std::move(punches), {out}, "attendance.checked_out", request.received_at}
    );
}

RecordChange close_forgotten(
    const Record& record, const Policy& policy, std::vector<Punch> punches, Instant decided_at
) {
    return close_at(record, policy, std::move(punches), record.snapshot.shift_ends_at, decided_at);
}

RecordChange close_at(
    const Record& record,
    const Policy& policy,
    std::vector<Punch> punches,
    Instant at,
    Instant decided_at,
    std::optional<std::string> note
) {
    const Punch out{
        .id = PunchId::make(decided_at),
        .employee = record.user,
        .kind = PunchKind::out,
        .at = last_of(punches, at),
        .received_at = decided_at,
        .source = std::string(kSystem),
        .note = std::move(note),
    };
    return refolded(record, record, policy, {std::move(punches), {out}, "attendance.auto_closed", decided_at});
}

}  // namespace rollcall::attendance::domain
