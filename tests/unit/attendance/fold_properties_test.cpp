// What holds for the fold whatever the punches: order and duplication do not matter, and no minute is lost or made.
#include "common/time/zone.hpp"
#include "services/attendance/domain/breaks.hpp"
#include "services/attendance/domain/fold.hpp"
#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

constexpr int kRounds = 2000;

struct Inputs {
    Snapshot snapshot;
    Policy policy;
    std::vector<Punch> punches;
};

class Chance {
  public:
    explicit Chance(unsigned seed) : random_(seed) {}

    int upto(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most + 1)); }

    bool often() { return upto(9) < 7; }

    Policy policy() {
        return {
            .grace_minutes = upto(30),
            .standard_day_minutes = 60 + upto(600),
            .early_leave_tolerance_minutes = upto(20),
            .overtime_threshold_minutes = upto(60),
            .count_early_minutes = upto(1) == 1,
            .paid_break_types =
                upto(1) == 1 ? std::vector<std::string>{"prayer"} : std::vector<std::string>{"dinner", "other"}};
    }

    Snapshot snapshot(const Policy& policy) {
        if (!often()) return {.business_date = Date{std::chrono::year{2026} / 3 / 2}, .zone = "UTC"};
        Scene scene;
        return snapshot_of(*scene.facts.shift, policy);
    }

    Punch any_punch(const UserId& user) {
        constexpr PunchKind kKinds[] = {
            PunchKind::in, PunchKind::out, PunchKind::break_start, PunchKind::break_end, PunchKind::checkpoint};
        auto one = punch(kKinds[upto(4)], "2026-03-02T07:00:00Z", user, often() ? "api" : "system");
        one.at += std::chrono::seconds{upto(14 * 3600)};
        one.id = PunchId::make(one.at);
        if (one.kind == PunchKind::break_start)
            one.break_type = std::vector{"dinner", "prayer", "other"}[static_cast<std::size_t>(upto(2))];
        return one;
    }

    Inputs inputs() {
        Inputs made{.policy = policy()};
        made.snapshot = snapshot(made.policy);
        const auto user = UserId::make();
        for (int i = upto(9); i >= 0; --i) made.punches.push_back(any_punch(user));
        return made;
    }

    std::vector<Punch> shuffled_with_copies(std::vector<Punch> punches) {
        const auto copies = punches;
        for (const auto& one : copies)
            if (upto(1) == 1) punches.push_back(one);
        std::shuffle(punches.begin(), punches.end(), random_);
        return punches;
    }

  private:
    std::mt19937 random_;
};

Minutes length(const Break& pause) {
    return std::chrono::floor<Minutes>(*pause.to - pause.from);
}

}  // namespace

TEST_CASE("fold: any order and any duplication of punches of any kind gives the same record") {
    Chance chance(20260302);
    for (int round = 0; round < kRounds; ++round) {
        const auto inputs = chance.inputs();
        const auto once = fold(inputs.snapshot, inputs.policy, inputs.punches, false);
        const auto again = fold(inputs.snapshot, inputs.policy, chance.shuffled_with_copies(inputs.punches), false);
        REQUIRE(once.derived == again.derived);
        REQUIRE(once.resolutions == again.resolutions);
    }
}

TEST_CASE("fold: every punch has exactly one resolution") {
    Chance chance(7);
    for (int round = 0; round < kRounds; ++round) {
        const auto inputs = chance.inputs();
        const auto folded = fold(inputs.snapshot, inputs.policy, inputs.punches, false);
        REQUIRE(folded.resolutions.size() == inputs.punches.size());
    }
}

TEST_CASE("fold: minutes are conserved: worked and breaks make the duration, overtime <= worked <= duration") {
    Chance chance(42);
    for (int round = 0; round < kRounds; ++round) {
        const auto inputs = chance.inputs();
        const auto derived = fold(inputs.snapshot, inputs.policy, inputs.punches, false).derived;
        if (!derived.check_out_at) {
            REQUIRE(derived.duration_minutes == 0);
            continue;
        }
        const auto lasted = *derived.check_out_at - *derived.check_in_at;
        REQUIRE(derived.duration_minutes == std::chrono::floor<Minutes>(lasted).count());
        REQUIRE(derived.worked_minutes + break_minutes(derived.breaks) == derived.duration_minutes);
        REQUIRE(derived.worked_minutes >= 0);
        REQUIRE(derived.overtime_minutes >= 0);
        REQUIRE(derived.overtime_minutes <= derived.worked_minutes);
        REQUIRE(derived.worked_minutes <= derived.duration_minutes);
    }
}

TEST_CASE("fold: breaks lie in their record, in order, apart from each other, and only an open record has an open one"
) {
    Chance chance(99);
    for (int round = 0; round < kRounds; ++round) {
        const auto inputs = chance.inputs();
        const auto derived = fold(inputs.snapshot, inputs.policy, inputs.punches, false).derived;
        std::optional<Instant> last = derived.check_in_at;
        for (const auto& pause : derived.breaks) {
            REQUIRE(last <= pause.from);
            if (!pause.to) {
                REQUIRE(derived.is_open());
                REQUIRE(&pause == &derived.breaks.back());
                continue;
            }
            REQUIRE(pause.from <= *pause.to);
            REQUIRE(length(pause).count() >= 0);
            last = pause.to;
        }
        if (derived.check_out_at && !derived.breaks.empty()) REQUIRE(last <= derived.check_out_at);
    }
}

TEST_CASE("fold: paid is worked plus paid breaks from the later of in and start, unless early minutes count (rule 8)") {
    Chance chance(1234);
    for (int round = 0; round < kRounds; ++round) {
        const auto inputs = chance.inputs();
        const auto derived = fold(inputs.snapshot, inputs.policy, inputs.punches, false).derived;
        if (!derived.check_out_at) continue;
        if (derived.session_status == "incomplete" && !inputs.snapshot.shift) {
            REQUIRE(derived.paid_minutes == 0);
            continue;
        }
        const bool clips = inputs.snapshot.shift && !inputs.policy.count_early_minutes;
        const Instant from =
            clips ? std::max(*derived.check_in_at, inputs.snapshot.shift_starts_at) : *derived.check_in_at;
        std::vector<Break> unpaid;
        for (auto pause : derived.breaks) {
            pause.from = std::max(pause.from, from);
            if (!pause.is_paid && pause.from < *pause.to) unpaid.push_back(pause);
        }
        const auto counted = std::max(std::chrono::microseconds{0}, *derived.check_out_at - from);
        const auto paid = std::chrono::floor<Minutes>(counted).count() - break_minutes(unpaid);
        REQUIRE(derived.paid_minutes == std::max<std::int64_t>(0, paid));
        // Counted from the in, what is paid is what was worked and the paid breaks.
        int paid_breaks = derived.duration_minutes - derived.worked_minutes - break_minutes(unpaid);
        if (from == *derived.check_in_at) REQUIRE(derived.paid_minutes == derived.worked_minutes + paid_breaks);
        REQUIRE(derived.paid_minutes <= derived.duration_minutes);
    }
}

// Rule 5: durations are instant - instant. 22:00 to 06:00 on the nights of the changes, and 14:00 to 22:00 between.
TEST_CASE("fold: an overnight shift worked whole lasts what the night lasts, in every zone") {
    struct Night {
        const char* zone;
        Date date;
        int minutes;
    };

    using namespace std::chrono;
    const Night nights[] = {
        {"Europe/Berlin", 2026y / 3 / 28, 420},
        {"Europe/Berlin", 2026y / 10 / 24, 540},
        {"Europe/Berlin", 2026y / 6 / 1, 480},
        {"America/New_York", 2026y / 3 / 7, 420},
        {"America/New_York", 2026y / 10 / 31, 540},
        {"America/New_York", 2026y / 7 / 4, 480},
        {"Asia/Kolkata", 2026y / 3 / 28, 480},
        {"Asia/Kolkata", 2026y / 10 / 24, 480},
        {"Australia/Lord_Howe", 2026y / 4 / 4, 510},
        {"Australia/Lord_Howe", 2026y / 10 / 3, 450},
        {"Africa/Casablanca", 2026y / 2 / 14, 540},
        {"Africa/Casablanca", 2026y / 3 / 21, 420},
        {"Africa/Casablanca", 2026y / 6 / 1, 480},
    };
    const auto user = UserId::make();
    for (const auto& night : nights) {
        INFO(night.zone << " " << static_cast<unsigned>(night.date.month()));
        const auto placed = time::materialise(night.date, Minutes{22 * 60}, Minutes{6 * 60}, night.zone);
        REQUIRE(placed);
        const auto snapshot = snapshot_of(
            {.date = night.date, .zone = night.zone, .starts_at = placed->starts_at, .ends_at = placed->ends_at}, {}
        );
        auto in = punch(PunchKind::in, "2026-03-02T09:00:00Z", user);
        auto out = punch(PunchKind::out, "2026-03-02T17:00:00Z", user);
        in.at = placed->starts_at;
        out.at = placed->ends_at;
        const auto derived = fold(snapshot, {}, {in, out}, false).derived;
        CHECK(derived.duration_minutes == night.minutes);
        CHECK(derived.worked_minutes == night.minutes);
        CHECK(derived.paid_minutes == night.minutes);
        CHECK(derived.late_minutes == 0);
        CHECK(derived.early_checkout_minutes == 0);
        CHECK(derived.overtime_minutes == 0);
        CHECK(derived.classification == "full_day");
        // The business date is the shift's, not the one on which it ends.
        CHECK(snapshot.business_date == night.date);
    }
}
