#include "services/attendance/app/change_policy.hpp"

#include "common/events/outbox.hpp"
#include "common/time/wire.hpp"
#include "common/time/zone.hpp"
#include "services/attendance/store/moment.hpp"
#include "services/attendance/store/policy_json.hpp"
#include "services/attendance/store/projection_store.hpp"

namespace rollcall::attendance::app {

namespace {

Result<Date> effective_date(pg::Tx& tx, const std::optional<Date>& wanted) {
    const auto zone = store::company_zone(tx);
    const auto today = time::local_date(store::decided_at(tx), time::is_known_zone(zone) ? zone : "UTC");
    const Date tomorrow{std::chrono::sys_days{today} + std::chrono::days{1}};
    if (!wanted) return tomorrow;
    if (*wanted < tomorrow)
        return fail(invalid_field(
            "effectiveFrom", Fault::not_valid, "expected tomorrow (" + time::format_date(tomorrow) + ") or later"
        ));
    return *wanted;
}

}  // namespace

std::string settings_json(const domain::Policy& policy) {
    return store::policy_to_json(policy);
}

store::PolicyVersion read_policy(pg::Tx& tx) {
    auto version = store::latest_policy(tx);
    version.policy.manager_scope = store::manager_scope(tx);
    return version;
}

Result<store::PolicyVersion> change_policy(pg::Tx& tx, const PolicyChange& change) {
    const auto before = read_policy(tx);
    if (change.if_version != 0 && change.if_version != before.policy.version)
        return fail({
            .code = Code::stale,
            .reason = "recordVersionStale",
            .message = "Somebody changed the policy; read it again and repeat your change.",
        });
    store::PolicyVersion after;
    ROLLCALL_TRY(after.policy, store::policy_from_json(change.settings_json, before.policy));
    ROLLCALL_TRY(after.effective_from, effective_date(tx, change.effective_from));
    after.policy.version = before.policy.version + 1;
    after.changed = domain::changed_settings(before.policy, after.policy);
    after.changed_by = store::origin_of(tx).actor;
    after.changed_at = store::decided_at(tx);
    if (change.dry_run) return after;
    store::add_policy(tx, after);
    store::set_manager_scope(tx, after.policy.manager_scope);
    store::wake_soon_assignments(tx);
    const auto settings = store::policy_to_json(after.policy);
    events::publish(
        tx,
        {"attendance.policy_changed",
         store::company_of(tx).str(),
         after.policy.version,
         "{\"version\":" + std::to_string(after.policy.version) + ",\"managerScope\":\"" + after.policy.manager_scope +
             "\",\"effectiveFrom\":\"" + time::format_date(after.effective_from) + "\"}"}
    );
    events::audit(
        tx, {"policy.update", "policy", store::company_of(tx).str(), store::policy_to_json(before.policy), settings}
    );
    return after;
}

}  // namespace rollcall::attendance::app
