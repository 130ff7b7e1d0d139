// Punches of machines in their places: by hand for each rule, and as a property for any order of arrival.
#include "services/attendance/domain/check_in.hpp"
#include "tests/unit/attendance/builders.hpp"
#include "tests/unit/attendance/ledger.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace rollcall;
using namespace rollcall::attendance::domain;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using enum PunchKind;

namespace {

const Instant kMonday = at("2026-03-02T00:00:00Z");

ShiftInstance shift_on(int day, int start_hour, int length) {
    const Instant midnight = kMonday + days{day};
    return {
        .id = ShiftId::make(),
        .date = Date{std::chrono::floor<days>(midnight)},
        .zone = "UTC",
        .starts_at = midnight + hours{start_hour},
        .ends_at = midnight + hours{start_hour + length},
    };
}

struct Day : Ledger {
    Day() { shifts = {shift_on(0, 9, 8)}; }

    PunchId send(PunchKind kind, const char* when, const char* now = "2026-03-02T23:30:00Z") {
        const auto made = machine_punch(kind, at(when));
        receive({made}, at(now));
        return made.punch.id;
    }

    Derived only() const {
        REQUIRE(records().size() == 1);
        return records().front().record.derived;
    }
};

}  // namespace

TEST_CASE("rule 3: auto is an in when no record is open, else an out") {
    Day day;
    day.send(automatic, "2026-03-02T08:50:00Z");
    day.send(automatic, "2026-03-02T17:05:00Z");
    CHECK(day.only().check_in_at == at("2026-03-02T08:50:00Z"));
    CHECK(day.only().check_out_at == at("2026-03-02T17:05:00Z"));
    CHECK(day.records().front().record.snapshot.shift == day.shifts.front().id);
}

TEST_CASE("rule 3: auto is a checkpoint where the shift asks for periodic check-ins, until it ends") {
    Day day;
    day.shifts.front().check_in_interval_minutes = 240;
    day.send(automatic, "2026-03-02T08:58:00Z");
    const auto seen = day.send(automatic, "2026-03-02T13:01:00Z");
    const auto out = day.send(automatic, "2026-03-02T17:00:00Z");
    CHECK(day.placed(seen).resolved == checkpoint);
    CHECK(day.placed(out).resolved == PunchKind::out);
    CHECK(day.only().missed_check_ins == 0);
}

TEST_CASE("rule 3: an illegal kind is set aside with its reason, and counts once what it needs is known") {
    Day day;
    const auto early = day.send(PunchKind::out, "2026-03-02T17:00:00Z");
    CHECK(day.placed(early).disposition == Disposition::quarantined);
    CHECK(day.placed(early).why == "no record was open then");
    CHECK(day.records().empty());
    day.send(in, "2026-03-02T09:00:00Z");
    CHECK(day.placed(early).disposition == Disposition::applied);
    CHECK(day.only().check_out_at == at("2026-03-02T17:00:00Z"));
    const auto again = day.send(in, "2026-03-02T10:00:00Z");
    CHECK(day.placed(again).why == "already in");
}

TEST_CASE("rule 11: a double tap within debounceSeconds toggles nothing, whichever of the two arrives first") {
    Day day;
    const auto second = day.send(automatic, "2026-03-02T09:00:40Z");
    const auto first = day.send(automatic, "2026-03-02T09:00:00Z");
    CHECK(day.placed(first).disposition == Disposition::applied);
    CHECK(day.placed(second).disposition == Disposition::duplicate);
    CHECK(day.only().check_in_at == at("2026-03-02T09:00:00Z"));
    CHECK_FALSE(day.only().check_out_at == at("2026-03-02T09:00:40Z"));
}

TEST_CASE("rule 11: an explicit kind is a double tap of its own kind only") {
    Day day;
    day.send(in, "2026-03-02T09:00:00Z");
    const auto seen = day.send(checkpoint, "2026-03-02T09:00:05Z");
    CHECK(day.placed(seen).disposition == Disposition::applied);
    const auto twice = day.send(checkpoint, "2026-03-02T09:00:20Z");
    CHECK(day.placed(twice).disposition == Disposition::duplicate);
}

TEST_CASE("rule 8: back within a shift is the same record, and the time away a break") {
    Day day;
    for (const char* when :
         {"2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z", "2026-03-02T12:45:00Z", "2026-03-02T17:00:00Z"})
        day.send(automatic, when);
    CHECK(day.only().breaks.size() == 1);
    CHECK(day.only().worked_minutes == 435);
}

TEST_CASE("rule 4: the next shift's in closes what was forgotten at its end") {
    Day day;
    day.shifts.push_back(shift_on(0, 18, 4));
    day.send(in, "2026-03-02T09:00:00Z");
    day.send(in, "2026-03-02T18:00:00Z");
    REQUIRE(day.records().size() == 2);
    const auto& first = day.records()[0].record.derived;
    CHECK(first.check_out_at == at("2026-03-02T17:00:00Z"));
    CHECK(first.session_status == "incomplete");
}

TEST_CASE("rule 4: what is open outside any shift goes over to the shift whose window opens") {
    Day day;
    day.send(automatic, "2026-03-02T06:00:00Z");
    day.send(automatic, "2026-03-02T17:00:00Z");
    CHECK(day.only().check_in_at == at("2026-03-02T06:00:00Z"));
    CHECK(day.records().front().record.snapshot.shift == day.shifts.front().id);
}

TEST_CASE("rule 12: a late punch revises the absence that was made, and keeps its id") {
    Day day;
    Record absence{
        .id = RecordId::make(), .company = day.company, .user = day.employee.id, .marked_absent = true, .version = 1};
    absence.snapshot = snapshot_of(day.shifts.front(), Policy{});
    absence.derived.status = RecordStatus::absent;
    absence.derived.session_status = "absent";
    day.put(absence, {});
    day.send(automatic, "2026-03-02T09:05:00Z");
    CHECK(day.records().size() == 1);
    CHECK(day.records().front().record.id == absence.id);
    CHECK(day.only().has_flag("was_marked_absent"));
}

TEST_CASE("rule 12: a check-out that becomes known later supersedes the system's") {
    Day day;
    day.send(in, "2026-03-02T09:00:00Z");
    CHECK(day.only().session_status == "incomplete");
    day.send(PunchKind::out, "2026-03-02T18:30:00Z");
    CHECK(day.only().session_status == "completed");
    CHECK(day.only().check_out_at == at("2026-03-02T18:30:00Z"));
}

TEST_CASE("a device's tap before somebody's own check-in moves the check-in, and leaves one record") {
    Day day;
    Scene scene;
    scene.facts.employee->id = day.employee.id;
    scene.caller.user = day.employee.id;
    scene.caller.company = day.company;
    scene.facts.shift = day.shifts.front();
    auto entered = decide_check_in(scene.facts, scene.check_in("2026-03-02T09:10:00Z")).value().change;
    day.put(entered.record, entered.punches);
    day.send(automatic, "2026-03-02T08:55:00Z", "2026-03-02T12:00:00Z");
    CHECK(day.only().check_in_at == at("2026-03-02T08:55:00Z"));
    CHECK(day.only().is_open());
    const auto twice = day.send(automatic, "2026-03-02T09:10:30Z", "2026-03-02T12:00:00Z");
    CHECK(day.placed(twice).disposition == Disposition::duplicate);
}

namespace {

class Chance {
  public:
    explicit Chance(unsigned seed) : random_(seed) {}

    int upto(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most + 1)); }

    template <class Range>
    void shuffle(Range& range) {
        std::shuffle(range.begin(), range.end(), random_);
    }

  private:
    std::mt19937 random_;
};

// A week with some shifts, overnight and back to back ones among them.
std::vector<ShiftInstance> some_shifts(Chance& chance) {
    std::vector<ShiftInstance> shifts;
    for (int day = 0; day < 6; ++day) {
        if (chance.upto(4) == 0) continue;
        shifts.push_back(shift_on(day, std::vector{6, 9, 14, 22}[static_cast<std::size_t>(chance.upto(3))], 8));
        if (chance.upto(2) == 0) shifts.back().check_in_interval_minutes = 120;
        if (chance.upto(5) == 0)
            shifts.push_back({
                .id = ShiftId::make(),
                .date = shifts.back().date,
                .zone = "UTC",
                .starts_at = shifts.back().ends_at,
                .ends_at = shifts.back().ends_at + hours{4},
            });
    }
    return shifts;
}

std::string difference(const std::vector<std::string>& is, const std::vector<std::string>& expected) {
    for (std::size_t i = 0; i < std::max(is.size(), expected.size()); ++i) {
        const auto line = [i](const auto& lines) { return i < lines.size() ? lines[i] : std::string("nothing"); };
        if (line(is) != line(expected)) return line(is) + "\n  instead of " + line(expected);
    }
    return "";
}

std::vector<MachinePunch> some_punches(Chance& chance, const Ledger& ledger) {
    std::vector<MachinePunch> punches;
    Instant when = kMonday + minutes{chance.upto(600)};
    while (when < kMonday + days{7}) {
        constexpr PunchKind kKinds[] = {
            automatic, automatic, automatic, automatic, in, out, break_start, break_end, checkpoint};
        punches.push_back(ledger.machine_punch(kKinds[chance.upto(8)], when));
        constexpr int kGaps[] = {20, 70, 1800, 4 * 3600, 8 * 3600, 14 * 3600};
        when += seconds{1 + chance.upto(kGaps[chance.upto(5)])};
    }
    return punches;
}

}  // namespace

TEST_CASE("any order of arrival, in any batches and with any copies, leaves the records that order of time leaves") {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        Chance chance(seed);
        Ledger in_order;
        in_order.shifts = some_shifts(chance);
        auto punches = some_punches(chance, in_order);
        const Instant now = kMonday + days{9};
        auto shuffled = in_order;
        in_order.receive(punches, now);
        auto copies = punches;
        copies.insert(copies.end(), punches.begin(), punches.end());
        chance.shuffle(copies);
        for (std::size_t from = 0; from < copies.size();) {
            const auto size = std::min(copies.size() - from, static_cast<std::size_t>(1 + chance.upto(7)));
            shuffled.receive(
                {copies.begin() + static_cast<long>(from), copies.begin() + static_cast<long>(from + size)}, now
            );
            from += size;
        }
        INFO("seed " << seed);
        REQUIRE(difference(shuffled.told(), in_order.told()) == "");
        REQUIRE(difference(shuffled.placements(), in_order.placements()) == "");
    }
}

TEST_CASE("punches that come at their time, with the timers between them, leave what an upload afterwards leaves") {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        Chance chance(1000 + seed);
        Ledger live;
        live.shifts = some_shifts(chance);
        const auto punches = some_punches(chance, live);
        auto afterwards = live;
        Instant before = kMonday - days{1};
        for (const auto& one : punches) {
            live.let_timers_run(before, one.punch.at);
            live.receive({one}, one.punch.at);
            before = one.punch.at;
        }
        const Instant now = kMonday + days{12};
        live.let_timers_run(before, now);
        afterwards.receive(punches, now);
        INFO("seed " << seed);
        REQUIRE(difference(live.told(), afterwards.told()) == "");
        REQUIRE(difference(live.placements(), afterwards.placements()) == "");
    }
}
