#include "services/attendance/app/recompute.hpp"

#include "common/time/wire.hpp"
#include "services/attendance/app/published.hpp"
#include "services/attendance/domain/facts.hpp"
#include "services/attendance/store/moment.hpp"
#include "services/attendance/store/policy_store.hpp"
#include "services/attendance/store/projection_store.hpp"

#include <map>

namespace rollcall::attendance::app {

namespace {

using domain::Derived;
using domain::Record;

class Differences {
  public:
    void add(const char* name, const std::string& before, const std::string& after) {
        if (before != after) found_.push_back({name, before, after});
    }

    void add(const char* name, int before, int after) { add(name, std::to_string(before), std::to_string(after)); }

    void add(const char* name, const std::optional<Instant>& before, const std::optional<Instant>& after) {
        const auto text = [](const auto& at) { return at ? time::format_instant(*at) : "none"; };
        add(name, text(before), text(after));
    }

    std::vector<Difference> take() { return std::move(found_); }

  private:
    std::vector<Difference> found_;
};

std::string joined(const std::vector<std::string>& flags) {
    std::string text;
    for (const auto& flag : flags) text += (text.empty() ? "" : ",") + flag;
    return text;
}

std::vector<Difference> differences_of(const Record& before, const Record& after) {
    Differences found;
    const Derived& was = before.derived;
    const Derived& is = after.derived;
    found.add("checkInTime", was.check_in_at, is.check_in_at);
    found.add("checkOutTime", was.check_out_at, is.check_out_at);
    found.add("status", std::string(name_of(was.status)), std::string(name_of(is.status)));
    found.add("sessionStatus", was.session_status, is.session_status);
    found.add("classification", was.classification, is.classification);
    found.add("lateByMinutes", was.late_minutes, is.late_minutes);
    found.add("earlyCheckoutMinutes", was.early_checkout_minutes, is.early_checkout_minutes);
    found.add("durationMinutes", was.duration_minutes, is.duration_minutes);
    found.add("workedMinutes", was.worked_minutes, is.worked_minutes);
    found.add("paidMinutes", was.paid_minutes, is.paid_minutes);
    found.add("overtimeMinutes", was.overtime_minutes, is.overtime_minutes);
    found.add("flags", joined(was.flags), joined(is.flags));
    found.add("workMode", was.work_mode, is.work_mode);
    found.add("breaks", static_cast<int>(was.breaks.size()), static_cast<int>(is.breaks.size()));
    found.add("overdueAt", was.overdue_at, is.overdue_at);
    found.add("policyVersion", before.snapshot.policy_version, after.snapshot.policy_version);
    found.add("graceMinutes", before.snapshot.grace_minutes, after.snapshot.grace_minutes);
    return found.take();
}

// Shifts and policies of one batch, each read once.
class Inputs {
  public:
    explicit Inputs(pg::Tx& tx) : tx_(tx) {}

    const domain::Policy& version(int version) {
        const auto known = versions_.find(version);
        if (known != versions_.end()) return known->second;
        return versions_.emplace(version, store::policy_version(tx_, version)).first->second;
    }

    domain::Snapshot refreshed(const domain::Snapshot& snapshot) {
        const auto& policy = in_force(snapshot.business_date);
        const auto shift = snapshot.shift ? shift_of(*snapshot.shift) : std::nullopt;
        auto fresh = shift ? domain::snapshot_of(*shift, policy) : snapshot;
        fresh.policy_version = policy.version;
        fresh.on_leave = snapshot.on_leave;
        return fresh;
    }

  private:
    const domain::Policy& in_force(Date date) {
        const auto known = by_date_.find(date);
        if (known != by_date_.end()) return known->second;
        return by_date_.emplace(date, store::policy_in_force(tx_, date).policy).first->second;
    }

    std::optional<domain::ShiftInstance> shift_of(const ShiftId& id) {
        const auto known = shifts_.find(id);
        if (known != shifts_.end()) return known->second;
        return shifts_.emplace(id, store::find_shift(tx_, id)).first->second;
    }

    pg::Tx& tx_;
    std::map<int, domain::Policy> versions_;
    std::map<Date, domain::Policy> by_date_;
    std::map<ShiftId, std::optional<domain::ShiftInstance>> shifts_;
};

}  // namespace

Result<RecomputedBatch> recompute(pg::Tx& tx, const Recompute& request) {
    RecomputedBatch batch;
    Inputs inputs(tx);
    std::vector<store::Write> writes;
    const auto rows = store::records_to_recompute(tx, {request.from, request.to, request.after, request.limit});
    for (const auto& [record, punches] : rows) {
        ++batch.looked_at;
        auto again = record;
        if (request.refresh) again.snapshot = inputs.refreshed(record.snapshot);
        const auto& policy = inputs.version(again.snapshot.policy_version);
        auto change = domain::refolded(
            record, std::move(again), policy, {punches, {}, "attendance.revised", store::decided_at(tx)}
        );
        if (change.record.derived == record.derived && change.record.snapshot == record.snapshot) continue;
        batch.changed.push_back({record, differences_of(record, change.record)});
        writes.push_back(write_of(std::move(change), {.action = "attendanceRecord.recompute"}));
    }
    if (!writes.empty() && !request.dry_run) store::store_changes(tx, writes);
    if (batch.looked_at == request.limit)
        batch.next = {rows.back().record.snapshot.business_date, {}, rows.back().record.id};
    return batch;
}

}  // namespace rollcall::attendance::app
