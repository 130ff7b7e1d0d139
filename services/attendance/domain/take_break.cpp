#include "services/attendance/domain/take_break.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

template <class Request>
Punch punch_of(const Record& record, const Request& request, PunchKind kind, const std::vector<Punch>& known) {
    Instant at = request.received_at;
    for (const auto& punch : known) at = std::max(at, punch.at);
    return {
        .id = PunchId::make(request.received_at),
        .employee = record.user,
        .kind = kind,
        .at = at,
        .received_at = request.received_at,
        .source = request.source,
        .actor = request.caller.user,
        .named_shift = record.snapshot.shift,
    };
}

bool is_blank(const std::optional<std::string>& text) {
    return !text || text->find_first_not_of(" \t\r\n") == std::string::npos;
}

}  // namespace

Result<RecordChange> decide_start_break(
    const PunchFacts& facts, const StartBreak& request, std::vector<Punch> punches
) {
    if (!facts.open_record)
        return fail(conflict("noOpenRecordForBreak", "Cannot start break without an active attendance session."));
    const auto& record = *facts.open_record;
    if (record.derived.open_break() != nullptr)
        return fail(conflict("breakAlreadyOpen", "You already have an active break."));
    if (request.type == "other" && is_blank(request.note))
        return fail({
            .code = Code::unprocessable,
            .reason = "breakNoteRequired",
            .message = "Note is required for 'other' break type.",
        });
    auto start = punch_of(record, request, PunchKind::break_start, punches);
    start.break_type = request.type;
    start.note = request.note;
    return refolded(
        record,
        record,
        facts.policy,
        {std::move(punches), {std::move(start)}, "attendance.break_started", request.received_at}
    );
}

Result<RecordChange> decide_end_break(const PunchFacts& facts, const EndBreak& request, std::vector<Punch> punches) {
    if (!facts.open_record) return fail(conflict("noOpenRecordForBreak", "No active attendance session."));
    const auto& record = *facts.open_record;
    if (record.derived.open_break() == nullptr)
        return fail({.code = Code::not_found, .reason = "noOpenBreak", .message = "No active break found."});
    auto end = punch_of(record, request, PunchKind::break_end, punches);
    return refolded(
        record,
        record,
        facts.policy,
        {std::move(punches), {std::move(end)}, "attendance.break_ended", request.received_at}
    );
}

const Break* latest_break(const Derived& derived) {
    return derived.breaks.empty() ? nullptr : &derived.breaks.back();
}

}  // namespace rollcall::attendance::domain
