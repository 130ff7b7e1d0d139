#include "services/attendance/domain/breaks.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

using Resolutions = std::map<PunchId, Resolution>;

struct Span {
    const Punch* start;
    std::optional<Instant> to;
};

// Pairs starts and ends; what ends nothing or starts twice is set aside.
class Pairing {
  public:
    Pairing(const Presence& presence, Resolutions& resolutions) : presence_(presence), resolutions_(resolutions) {}

    std::vector<Span> pair(const std::vector<Punch>& ordered) {
        for (const auto& punch : ordered) {
            end_by_outs(punch.at);
            take(punch);
        }
        end_by_outs(Instant::max());
        return std::move(spans_);
    }

  private:
    bool has_open() const { return !spans_.empty() && !spans_.back().to; }

    void take(const Punch& punch) {
        switch (punch.kind) {
            case PunchKind::break_start:
                // Its check-out may have been moved before it by a correction.
                if (is_away(punch.at)) return note(punch, Disposition::quarantined, "not in");
                if (has_open()) return note(punch, Disposition::quarantined, "already on a break");
                spans_.push_back({&punch, std::nullopt});
                return note(punch, Disposition::applied, "break begins");
            case PunchKind::break_end:
                if (!has_open()) return note(punch, Disposition::quarantined, "not on a break");
                spans_.back().to = punch.at;
                return note(punch, Disposition::applied, "break ends");
            case PunchKind::checkpoint:
                return is_in(punch.at) ? note(punch, Disposition::applied, "seen at work")
                                       : note(punch, Disposition::quarantined, "not in");
            case PunchKind::in:
            case PunchKind::out:
            case PunchKind::automatic: return;
        }
    }

    // A check-out strictly before `moment` ended the break that was open.
    void end_by_outs(Instant moment) {
        if (!has_open()) return;
        for (const auto out : presence_.outs)
            if (out >= spans_.back().start->at && out < moment) {
                spans_.back().to = out;
                return;
            }
    }

    bool is_in(Instant at) const {
        if (!presence_.first_in || at < *presence_.first_in) return false;
        if (presence_.last_out && at > *presence_.last_out) return false;
        return std::none_of(presence_.away.begin(), presence_.away.end(), [at](const Away& away) {
            return away.from < at && at < away.to;
        });
    }

    bool is_away(Instant at) const {
        return std::any_of(presence_.away.begin(), presence_.away.end(), [at](const Away& away) {
            return away.from <= at && at < away.to;
        });
    }

    void note(const Punch& punch, Disposition disposition, const char* why) {
        resolutions_[punch.id] = {punch.id, punch.kind, disposition, why};
    }

    const Presence& presence_;
    Resolutions& resolutions_;
    std::vector<Span> spans_;
};

// The part of the span in which the person was in; nothing when there is none.
std::optional<Break> clip(const Span& span, const Presence& presence, const Policy& policy) {
    const Punch& start = *span.start;
    if (!presence.first_in) return std::nullopt;
    Break made{
        .id = start.id,
        .type = start.break_type.value_or("other"),
        .from = std::max(start.at, *presence.first_in),
        .to = span.to,
        .note = start.note};
    if (presence.last_out) made.to = std::min(made.to.value_or(*presence.last_out), *presence.last_out);
    const bool moved = made.from != start.at || made.to != span.to;
    if (made.to && (*made.to < made.from || (moved && *made.to == made.from))) return std::nullopt;
    made.is_paid = is_paid_type(policy, made.type);
    return made;
}

}  // namespace

bool is_paid_type(const Policy& policy, std::string_view type) {
    return std::find(policy.paid_break_types.begin(), policy.paid_break_types.end(), type) !=
           policy.paid_break_types.end();
}

std::vector<Break> breaks_of(
    const std::vector<Punch>& ordered, const Presence& presence, const Policy& policy, Resolutions& resolutions
) {
    std::vector<Break> breaks;
    for (const auto& span : Pairing(presence, resolutions).pair(ordered)) {
        if (auto made = clip(span, presence, policy)) {
            breaks.push_back(std::move(*made));
            continue;
        }
        auto& resolution = resolutions[span.start->id];
        resolution.disposition = Disposition::quarantined;
        resolution.why = "outside the record";
    }
    for (const auto& away : presence.away) breaks.push_back({.id = away.out, .from = away.from, .to = away.to});
    std::sort(breaks.begin(), breaks.end(), [](const Break& a, const Break& b) {
        return std::tie(a.from, a.id) < std::tie(b.from, b.id);
    });
    return breaks;
}

int break_minutes(const std::vector<Break>& breaks, std::string_view type) {
    std::map<std::pair<std::string_view, bool>, std::chrono::microseconds> spans;
    for (const auto& one : breaks)
        if (one.to && (type.empty() || one.type == type)) spans[{one.type, one.is_paid}] += *one.to - one.from;
    int minutes = 0;
    for (const auto& [kind, span] : spans) minutes += static_cast<int>(std::chrono::floor<Minutes>(span).count());
    return minutes;
}

}  // namespace rollcall::attendance::domain
