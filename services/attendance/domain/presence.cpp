#include "services/attendance/domain/presence.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

bool moves_presence(const Punch& punch) {
    return punch.kind == PunchKind::in || punch.kind == PunchKind::out || punch.kind == PunchKind::automatic;
}

using Line = std::vector<const Punch*>;  // in the fold's order

// What `correction` leaves of the line. It speaks of what was known when it was approved.
Line after_correction(const Line& line, const Punch& correction, Presence& presence) {
    const auto supersede = [&](const Punch& punch) {
        presence.resolutions[punch.id] = {
            punch.id, punch.kind, Disposition::superseded, "an approved correction stands for it"};
    };
    const auto self = std::find(line.begin(), line.end(), &correction);
    const bool is_in = correction.kind == PunchKind::in;
    Line left;
    for (auto one = line.begin(); one != line.end(); ++one) {
        const Punch& punch = **one;
        const bool known = punch.received_at <= correction.received_at;
        const bool beyond = is_in ? one < self : one > self && known;
        const bool replaced = is_in ? one == self + 1 && known && punch.kind == PunchKind::in
                                    : one + 1 == self && punch.kind == PunchKind::out;
        if (one != self && (beyond || replaced))
            supersede(punch);
        else
            left.push_back(*one);
    }
    return left;
}

Line apply_corrections(Line line, Presence& presence) {
    Line corrections;
    std::copy_if(line.begin(), line.end(), std::back_inserter(corrections), [](const Punch* punch) {
        return punch->by_correction();
    });
    presence.corrected = !corrections.empty();
    std::sort(corrections.begin(), corrections.end(), [](const Punch* a, const Punch* b) {
        return std::tie(a->received_at, a->kind, a->id) < std::tie(b->received_at, b->kind, b->id);
    });
    for (const auto* correction : corrections)
        if (std::find(line.begin(), line.end(), correction) != line.end())
            line = after_correction(line, *correction, presence);
    return line;
}

// One pass over what is left.
class Pass {
  public:
    explicit Pass(Presence& presence) : presence_(presence) {}

    void take(const Punch& punch) {
        const bool is_in = presence_.first_in && !presence_.last_out;
        const bool enters = punch.kind == PunchKind::automatic ? !is_in : punch.kind == PunchKind::in;
        enters ? take_in(punch) : take_out(punch);
    }

  private:
    void take_in(const Punch& punch) {
        if (presence_.first_in && !presence_.last_out)
            return note(punch, PunchKind::in, Disposition::quarantined, "already in");
        const bool back = presence_.first_in.has_value();
        if (back)
            presence_.away.push_back({last_out_, *presence_.last_out, punch.at});
        else
            presence_.first_in = punch.at;
        presence_.last_out.reset();
        presence_.closed_by_system = false;
        presence_.work_mode = punch.by_correction() ? presence_.work_mode : punch.work_mode;
        note(
            punch,
            PunchKind::in,
            Disposition::applied,
            back ? "back in; the time away is a break" : "first in of the record"
        );
    }

    void take_out(const Punch& punch) {
        const auto refuse = [&](Disposition disposition, const char* why) {
            note(punch, PunchKind::out, disposition, why);
        };
        if (!presence_.first_in) return refuse(Disposition::quarantined, "not in");
        if (presence_.last_out && punch.by_system()) return refuse(Disposition::superseded, "a check-out is known");
        if (presence_.last_out && !presence_.closed_by_system) return refuse(Disposition::quarantined, "already out");
        // Rule 12: a real out that becomes known later supersedes the system's.
        if (presence_.last_out) {
            auto& former = presence_.resolutions[last_out_];
            former.disposition = Disposition::superseded;
            former.why = "a person's check-out is known";
            presence_.outs.pop_back();
        }
        presence_.last_out = punch.at;
        presence_.outs.push_back(punch.at);
        presence_.closed_by_system = punch.by_system();
        last_out_ = punch.id;
        refuse(Disposition::applied, why_out(punch));
    }

    static const char* why_out(const Punch& punch) {
        if (!punch.by_system()) return "last out of the record";
        return punch.closes_forgotten() ? "closed by the system"
                                        : "closed by the system: the account was suspended or deactivated";
    }

    void note(const Punch& punch, PunchKind kind, Disposition disposition, const char* why) {
        presence_.resolutions[punch.id] = {punch.id, kind, disposition, why};
    }

    Presence& presence_;
    PunchId last_out_;
};

// A corrected check-in says nothing of where somebody worked: the last check-in it stands for does.
std::string superseded_work_mode(const std::vector<Punch>& ordered, const Presence& presence) {
    std::string mode = "office";
    for (const auto& punch : ordered)
        if (punch.kind == PunchKind::in && !punch.by_correction() && presence.resolutions.contains(punch.id))
            mode = punch.work_mode;
    return mode;
}

}  // namespace

Presence presence_of(const std::vector<Punch>& ordered) {
    Presence presence;
    Line line;
    for (const auto& punch : ordered)
        if (moves_presence(punch)) line.push_back(&punch);
    line = apply_corrections(std::move(line), presence);
    presence.work_mode = superseded_work_mode(ordered, presence);
    Pass pass(presence);
    for (const auto* punch : line) pass.take(*punch);
    return presence;
}

}  // namespace rollcall::attendance::domain
