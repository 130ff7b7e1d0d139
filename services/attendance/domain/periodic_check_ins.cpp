#include "services/attendance/domain/periodic_check_ins.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

std::vector<Instant> due_moments(const Snapshot& snapshot) {
    std::vector<Instant> due;
    if (!snapshot.shift || snapshot.check_in_interval_minutes <= 0) return due;
    const Minutes interval{snapshot.check_in_interval_minutes};
    for (Instant next = snapshot.shift_starts_at; next < snapshot.shift_ends_at; next += interval) due.push_back(next);
    return due;
}

// One slot for each due moment, with what answered it.
class Slots {
  public:
    Slots(const Snapshot& snapshot)
        : due_(due_moments(snapshot)), tolerance_(snapshot.check_in_tolerance_minutes), answered_(due_.size()) {}

    bool empty() const { return due_.empty(); }

    std::size_t slot_of(Instant at) const {
        const auto later = std::upper_bound(due_.begin(), due_.end(), at + tolerance_);
        return later == due_.begin() ? 0 : static_cast<std::size_t>(later - due_.begin()) - 1;
    }

    bool is_answered(Instant at) const { return answered_[slot_of(at)]; }

    PeriodicCheckIn answer(const Punch& punch) {
        const auto slot = slot_of(punch.at);
        PeriodicCheckIn made{.punch = punch.id, .at = punch.at, .due = answered_[slot] ? punch.at : due_[slot]};
        answered_[slot] = true;
        const Instant latest = made.due + tolerance_;
        made.is_late = punch.at > latest;
        if (made.is_late) made.late_minutes = whole_minutes(latest, punch.at);
        return made;
    }

    std::vector<Instant> missed(Instant until) const {
        std::vector<Instant> moments;
        for (std::size_t i = 0; i < due_.size(); ++i)
            if (!answered_[i] && due_[i] + tolerance_ < until) moments.push_back(due_[i]);
        return moments;
    }

  private:
    std::vector<Instant> due_;
    Minutes tolerance_;
    std::vector<bool> answered_;
};

}  // namespace

PeriodicCheckIns periodic_check_ins(const Snapshot& snapshot, const std::vector<Punch>& applied, Instant until) {
    PeriodicCheckIns found;
    Slots slots(snapshot);
    if (slots.empty()) return found;
    const Punch* first_in = nullptr;
    for (const auto& punch : applied) {
        if (punch.kind == PunchKind::checkpoint) found.came.push_back(slots.answer(punch));
        if (punch.kind == PunchKind::in && first_in == nullptr) first_in = &punch;
    }
    if (first_in != nullptr && !slots.is_answered(first_in->at)) found.came.push_back(slots.answer(*first_in));
    std::stable_sort(found.came.begin(), found.came.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    found.missed = slots.missed(until);
    return found;
}

}  // namespace rollcall::attendance::domain
