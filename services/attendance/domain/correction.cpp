#include "services/attendance/domain/correction.hpp"

#include "services/attendance/domain/corrected_times.hpp"

namespace rollcall::attendance::domain {

namespace {

Error no_correction() {
    return conflict("noCorrection", "No correction requested for this session");
}

Result<void> check_request(const CorrectionFacts& facts, const Principal& caller) {
    if (!facts.record) return fail(not_found("attendanceRecord"));
    const bool own = facts.record->user == caller.user;
    if (!own && !reviews(caller, facts.lead))
        return fail(forbidden("You may ask for corrections for yourself and for people who report to you."));
    if (facts.correction && facts.correction->status == "pending")
        return fail(conflict("correctionPending", "A correction is already pending for this session."));
    return {};
}

Result<void> check_decision(const CorrectionFacts& facts, const Principal& caller) {
    if (!facts.record) return fail(not_found("attendanceRecord"));
    const bool own = facts.record->user == caller.user;
    if (!own && !reviews(caller, facts.lead))
        return fail(forbidden("Not authorized to resolve corrections for this user"));
    if (!facts.correction) return fail(no_correction());
    const bool asked = own || facts.correction->requested_by == caller.user;
    const bool alone = caller.role == Role::admin && !facts.has_other_reviewer;
    if (asked && !alone) return fail(forbidden("You cannot approve your own correction"));
    if (!facts.correction->is_open())
        return fail(conflict("correctionDecided", "This correction was decided already; read the session again."));
    return {};
}

std::vector<Punch> corrected_punches(
    const CorrectionFacts& facts, const ResolveCorrection& request, const Times& times
) {
    std::vector<Punch> punches;
    const auto add = [&](PunchKind kind, const std::optional<Instant>& at) {
        if (!at) return;
        punches.push_back({
            .id = PunchId::make(request.decided_at),
            .employee = facts.record->user,
            .kind = kind,
            .at = *at,
            .received_at = request.decided_at,
            .source = std::string(kCorrection),
            .actor = request.caller.user,
            .named_shift = facts.record->snapshot.shift,
        });
    };
    add(PunchKind::in, times.check_in);
    add(PunchKind::out, times.check_out);
    return punches;
}

}  // namespace

std::optional<Verdict> parse_verdict(std::string_view name) {
    if (name == "approve") return Verdict::approve;
    if (name == "reject") return Verdict::reject;
    if (name == "clarify") return Verdict::clarify;
    return std::nullopt;
}

bool reviews(const Principal& caller, const std::optional<UserId>& lead) {
    const auto scope = scope_of(caller, Permission::attendance_approve_correction, ManagerScope::team);
    return scope == Scope::company || (scope == Scope::team && lead == caller.user);
}

Result<CorrectionChange> decide_request_correction(const CorrectionFacts& facts, const RequestCorrection& request) {
    ROLLCALL_CHECK(check_request(facts, request.caller));
    const Times times{request.check_in, request.check_out};
    ROLLCALL_CHECK(check_times(facts, times, request.decided_at));
    const auto& before = *facts.record;
    const bool answers = facts.correction && facts.correction->is_open();
    Correction correction = answers ? *facts.correction : Correction{.id = CorrectionId::make(request.decided_at)};
    correction.record = before.id;
    correction.user = before.user;
    correction.status = "pending";
    correction.reason = request.reason;
    correction.requested_check_in = request.check_in;
    correction.requested_check_out = request.check_out;
    correction.original_check_in = before.derived.check_in_at;
    correction.original_check_out = before.derived.check_out_at;
    correction.requested_by = request.caller.user;
    correction.requested_at = request.decided_at;
    correction.resolved_by.reset();
    correction.resolved_at.reset();
    auto record = before;
    record.correction = correction.id;
    return CorrectionChange{
        std::move(correction),
        touched(before, std::move(record), "attendance.correction_requested", request.decided_at)};
}

Result<CorrectionChange> decide_withdraw_correction(
    const CorrectionFacts& facts, const Principal& caller, Instant decided_at
) {
    if (!facts.record) return fail(not_found("attendanceRecord"));
    const bool own = facts.record->user == caller.user;
    if (!own && !reviews(caller, facts.lead)) return fail(forbidden("Access denied"));
    if (!facts.correction) return fail(no_correction());
    if (!own && facts.correction->requested_by != caller.user)
        return fail(forbidden("Only who asked for a correction can withdraw it; reject it instead."));
    if (!facts.correction->is_open())
        return fail(conflict("correctionDecided", "This correction was decided already; read the session again."));
    auto correction = *facts.correction;
    correction.status = "withdrawn";
    auto record = *facts.record;
    record.correction.reset();
    return CorrectionChange{
        std::move(correction), touched(*facts.record, std::move(record), "attendance.correction_resolved", decided_at)};
}

Result<CorrectionChange> decide_resolve_correction(const CorrectionFacts& facts, const ResolveCorrection& request) {
    ROLLCALL_CHECK(check_decision(facts, request.caller));
    auto correction = *facts.correction;
    correction.resolved_by = request.caller.user;
    correction.resolved_at = request.decided_at;
    if (request.comment) correction.manager_comment = request.comment;
    correction.self_decided = correction.user == request.caller.user || correction.requested_by == request.caller.user;
    const auto& before = *facts.record;
    const std::string event = "attendance.correction_resolved";
    if (request.verdict != Verdict::approve) {
        correction.status = request.verdict == Verdict::reject ? "rejected" : "needs_clarification";
        return CorrectionChange{std::move(correction), touched(before, before, event, request.decided_at)};
    }
    correction.status = "approved";
    const Times times{
        request.check_in ? request.check_in : correction.requested_check_in,
        request.check_out ? request.check_out : correction.requested_check_out};
    ROLLCALL_CHECK(check_times(facts, times, request.decided_at));
    return CorrectionChange{
        std::move(correction),
        refolded(
            before,
            before,
            facts.policy,
            {facts.punches, corrected_punches(facts, request, times), event, request.decided_at}
        )};
}

}  // namespace rollcall::attendance::domain
