#include "services/attendance/domain/replay.hpp"

#include "services/attendance/domain/replay_result.hpp"
#include "services/attendance/domain/sheets.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace rollcall::attendance::domain {

namespace {

// A punch on its way: it belongs to a sheet already, or a place is to be found for it.
struct Event {
    Punch punch;
    Sheet* sheet = nullptr;
    MachinePunch* machine = nullptr;
};

// A correction spoke of what was known when it was approved: that stays where it was.
bool is_settled(const KnownRecord& known, const Punch& punch) {
    return std::any_of(known.punches.begin(), known.punches.end(), [&punch](const Punch& other) {
        return other.by_correction() && punch.received_at <= other.received_at;
    });
}

class Pass {
  public:
    explicit Pass(ReplayFacts& facts) : facts_(facts), sheets_(facts) {
        for (auto& known : facts_.records) lay_out(known);
        for (auto& machine : facts_.punches)
            if (!settled_.contains(machine.punch.id)) events_.push_back({machine.punch, nullptr, &machine});
        std::sort(events_.begin(), events_.end(), [](const Event& left, const Event& right) {
            const Punch& a = left.punch;
            const Punch& b = right.punch;
            return std::tie(a.at, a.source, a.sequence, a.id) < std::tie(b.at, b.source, b.sequence, b.id);
        });
    }

    const std::deque<Sheet>& run() {
        for (next_ = 0; next_ < events_.size(); ++next_) {
            auto& event = events_[next_];
            let_time_pass(event.punch.at);
            event.sheet != nullptr ? keep(*event.sheet, event.punch) : place(*event.machine);
        }
        let_time_pass_to_now();
        return sheets_.all();
    }

  private:
    struct Taken {
        PunchKind kind;
        Instant at;
    };

    void lay_out(const KnownRecord& known) {
        const auto stays = [&](const Punch& punch) {
            return !punch.by_machine || punch.at < facts_.from || is_settled(known, punch);
        };
        auto& sheet = sheets_.lay_out(known);
        for (const auto& punch : known.punches) {
            if (punch.closes_forgotten() || !stays(punch)) continue;
            events_.push_back({punch, &sheet});
            if (punch.by_machine) settled_.insert(punch.id);
        }
    }

    void let_time_pass(Instant until) {
        if (current_ == nullptr) return;
        adopt(until);
        if (current_->reaches(until)) return;
        current_->close_forgotten(facts_.now);
        current_ = nullptr;
    }

    void let_time_pass_to_now() {
        if (current_ == nullptr) return;
        adopt(facts_.now);
        if (current_->is_overdue(facts_.now)) current_->close_forgotten(facts_.now);
    }

    // Rule 4: what is open outside any shift goes over to the first shift whose window opens meanwhile. What people
    // began themselves, the timers see to.
    void adopt(Instant until) {
        if (current_->snapshot().shift || current_->is_anchored()) return;
        const ShiftInstance* first = nullptr;
        for (const auto& shift : facts_.shifts) {
            const Instant opening = sheets_.opening_of(shift);
            const auto* own = sheets_.of(shift.id);
            const bool takes = !shift.is_cancelled && opening > current_->first_in() && opening <= until &&
                               current_->reaches(opening) && (own == nullptr || own->is_empty());
            if (takes && (first == nullptr || opening < sheets_.opening_of(*first))) first = &shift;
        }
        if (first == nullptr) return;
        auto* own = sheets_.of(first->id);
        if (own == nullptr) return current_->bind(*first, facts_.policies.on(first->date));
        sheets_.bind_anew(*own, *first);
        own->take_over(*current_);
        current_ = own;
    }

    void keep(Sheet& sheet, const Punch& punch) {
        if (current_ != nullptr && current_ != &sheet) yield_to(sheet, punch.at);
        sheet.put(punch);
        if (!punch.by_system() && !punch.by_correction()) taken_.push_back({punch.kind, punch.at});
        current_ = sheet.is_open() ? &sheet : nullptr;
    }

    // Somebody punched elsewhere while a record of machines was open: it is the same stay, or it was forgotten.
    void yield_to(Sheet& sheet, Instant at) {
        const auto& snapshot = current_->snapshot();
        if (!current_->is_anchored() && (!snapshot.shift || snapshot.shift == sheet.snapshot().shift))
            sheet.take_over(*current_);
        else if (snapshot.shift)
            current_->close_by_system(std::min(snapshot.shift_ends_at, at), facts_.now);
        else
            current_->close_by_system(current_->first_in(), facts_.now);
    }

    void place(MachinePunch& machine) {
        const Instant at = machine.punch.at;
        if (is_duplicate(machine.punch)) {
            machine.resolved = machine.punch.kind;
            return set_aside(machine, Disposition::duplicate, "the same tap, within debounceSeconds of another");
        }
        machine.resolved = machine.punch.kind == PunchKind::automatic ? inferred(at) : machine.punch.kind;
        if (machine.resolved == PunchKind::in) return place_in(machine);
        if (current_ == nullptr) return set_aside(machine, Disposition::quarantined, "no record was open then");
        put(*current_, machine);
    }

    // Rule 11, before the direction is inferred.
    bool is_duplicate(const Punch& punch) const {
        const Seconds span{facts_.policies.on(sheets_.local_date(punch.at)).debounce_seconds};
        const auto is_same = [&punch](PunchKind kind) {
            return punch.kind == PunchKind::automatic || punch.kind == kind;
        };
        for (auto taken = taken_.rbegin(); taken != taken_.rend() && punch.at - taken->at <= span; ++taken)
            if (is_same(taken->kind)) return true;
        for (auto next = next_ + 1; next < events_.size() && events_[next].punch.at - punch.at <= span; ++next) {
            const auto& other = events_[next].punch;
            if (events_[next].sheet != nullptr && !other.by_machine && !other.by_correction() && !other.by_system() &&
                is_same(other.kind))
                return true;
        }
        return false;
    }

    // Rule 3. No more check-ins are due once the shift has ended.
    PunchKind inferred(Instant at) const {
        if (current_ == nullptr) return PunchKind::in;
        const auto& snapshot = current_->snapshot();
        const bool asks = snapshot.shift && snapshot.check_in_interval_minutes > 0 && at < snapshot.shift_ends_at;
        return asks ? PunchKind::checkpoint : PunchKind::out;
    }

    void place_in(MachinePunch& machine) {
        const auto* shift = sheets_.shift_at(machine.punch.at);
        if (current_ != nullptr) {
            const auto& snapshot = current_->snapshot();
            const bool forgotten = snapshot.shift && machine.punch.at >= snapshot.shift_ends_at && shift != nullptr &&
                                   snapshot.shift != shift->id;
            if (!forgotten) return set_aside(machine, Disposition::quarantined, "already in");
            current_->close_forgotten(facts_.now);
        }
        current_ = shift != nullptr ? &sheets_.open_for(*shift) : &sheets_.open_outside_shifts(machine);
        put(*current_, machine);
    }

    void put(Sheet& sheet, MachinePunch& machine) {
        auto punch = machine.punch;
        punch.kind = machine.resolved;
        punch.by_machine = true;
        if (punch.kind == PunchKind::break_start && !punch.break_type) punch.break_type = "other";
        sheet.put(punch);
        const auto resolution = sheet.last_resolution();
        if (resolution.disposition != Disposition::applied) {
            sheet.take_back_last();
            return set_aside(machine, Disposition::quarantined, resolution.why);
        }
        taken_.push_back({punch.kind, punch.at});
        machine.disposition = Disposition::applied;
        machine.why = resolution.why;
        if (!sheet.is_open()) current_ = nullptr;
    }

    static void set_aside(MachinePunch& machine, Disposition disposition, std::string why) {
        machine.disposition = disposition;
        machine.why = std::move(why);
    }

    ReplayFacts& facts_;
    Sheets sheets_;
    std::vector<Event> events_;
    std::set<PunchId> settled_;
    std::vector<Taken> taken_;  // by time
    std::size_t next_ = 0;
    Sheet* current_ = nullptr;  // the one that is open
};

}  // namespace

Replayed replay(ReplayFacts facts) {
    Pass pass(facts);
    return replay_result(facts, pass.run());
}

}  // namespace rollcall::attendance::domain
