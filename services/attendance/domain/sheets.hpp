// All sheets of a replay, and which of them a check-in belongs to (rules 2 to 4). Private to the replay.
#pragma once

#include "services/attendance/domain/sheet.hpp"

#include <deque>

namespace rollcall::attendance::domain {

class Sheets {
  public:
    // `facts` must outlive the sheets, and its shifts stay where they are.
    explicit Sheets(const ReplayFacts& facts) : facts_(facts) {}

    // Of a record that is known. One that machines alone began before its shift's window opened begins outside again:
    // whether it still goes over to the shift (rule 4), shows.
    Sheet& lay_out(const KnownRecord& known);

    // Rule 3: the shift whose in-window holds `at`, the nearest start, ties to the later. Null: none.
    const ShiftInstance* shift_at(Instant at) const;
    // When its in-window opens.
    Instant opening_of(const ShiftInstance& shift) const;

    // Null: there is none yet.
    Sheet* of(const ShiftId& shift);
    Sheet& open_for(const ShiftInstance& shift);
    // The one that the punch was in before, or another free one of the day, or a new one.
    Sheet& open_outside_shifts(const MachinePunch& machine);
    // An absence that is revised begins with the shift as it is now; a record keeps the window it began with.
    void bind_anew(Sheet& sheet, const ShiftInstance& shift);

    Date local_date(Instant at) const;

    const std::deque<Sheet>& all() const { return sheets_; }

  private:
    Snapshot outside_shifts(Instant at) const;

    const ReplayFacts& facts_;
    std::deque<Sheet> sheets_;  // never moved: punches on their way point to theirs
};

}  // namespace rollcall::attendance::domain
