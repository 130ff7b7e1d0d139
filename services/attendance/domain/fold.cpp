#include "services/attendance/domain/fold.hpp"

#include "common/time/wire.hpp"
#include "services/attendance/domain/auto_close.hpp"
#include "services/attendance/domain/breaks.hpp"
#include "services/attendance/domain/figures.hpp"
#include "services/attendance/domain/periodic_check_ins.hpp"
#include "services/attendance/domain/presence.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace rollcall::attendance::domain {

namespace {

void put_in_order(std::vector<Punch>& punches) {
    std::sort(punches.begin(), punches.end(), [](const Punch& a, const Punch& b) {
        return std::tie(a.at, a.source, a.sequence, a.id) < std::tie(b.at, b.source, b.sequence, b.id);
    });
    // The same punch delivered twice is one punch.
    punches.erase(
        std::unique(punches.begin(), punches.end(), [](const Punch& a, const Punch& b) { return a.id == b.id; }),
        punches.end()
    );
}

std::vector<std::string> flags_of(const std::vector<Punch>& punches, const Policy& policy, bool was_marked_absent) {
    std::set<std::string> flags;
    if (was_marked_absent) flags.insert("was_marked_absent");
    for (const auto& punch : punches) {
        if (punch.by_system()) continue;
        if (punch.place_verdict == PlaceVerdict::outside || punch.place_verdict == PlaceVerdict::unverified)
            flags.insert(std::string(name_of(punch.place_verdict)));
        if (punch.by_correction())
            flags.insert("corrected");
        else if (punch.by_machine)
            continue;
        else if (!punch.actor.is_nil() && punch.actor != punch.employee)
            flags.insert("entered_by_other");
        else if (punch.claimed_at && std::chrono::abs(punch.received_at - *punch.claimed_at) > Minutes{policy.self_reported_tolerance_minutes})
            flags.insert("time_adjusted");
    }
    return {flags.begin(), flags.end()};
}

std::string session_status_of(const Presence& presence) {
    if (!presence.first_in) return "absent";
    if (!presence.last_out) return "active";
    if (presence.corrected) return "corrected";
    return presence.closed_by_system ? "incomplete" : "completed";
}

std::vector<Resolution> in_order(const std::vector<Punch>& punches, std::map<PunchId, Resolution> resolutions) {
    std::vector<Resolution> ordered;
    for (const auto& punch : punches) ordered.push_back(std::move(resolutions.at(punch.id)));
    return ordered;
}

std::vector<Punch> applied_of(const std::vector<Punch>& punches, const std::map<PunchId, Resolution>& resolutions) {
    std::vector<Punch> applied;
    for (const auto& punch : punches)
        if (resolutions.at(punch.id).disposition == Disposition::applied) applied.push_back(punch);
    return applied;
}

RecordStatus status_of(const Derived& derived, const Snapshot& snapshot, const Policy& policy) {
    if (!derived.check_in_at) return RecordStatus::absent;
    const bool late = is_late(snapshot, *derived.check_in_at);
    if (!derived.check_out_at) return late ? RecordStatus::late : RecordStatus::pending;
    if (is_early(snapshot, policy, *derived.check_out_at)) return RecordStatus::left_early;
    return late ? RecordStatus::late : RecordStatus::present;
}

std::string instant_or_none(const std::optional<Instant>& at) {
    return at ? time::format_instant(*at) : "none";
}

std::vector<Explained> explain(const Derived& derived, const Snapshot& snapshot, const Policy& policy) {
    const auto grace = std::to_string(snapshot.grace_minutes);
    return {
        {"checkInTime", instant_or_none(derived.check_in_at), "rule 8: the first in of the record"},
        {"checkOutTime", instant_or_none(derived.check_out_at), "rule 8: the last out of the record"},
        {"lateByMinutes",
         std::to_string(derived.late_minutes),
         "rule 7: late when in > start + grace (" + grace + " min); whole minutes from the start"},
        {"status",
         std::string(name_of(derived.status)),
         "rule 7: left early when out < end - " + std::to_string(policy.early_leave_tolerance_minutes) +
             " min; else late if it was late; absent without a punch"},
        {"durationMinutes", std::to_string(derived.duration_minutes), "rule 8: out - in, whole minutes"},
        {"workedMinutes",
         std::to_string(derived.worked_minutes),
         "rule 8: duration less all breaks (" + std::to_string(break_minutes(derived.breaks)) + " min)"},
        {"paidMinutes",
         std::to_string(derived.paid_minutes),
         policy.count_early_minutes ? "rule 8: worked plus paid breaks, early minutes count"
                                    : "rule 8: worked plus paid breaks, from the start of the shift"},
        {"overtimeMinutes",
         std::to_string(derived.overtime_minutes),
         "rule 7: out later than end + " + std::to_string(policy.overtime_threshold_minutes) + " min"},
        {"earlyCheckoutMinutes", std::to_string(derived.early_checkout_minutes), "rule 7: whole minutes to the end"},
        {"sessionStatus",
         derived.session_status,
         "rules 12 and 13: incomplete when the system closed it, corrected once a correction was approved"},
        {"classification",
         derived.classification,
         snapshot.on_leave && !derived.check_in_at
             ? "rule 9: an approved leave covers the shift"
             : "rule 9: worked against " + std::to_string(required_minutes(snapshot, policy)) + " required minutes"},
    };
}

}  // namespace

Folded fold(const Snapshot& snapshot, const Policy& policy, std::vector<Punch> punches, bool marked_absent) {
    put_in_order(punches);
    auto presence = presence_of(punches);
    Folded folded;
    Derived& derived = folded.derived;
    derived.check_in_at = presence.first_in;
    derived.check_out_at = presence.last_out;
    derived.work_mode = presence.work_mode;
    derived.breaks = breaks_of(punches, presence, policy, presence.resolutions);
    derived.flags = flags_of(punches, policy, marked_absent && presence.first_in);
    derived.status = status_of(derived, snapshot, policy);
    derived.session_status = session_status_of(presence);
    if (derived.check_in_at && is_late(snapshot, *derived.check_in_at))
        derived.late_minutes = whole_minutes(snapshot.shift_starts_at, *derived.check_in_at);
    if (derived.check_out_at)
        fill_minutes(
            derived, snapshot, policy, presence.closed_by_system && !presence.corrected && !snapshot.shift.has_value()
        );
    derived.classification = classify(derived, snapshot, policy);
    derived.overdue_at = overdue_at(derived, snapshot, policy);
    if (!derived.is_open())
        derived.missed_check_ins = static_cast<int>(
            periodic_check_ins(snapshot, applied_of(punches, presence.resolutions), Instant::max()).missed.size()
        );
    folded.resolutions = in_order(punches, std::move(presence.resolutions));
    folded.explanation = explain(derived, snapshot, policy);
    return folded;
}

}  // namespace rollcall::attendance::domain
