#include "services/attendance/domain/fold.hpp"

#include "common/time/wire.hpp"
#include "services/attendance/domain/figures.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace rollcall::attendance::domain {

namespace {

// One pass over the ordered punches: who was in, from when to when, away in between.
class Pass {
  public:
    void take(const Punch& punch) {
        switch (punch.kind) {
            case PunchKind::in: return take_in(punch);
            case PunchKind::out: return take_out(punch);
            case PunchKind::break_start:
            case PunchKind::break_end:
            case PunchKind::checkpoint: return note(punch, Disposition::quarantined, "not a kind of this record");
        }
    }

    std::optional<Instant> first_in() const { return first_in_; }

    std::optional<Instant> last_out() const { return last_out_; }

    bool closed_by_system() const { return closed_by_system_; }

    const std::vector<BreakSpan>& breaks() const { return breaks_; }

    std::vector<Resolution>& resolutions() { return resolutions_; }

  private:
    void take_in(const Punch& punch) {
        if (first_in_ && !last_out_) return note(punch, Disposition::quarantined, "already in");
        const bool back = first_in_.has_value();
        // Rule 8: several ins and outs within one shift are one record, the time away an unpaid break.
        if (back)
            breaks_.push_back({*last_out_, punch.at, "other"});
        else
            first_in_ = punch.at;
        last_out_.reset();
        closed_by_system_ = false;
        note(punch, Disposition::applied, back ? "back in; the time away is a break" : "first in of the record");
    }

    void take_out(const Punch& punch) {
        if (!first_in_) return note(punch, Disposition::quarantined, "not in");
        if (last_out_ && punch.by_system()) return note(punch, Disposition::superseded, "a check-out is known");
        if (last_out_ && !closed_by_system_) return note(punch, Disposition::quarantined, "already out");
        // Rule 12: a real out that becomes known later supersedes the system's.
        if (last_out_) {
            resolutions_[system_out_].disposition = Disposition::superseded;
            resolutions_[system_out_].why = "a person's check-out is known";
        }
        last_out_ = punch.at;
        closed_by_system_ = punch.by_system();
        if (closed_by_system_) system_out_ = resolutions_.size();
        note(punch, Disposition::applied, closed_by_system_ ? "closed by the system" : "last out of the record");
    }

    void note(const Punch& punch, Disposition disposition, std::string why) {
        resolutions_.push_back({punch.id, punch.kind, disposition, std::move(why)});
    }

    std::optional<Instant> first_in_;
    std::optional<Instant> last_out_;
    bool closed_by_system_ = false;
    std::size_t system_out_ = 0;
    std::vector<BreakSpan> breaks_;
    std::vector<Resolution> resolutions_;
};

void put_in_order(std::vector<Punch>& punches) {
    std::sort(punches.begin(), punches.end(), [](const Punch& a, const Punch& b) {
        return std::tie(a.at, a.source, a.id) < std::tie(b.at, b.source, b.id);
    });
    // The same punch delivered twice is one punch.
    punches.erase(
        std::unique(punches.begin(), punches.end(), [](const Punch& a, const Punch& b) { return a.id == b.id; }),
        punches.end()
    );
}

std::vector<std::string> flags_of(const std::vector<Punch>& punches, const Policy& policy) {
    std::set<std::string> flags;
    for (const auto& punch : punches) {
        if (punch.by_system()) continue;
        if (!punch.actor.is_nil() && punch.actor != punch.employee)
            flags.insert("entered_by_other");
        else if (punch.claimed_at && std::chrono::abs(punch.received_at - *punch.claimed_at) > Minutes{policy.self_reported_tolerance_minutes})
            flags.insert("time_adjusted");
    }
    return {flags.begin(), flags.end()};
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
        {"workedMinutes", std::to_string(derived.worked_minutes), "rule 8: duration less all breaks"},
        {"paidMinutes",
         std::to_string(derived.paid_minutes),
         policy.count_early_minutes ? "rule 8: worked plus paid breaks, early minutes count"
                                    : "rule 8: worked plus paid breaks, from the start of the shift"},
        {"overtimeMinutes",
         std::to_string(derived.overtime_minutes),
         "rule 7: out later than end + " + std::to_string(policy.overtime_threshold_minutes) + " min"},
        {"earlyCheckoutMinutes", std::to_string(derived.early_checkout_minutes), "rule 7: whole minutes to the end"},
        {"classification",
         derived.classification,
         "rule 9: worked against " + std::to_string(required_minutes(snapshot, policy)) + " required minutes"},
    };
}

}  // namespace

Folded fold(const Snapshot& snapshot, const Policy& policy, std::vector<Punch> punches, bool marked_absent) {
    put_in_order(punches);
    Folded folded;
    Pass pass;
    for (const auto& punch : punches) pass.take(punch);
    folded.resolutions = std::move(pass.resolutions());

    Derived& derived = folded.derived;
    derived.check_in_at = pass.first_in();
    derived.check_out_at = pass.last_out();
    derived.flags = flags_of(punches, policy);
    if (marked_absent && derived.check_in_at) derived.flags.push_back("was_marked_absent");
    derived.status = status_of(derived, snapshot, policy);
    if (derived.check_in_at && is_late(snapshot, *derived.check_in_at))
        derived.late_minutes = whole_minutes(snapshot.shift_starts_at, *derived.check_in_at);
    if (derived.check_out_at) fill_minutes(derived, snapshot, policy, pass.breaks(), pass.closed_by_system());
    derived.session_status = !derived.check_in_at      ? "absent"
                             : !derived.check_out_at   ? "active"
                             : pass.closed_by_system() ? "incomplete"
                                                       : "completed";
    derived.classification = classify(derived, snapshot, policy);
    folded.explanation = explain(derived, snapshot, policy);
    return folded;
}

}  // namespace rollcall::attendance::domain
