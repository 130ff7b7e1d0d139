#include "services/attendance/domain/fold.hpp"

#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

Snapshot day_shift() {
    Scene scene;
    return snapshot_of(*scene.facts.shift, {});
}

bool same(const Folded& a, const Folded& b) {
    return a.derived == b.derived && a.resolutions == b.resolutions;
}

}  // namespace

TEST_CASE("the fold gives the same record for any order and any duplication of punches") {
    std::mt19937 random(7);
    const auto user = UserId::make();
    for (int round = 0; round < 300; ++round) {
        std::vector<Punch> punches;
        for (int i = 0; i < 6; ++i) {
            auto one = punch(i % 2 == 0 ? PunchKind::in : PunchKind::out, "2026-03-02T08:00:00Z", user);
            one.at += Minutes{random() % 600};
            one.kind = random() % 2 ? PunchKind::in : PunchKind::out;
            punches.push_back(one);
        }
        const auto once = fold(day_shift(), {}, punches, false);
        auto shuffled = punches;
        shuffled.insert(shuffled.end(), punches.begin(), punches.begin() + 3);
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        const auto again = fold(day_shift(), {}, shuffled, false);
        REQUIRE(once.derived == again.derived);
        REQUIRE(once.resolutions.size() == again.resolutions.size());
        const auto& d = once.derived;
        REQUIRE(d.overtime_minutes <= d.worked_minutes);
        REQUIRE(d.worked_minutes <= d.duration_minutes);
    }
}

TEST_CASE("rule 8: several ins and outs within one shift are one record, first in, last out, time away a break") {
    const auto user = UserId::make();
    const auto folded = fold(
        day_shift(),
        {},
        {punch(PunchKind::in, "2026-03-02T09:00:00Z", user),
         punch(PunchKind::out, "2026-03-02T12:00:00Z", user),
         punch(PunchKind::in, "2026-03-02T13:00:00Z", user),
         punch(PunchKind::out, "2026-03-02T17:00:00Z", user)},
        false
    );
    CHECK(folded.derived.duration_minutes == 480);
    CHECK(folded.derived.worked_minutes == 420);
    CHECK(folded.derived.status == RecordStatus::present);
}

TEST_CASE("rule 12: a real out that becomes known later supersedes the system's, earlier or later than it") {
    const auto user = UserId::make();
    const auto in = punch(PunchKind::in, "2026-03-02T09:00:00Z", user);
    const auto system = punch(PunchKind::out, "2026-03-02T17:00:00Z", user, "system");
    for (const char* real : {"2026-03-02T16:30:00Z", "2026-03-02T18:10:00Z"}) {
        const auto folded = fold(day_shift(), {}, {in, system, punch(PunchKind::out, real, user)}, false);
        CHECK(folded.derived.check_out_at == at(real));
        CHECK(folded.derived.session_status == "completed");
        CHECK(std::count_if(folded.resolutions.begin(), folded.resolutions.end(), [](const Resolution& r) {
                  return r.disposition == Disposition::superseded;
              }) == 1);
    }
}

TEST_CASE("a punch that makes no sense is quarantined with its reason, and changes nothing") {
    const auto user = UserId::make();
    const auto in = punch(PunchKind::in, "2026-03-02T09:00:00Z", user);
    const auto plain = fold(day_shift(), {}, {in}, false);
    const auto folded = fold(day_shift(), {}, {in, punch(PunchKind::in, "2026-03-02T10:00:00Z", user)}, false);
    CHECK(folded.derived == plain.derived);
    CHECK(folded.resolutions.back().disposition == Disposition::quarantined);
    CHECK(folded.resolutions.back().why == "already in");
}

TEST_CASE("nobody came: the record is an absence") {
    const auto folded = fold(day_shift(), {}, {}, true);
    CHECK(folded.derived.status == RecordStatus::absent);
    CHECK(folded.derived.session_status == "absent");
    CHECK(folded.derived.classification == "full_leave");
    CHECK(same(folded, fold(day_shift(), {}, {}, true)));
}
