#include "services/attendance/app/correct.hpp"

#include "services/attendance/app/published.hpp"
#include "services/attendance/store/correction_store.hpp"
#include "services/attendance/store/desk_store.hpp"
#include "services/attendance/store/moment.hpp"
#include "services/attendance/store/second_look_store.hpp"

namespace rollcall::attendance::app {

namespace {

store::Provenance provenance_of(pg::Tx& tx, std::string action) {
    const auto& origin = store::origin_of(tx);
    return {
        .actor = origin.actor,
        .action = std::move(action),
        .request_id = origin.request_id,
        .traceparent = origin.traceparent,
        .client_address = origin.client_address};
}

Result<store::RecordView> keep(
    pg::Tx& tx, domain::CorrectionChange decided, const std::vector<UserId>& told, std::string action
) {
    store::put_correction(tx, decided.correction);
    auto write = write_of(std::move(decided.change), provenance_of(tx, std::move(action)));
    write.events = {{write.change.event, event_data(write.change.record, decided.correction, told)}};
    store::store_changes(tx, {write});
    auto view = store::find_view(tx, write.change.record.id);
    if (!view) return fail(not_found("attendanceRecord"));
    return std::move(*view);
}

}  // namespace

Result<store::RecordView> request_correction(pg::Tx& tx, const RecordId& record, domain::RequestCorrection request) {
    request.decided_at = store::decided_at(tx);
    const auto facts = store::correction_facts(tx, request.caller.user, record);
    ROLLCALL_TRY(auto decided, domain::decide_request_correction(facts, request));
    const auto told = store::reviewers_of(tx, decided.correction.user, request.caller.user);
    return keep(tx, std::move(decided), told, "attendanceRecord.request_correction");
}

Result<store::RecordView> withdraw_correction(pg::Tx& tx, const RecordId& record, const Principal& caller) {
    const auto facts = store::correction_facts(tx, caller.user, record);
    ROLLCALL_TRY(auto decided, domain::decide_withdraw_correction(facts, caller, store::decided_at(tx)));
    const auto told = store::reviewers_of(tx, decided.correction.user, caller.user);
    return keep(tx, std::move(decided), told, "attendanceRecord.withdraw_correction");
}

Result<store::RecordView> resolve_correction(pg::Tx& tx, const RecordId& record, domain::ResolveCorrection request) {
    request.decided_at = store::decided_at(tx);
    const auto facts = store::correction_facts(tx, request.caller.user, record);
    ROLLCALL_TRY(auto decided, domain::decide_resolve_correction(facts, request));
    std::vector<UserId> told{decided.correction.user};
    if (decided.correction.requested_by != decided.correction.user) told.push_back(decided.correction.requested_by);
    const auto in = decided.change.record.derived.check_in_at;
    const auto user = decided.correction.user;
    ROLLCALL_TRY(auto view, keep(tx, std::move(decided), told, "attendanceRecord.resolve_correction"));
    // Rule 3: what machines said and nobody could place may fit now.
    if (in) store::want_looks(tx, {{user, *in}}, store::decided_at(tx));
    return view;
}

std::vector<store::RecordView> pending_corrections(pg::Tx& tx, const Principal& caller) {
    const auto scope = scope_of(caller, Permission::attendance_approve_correction, ManagerScope::team);
    if (scope != Scope::team && scope != Scope::company) return {};
    auto views = store::views_awaiting_review(tx, scope == Scope::team ? std::optional(caller.user) : std::nullopt);
    // Nobody decides on their own, unless nobody else could.
    if (store::reviewers_of(tx, caller.user, caller.user).empty()) return views;
    std::erase_if(views, [&](const store::RecordView& view) {
        return view.record.user == caller.user || (view.correction && view.correction->requested_by == caller.user);
    });
    return views;
}

}  // namespace rollcall::attendance::app
