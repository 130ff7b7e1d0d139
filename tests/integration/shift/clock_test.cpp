#include "services/shift/main/clock.hpp"

#include "services/shift/app/settle.hpp"
#include "services/shift/app/unassign.hpp"
#include "tests/integration/shift/roster_desk.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>

#include <atomic>

namespace rollcall::shift {

namespace {

using domain::ShiftStatus;
using Types = std::vector<std::string>;

// The clock as a process has it; two of them are two replicas.
class RunningClock {
  public:
    RunningClock() : clock_(server().url("rollcall_shift_clock"), [this] { ++woken_; }) {}

    int woken() const { return woken_; }

  private:
    std::atomic<int> woken_ = 0;
    Clock clock_;
};

bool becomes(RosterDesk& desk, const domain::Shift& shift, ShiftStatus status) {
    return support::eventually([&] { return desk.read(shift.id).status == status; }, 5000);
}

void punch(RosterDesk& desk, const domain::Shift& shift) {
    desk.in_tx(
            [&](pg::Tx& tx) -> Result<bool> {
                app::note_punch(tx, shift.id, now());
                return true;
            }
    ).value();
}

TEST_CASE("the clock starts what is due and ends what is over, each once, with two replicas") {
    RosterDesk desk;
    RosterDesk other;
    const auto running = desk.create(draft_around_now(-60, 60)).value();
    const auto empty = other.create(draft_around_now(-120, -60)).value();
    const auto missed = desk.create(draft_around_now(-120, -60)).value();
    const auto worked = desk.create(draft_around_now(-120, -60)).value();
    const auto ahead = desk.create(draft_around_now(60, 120)).value();
    desk.assign(missed, desk.hire()).value();
    desk.assign(worked, desk.hire()).value();
    punch(desk, worked);
    CHECK(desk.read(running.id).status == ShiftStatus::scheduled);

    RunningClock one;
    RunningClock two;
    CHECK(becomes(desk, running, ShiftStatus::in_progress));
    CHECK(becomes(other, empty, ShiftStatus::completed));
    CHECK(becomes(desk, missed, ShiftStatus::missed));
    CHECK(becomes(desk, worked, ShiftStatus::completed));
    CHECK(desk.read(ahead.id).status == ShiftStatus::scheduled);
    CHECK(one.woken() + two.woken() > 0);

    CHECK(desk.events_of(running.id.str()) == Types{"shift.created", "shift.started"});
    CHECK(desk.events_of(missed.id.str()) == Types{"shift.created", "shift.started", "shift.ended"});
    CHECK(desk.events_of(ahead.id.str()) == Types{"shift.created"});
    CHECK(desk.read(missed.id).record.version == 3);
}

TEST_CASE("a late punch completes a missed shift, once") {
    RosterDesk desk;
    const auto shift = desk.create(draft_around_now(-120, -60)).value();
    desk.assign(shift, desk.hire()).value();
    {
        RunningClock clock;
        REQUIRE(becomes(desk, shift, ShiftStatus::missed));
    }
    punch(desk, shift);
    CHECK(desk.read(shift.id).status == ShiftStatus::completed);
    punch(desk, shift);
    CHECK(desk.events_of(shift.id.str()) == Types{"shift.created", "shift.started", "shift.ended", "shift.ended"});
}

TEST_CASE("assigning to what has ended makes it missed, and unassigning completes it") {
    RosterDesk desk;
    const auto shift = desk.create(draft_around_now(-120, -60)).value();
    {
        RunningClock clock;
        REQUIRE(becomes(desk, shift, ShiftStatus::completed));
    }
    const auto assignment = desk.assign(shift, desk.hire(), desk.hr).value();
    CHECK(desk.read(shift.id).status == ShiftStatus::missed);
    desk.in_tx([&](pg::Tx& tx) { return app::unassign(tx, desk.hr, desk.planning, assignment.id, 0); }).value();
    CHECK(desk.read(shift.id).status == ShiftStatus::completed);
}

TEST_CASE("a running shift that hr moves ahead is scheduled again") {
    RosterDesk desk;
    const auto shift = desk.create(draft_around_now(-60, 60)).value();
    {
        RunningClock clock;
        REQUIRE(becomes(desk, shift, ShiftStatus::in_progress));
    }
    const auto later = draft_around_now(60, 120);
    const auto moved = desk.update(shift, {{"shiftDate", "startTime", "endTime"}, later}, desk.hr).value();
    CHECK(moved.status == ShiftStatus::scheduled);
}

TEST_CASE("after downtime many due shifts of many companies are caught up with") {
    std::vector<std::unique_ptr<RosterDesk>> desks;
    std::vector<domain::Shift> shifts;
    for (int company = 0; company < 5; ++company) {
        desks.push_back(std::make_unique<RosterDesk>());
        for (int i = 0; i < 20; ++i) shifts.push_back(desks.back()->create(draft_around_now(-120, -60)).value());
    }
    RunningClock clock;
    for (std::size_t i = 0; i < shifts.size(); ++i) {
        auto& desk = *desks[i / 20];
        REQUIRE(becomes(desk, shifts[i], ShiftStatus::completed));
    }
    CHECK(desks[0]->events_of(shifts[0].id.str()) == Types{"shift.created", "shift.started", "shift.ended"});
}

}  // namespace

}  // namespace rollcall::shift
