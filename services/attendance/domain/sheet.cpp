#include "services/attendance/domain/sheet.hpp"

#include "services/attendance/domain/breaks.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

Sheet::Sheet(KnownRecord known, const Policy& policy, bool anchored)
    : known_(std::move(known)),
      snapshot_(known_->record.snapshot),
      policy_(&policy),
      known_policy_(&policy),
      anchored_(anchored) {}

void Sheet::put(Punch punch) {
    punches_.push_back(std::move(punch));
    presence_.reset();
}

void Sheet::take_back_last() {
    punches_.pop_back();
    presence_.reset();
}

void Sheet::take_over(Sheet& other) {
    for (auto& punch : other.punches_) put(std::move(punch));
    other.punches_.clear();
    other.presence_.reset();
}

void Sheet::bind(const ShiftInstance& shift, const Policy& policy) {
    if (known_ && known_->record.derived.check_in_at && known_->record.snapshot.shift == shift.id) {
        snapshot_ = known_->record.snapshot;
        policy_ = known_policy_;
        return;
    }
    const bool on_leave = snapshot_.on_leave;
    snapshot_ = snapshot_of(shift, policy);
    snapshot_.on_leave = on_leave;
    policy_ = &policy;
}

void Sheet::unbind(Snapshot outside, const Policy& policy) {
    snapshot_ = std::move(outside);
    policy_ = &policy;
}

const Presence& Sheet::presence() const {
    if (!presence_) presence_ = presence_of(punches_);
    return *presence_;
}

bool Sheet::reaches(Instant at) const {
    if (snapshot_.shift) return at <= snapshot_.shift_ends_at + Minutes{policy_->late_check_out_minutes};
    return at < first_in() + std::chrono::hours{policy_->max_session_hours};
}

bool Sheet::is_overdue(Instant now) const {
    if (snapshot_.shift) return now >= snapshot_.shift_ends_at + Minutes{policy_->auto_close_after_minutes};
    return !reaches(now);
}

void Sheet::close_by_system(Instant at, Instant now) {
    for (const auto& punch : punches_) at = std::max(at, punch.at);
    Punch out{
        .id = PunchId::make(now),
        .employee = punches_.front().employee,
        .kind = PunchKind::out,
        .at = at,
        .received_at = now,
        .source = std::string(kSystem),
    };
    // What the system said of it before stands, while it says the same or nothing has changed.
    if (known_)
        for (const auto& punch : known_->punches)
            if (punch.closes_forgotten() &&
                (punch.at == at || (is_as_known() && punch.at == known_->record.derived.check_out_at)))
                out = punch;
    put(std::move(out));
}

void Sheet::close_forgotten(Instant now) {
    const Minutes day =
        std::min<Minutes>(Minutes{policy_->standard_day_minutes}, std::chrono::hours{policy_->max_session_hours});
    close_by_system(snapshot_.shift ? snapshot_.shift_ends_at : first_in() + day, now);
}

Resolution Sheet::last_resolution() const {
    auto resolutions = presence().resolutions;
    breaks_of(punches_, presence(), *policy_, resolutions);
    return resolutions.at(punches_.back().id);
}

bool Sheet::is_as_known() const {
    std::vector<PunchId> here, before;
    for (const auto& punch : punches_) here.push_back(punch.id);
    for (const auto& punch : known_->punches)
        if (!punch.closes_forgotten()) before.push_back(punch.id);
    std::sort(here.begin(), here.end());
    std::sort(before.begin(), before.end());
    return here == before;
}

}  // namespace rollcall::attendance::domain
