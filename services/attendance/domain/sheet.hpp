// One record while a replay writes it. Private to the replay.
#pragma once

#include "services/attendance/domain/presence.hpp"
#include "services/attendance/domain/replay.hpp"

#include <optional>
#include <vector>

namespace rollcall::attendance::domain {

class Sheet {
  public:
    // Of a record that is known; empty until its punches are met again. `anchored`: people's own punches or a
    // correction are in it, met or still to come, so that it stays what it is.
    Sheet(KnownRecord known, const Policy& policy, bool anchored);

    // Of a record that begins now.
    Sheet(Snapshot snapshot, const Policy& policy) : snapshot_(std::move(snapshot)), policy_(&policy) {}

    const Snapshot& snapshot() const { return snapshot_; }

    const Policy& policy() const { return *policy_; }

    const std::optional<KnownRecord>& known() const { return known_; }

    const std::vector<Punch>& punches() const { return punches_; }

    bool is_empty() const { return punches_.empty(); }

    bool is_anchored() const { return anchored_; }

    // Nothing is in it and nothing will come by itself: the next check-in may have it.
    bool is_free() const { return is_empty() && !anchored_; }

    void put(Punch punch);
    void take_back_last();

    // Rule 4: the other sheet's punches go over to this one.
    void take_over(Sheet& other);
    // A shift's window instead of none, or of an absence's. A record of that shift keeps the one it began with.
    void bind(const ShiftInstance& shift, const Policy& policy);
    // Outside any shift, as it began before it went over to one.
    void unbind(Snapshot outside, const Policy& policy);

    bool is_open() const { return presence().first_in && !presence().last_out; }

    // Precondition: is_open().
    Instant first_in() const { return *presence().first_in; }

    // Rules 2 and 12: whether it takes a punch of that moment while it is open.
    bool reaches(Instant at) const;
    // Rule 12: its time to be closed by the system has come. Precondition: is_open().
    bool is_overdue(Instant now) const;
    // Closes it as incomplete at that moment, or at its last punch when that is later.
    void close_by_system(Instant at, Instant now);
    // Rule 12: at its shift's end; unscheduled after a standard day.
    void close_forgotten(Instant now);

    // What became of the punch that was put last.
    Resolution last_resolution() const;

  private:
    const Presence& presence() const;
    // Nothing but the system's word is missing of what was known.
    bool is_as_known() const;

    std::optional<KnownRecord> known_;
    Snapshot snapshot_;
    const Policy* policy_;
    const Policy* known_policy_ = nullptr;
    std::vector<Punch> punches_;
    bool anchored_ = false;
    mutable std::optional<Presence> presence_;
};

}  // namespace rollcall::attendance::domain
