#include "services/attendance/domain/replay_result.hpp"

#include "services/attendance/domain/fold.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace rollcall::attendance::domain {

namespace {

// A punch and what it counts as: one that counts as something else is another.
using Counted = std::set<std::pair<PunchId, PunchKind>>;

Counted counted(const std::vector<Punch>& punches) {
    Counted found;
    for (const auto& punch : punches) found.emplace(punch.id, punch.kind);
    return found;
}

// What the system said of a forgotten check-out stays where it makes no difference.
std::vector<Punch> with_former_closes(const Sheet& sheet) {
    auto punches = sheet.punches();
    if (!sheet.known()) return punches;
    const auto here = counted(punches);
    auto all = punches;
    for (const auto& punch : sheet.known()->punches)
        if (punch.closes_forgotten() && !here.contains({punch.id, punch.kind})) all.push_back(punch);
    if (all.size() == punches.size() || punches.empty()) return punches;
    const bool marked = sheet.known()->record.marked_absent;
    const auto without = fold(sheet.snapshot(), sheet.policy(), punches, marked).derived;
    return fold(sheet.snapshot(), sheet.policy(), all, marked).derived == without ? all : punches;
}

Record record_for(const ReplayFacts& facts, const Sheet& sheet) {
    Record record;
    if (sheet.known())
        record = sheet.known()->record;
    else
        record = {
            .id = RecordId::make(facts.now),
            .company = facts.company,
            .user = facts.employee.id,
            .created_at = facts.now,
        };
    record.snapshot = sheet.snapshot();
    return record;
}

bool adds(const RecordChange& change, PunchKind kind) {
    return std::any_of(change.punches.begin(), change.punches.end(), [kind](const Punch& punch) {
        return punch.kind == kind && punch.by_machine;
    });
}

// What is new in it, as its followers are to hear it.
std::vector<std::string> news_of(const RecordChange& change) {
    std::vector<std::string> news;
    const Derived before = change.before ? change.before->derived : Derived{};
    const Derived& after = change.record.derived;
    if (!before.check_in_at && after.check_in_at) news.emplace_back("attendance.checked_in");
    if (!before.check_out_at && after.check_out_at)
        news.emplace_back(after.session_status == "incomplete" ? "attendance.auto_closed" : "attendance.checked_out");
    if (!news.empty()) return news;
    if (before.check_in_at == after.check_in_at && before.check_out_at == after.check_out_at) {
        const bool has_breaks = !after.breaks.empty();
        if (has_breaks && adds(change, PunchKind::break_end)) return {"attendance.break_ended"};
        if (has_breaks && adds(change, PunchKind::break_start)) return {"attendance.break_started"};
        if (adds(change, PunchKind::checkpoint)) return {"attendance.checkpoint_recorded"};
    }
    return {"attendance.revised"};
}

class Reading {
  public:
    explicit Reading(const ReplayFacts& facts) : facts_(facts) {}

    void read(const Sheet& sheet) {
        const auto punches = with_former_closes(sheet);
        const auto now = counted(punches);
        const auto before = sheet.known() ? counted(sheet.known()->punches) : Counted{};
        const bool is_same = now == before && sheet.known() && sheet.snapshot() == sheet.known()->record.snapshot;
        if (is_same) return note(sheet.known()->record, now);
        if (punches.empty()) return leave(sheet, before);
        ReplayedRecord made{.change = change_of(sheet, punches, before)};
        for (const auto& [id, kind] : before)
            if (!now.contains({id, kind})) made.removed.push_back(id);
        auto news = news_of(made.change);
        made.change.event = std::move(news.front());
        made.further.assign(news.begin() + 1, news.end());
        note(made.change.record, now);
        replayed_.records.push_back(std::move(made));
    }

    bool is_contradictory() const {
        auto spans = spans_;
        std::sort(spans.begin(), spans.end());
        for (std::size_t i = 1; i < spans.size(); ++i)
            if (spans[i].first < spans[i - 1].second) return true;
        return false;
    }

    Replayed take(std::vector<MachinePunch> punches) {
        for (auto& machine : punches) {
            const auto place = place_of_.find(machine.punch.id);
            machine.record = place == place_of_.end() ? std::nullopt : std::optional(place->second);
        }
        replayed_.placed = std::move(punches);
        return std::move(replayed_);
    }

  private:
    RecordChange change_of(const Sheet& sheet, const std::vector<Punch>& punches, const Counted& before) const {
        Addition addition{.decided_at = facts_.now};
        for (const auto& punch : punches)
            (before.contains({punch.id, punch.kind}) ? addition.known : addition.punches).push_back(punch);
        std::optional<Record> found;
        if (sheet.known()) found = sheet.known()->record;
        return refolded(std::move(found), record_for(facts_, sheet), sheet.policy(), std::move(addition));
    }

    // An absence stays an absence when whoever came turns out to have been elsewhere.
    void leave(const Sheet& sheet, const Counted& before) {
        if (!sheet.known()) return;
        const auto& record = sheet.known()->record;
        if (!record.marked_absent) {
            replayed_.emptied.push_back(record);
            return;
        }
        ReplayedRecord made{.change = change_of(sheet, {}, before)};
        made.change.event = "attendance.revised";
        for (const auto& [id, kind] : before) made.removed.push_back(id);
        replayed_.records.push_back(std::move(made));
    }

    void note(const Record& record, const Counted& punches) {
        for (const auto& [id, kind] : punches) place_of_.emplace(id, record.id);
        const auto& derived = record.derived;
        if (derived.check_in_at)
            spans_.emplace_back(*derived.check_in_at, derived.check_out_at.value_or(Instant::max()));
    }

    const ReplayFacts& facts_;
    Replayed replayed_;
    std::map<PunchId, RecordId> place_of_;
    std::vector<std::pair<Instant, Instant>> spans_;  // when somebody was in
};

Replayed nothing_but(std::vector<MachinePunch> punches) {
    for (auto& machine : punches) {
        if (machine.record || machine.disposition == Disposition::duplicate) continue;
        machine.disposition = Disposition::quarantined;
        machine.why = "it contradicts another record of this person; correct that one first";
    }
    return {.placed = std::move(punches)};
}

}  // namespace

Replayed replay_result(const ReplayFacts& facts, const std::deque<Sheet>& sheets) {
    Reading result(facts);
    for (const auto& sheet : sheets) result.read(sheet);
    if (result.is_contradictory()) return nothing_but(facts.punches);
    return result.take(facts.punches);
}

}  // namespace rollcall::attendance::domain
