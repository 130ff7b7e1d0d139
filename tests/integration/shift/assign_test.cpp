#include "services/shift/app/follow.hpp"
#include "services/shift/app/unassign.hpp"
#include "tests/integration/shift/roster_desk.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

namespace rollcall::shift {

namespace {

Result<domain::Assignment> unassign(RosterDesk& desk, const domain::Assignment& assignment, const Principal& by) {
    return desk.in_tx([&](pg::Tx& tx) { return app::unassign(tx, by, desk.planning, assignment.id, 0); });
}

// Runs all at once; how many succeeded, and the reasons of those that did not.
struct Outcome {
    int won = 0;
    std::map<std::string, int> reasons;
};

Outcome race(const std::vector<std::function<Result<domain::Assignment>()>>& attempts) {
    std::atomic<bool> go = false;
    std::vector<Result<domain::Assignment>> results(attempts.size(), fail(internal_error("not run")));
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < attempts.size(); ++i)
        threads.emplace_back([&, i] {
            while (!go) std::this_thread::yield();
            results[i] = attempts[i]();
        });
    go = true;
    for (auto& thread : threads) thread.join();
    Outcome outcome;
    for (const auto& result : results) {
        if (result)
            ++outcome.won;
        else
            ++outcome.reasons[result.error().reason];
    }
    return outcome;
}

TEST_CASE("a person is not assigned to two shifts that overlap in instants") {
    RosterDesk desk;
    const auto user = desk.hire();
    auto karachi = draft("2030-01-15", "09:00", "17:00");  // 04:00 to 12:00 UTC
    auto utc = draft("2030-01-15", "11:59", "20:00");
    utc.time_zone = "Etc/UTC";
    auto next = draft("2030-01-15", "12:00", "20:00");
    next.time_zone = "Etc/UTC";
    REQUIRE(desk.assign(desk.create(karachi).value(), user).has_value());
    const auto refused = desk.assign(desk.create(utc).value(), user);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == Code::conflict);
    CHECK(refused.error().reason == "shiftOverlaps");
    CHECK(desk.assign(desk.create(next).value(), user).has_value());  // back to back
    CHECK(desk.assign(desk.create(utc).value(), desk.hire()).has_value());
}

TEST_CASE("assigning twice is a conflict, and after unassigning it is not") {
    RosterDesk desk;
    const auto user = desk.hire();
    const auto shift = desk.create(draft("2030-01-15", "09:00", "17:00")).value();
    const auto first = desk.assign(shift, user).value();
    CHECK(desk.assign(shift, user).error().reason == "shiftAssignmentAlreadyExists");
    CHECK(unassign(desk, first, desk.admin).value().status == domain::AssignmentStatus::removed);
    CHECK(unassign(desk, first, desk.admin).error().reason == "shiftAssignmentNotFound");
    CHECK(desk.assign(shift, user).value().id != first.id);
    CHECK(desk.events_of(first.id.str()) == std::vector<std::string>{"shift.assigned", "shift.unassigned"});
}

TEST_CASE("a person the projection lacks is asked of identity once, and an unknown one is not found") {
    RosterDesk desk;
    const auto user = desk.hire();
    const auto one = desk.create(draft("2030-01-15", "09:00", "10:00")).value();
    const auto two = desk.create(draft("2030-01-15", "10:00", "11:00")).value();
    desk.asked = 0;
    REQUIRE(desk.assign(one, user).has_value());
    REQUIRE(desk.assign(two, user).has_value());
    CHECK(desk.asked == 1);
    CHECK(desk.assign(one, UserId::make()).error().reason == "userNotFound");
    CHECK(desk.assign(one, desk.hire(std::nullopt, "suspended")).error().reason == "userNotActive");
}

TEST_CASE("rule 19: a team lead assigns direct reports only, a manager too where the policy says so") {
    RosterDesk desk;
    const auto lead = desk.caller(Role::team_lead);
    const auto report = desk.hire(lead.user);
    const auto stranger = desk.hire(desk.manager.user);
    const auto shift = desk.create(draft("2030-01-15", "09:00", "17:00"), lead).value();
    CHECK(desk.assign(shift, stranger, lead).error().code == Code::permission_denied);
    REQUIRE(desk.assign(shift, report, lead).has_value());
    CHECK(desk.update(shift, {{"location"}, {.location = "Gate"}}, lead).has_value());

    const auto theirs = desk.assign(shift, stranger, desk.manager).value();
    CHECK(unassign(desk, theirs, lead).error().code == Code::permission_denied);
    CHECK(desk.update(shift, {{"location"}, {.location = "Hall"}}, lead).error().code == Code::permission_denied);

    const auto follow = [&](ManagerScope scope, std::int64_t version) {
        desk.in_tx(
                [&](pg::Tx& tx) -> Result<bool> {
                    app::follow_manager_scope(tx, scope, version);
                    return true;
                }
        ).value();
    };
    const auto other = desk.create(draft("2030-01-16", "09:00", "17:00")).value();
    follow(ManagerScope::team, 2);
    CHECK(desk.assign(other, report, desk.manager).error().code == Code::permission_denied);
    CHECK(desk.assign(other, stranger, desk.manager).has_value());
    follow(ManagerScope::company, 1);  // older: says nothing
    CHECK(desk.assign(other, report, desk.manager).error().code == Code::permission_denied);
    follow(ManagerScope::company, 3);
    CHECK(desk.assign(other, report, desk.manager).has_value());
}

TEST_CASE("a new reporting line counts before its event has arrived") {
    RosterDesk desk;
    const auto lead = desk.caller(Role::team_lead);
    const auto user = desk.hire();
    const auto one = desk.create(draft("2030-01-15", "09:00", "10:00")).value();
    const auto two = desk.create(draft("2030-01-15", "10:00", "11:00")).value();
    REQUIRE(desk.assign(one, user).has_value());
    desk.people[user].manager = lead.user;
    desk.people[user].version = 2;
    CHECK(desk.assign(two, user, lead).has_value());
}

TEST_CASE("managers neither assign to nor take from what has begun") {
    RosterDesk desk;
    const auto user = desk.hire();
    const auto shift = desk.create(draft_around_now(-60, 60)).value();
    CHECK(desk.assign(shift, user, desk.manager).error().code == Code::permission_denied);
    const auto made = desk.assign(shift, user, desk.hr).value();
    CHECK(unassign(desk, made, desk.manager).error().code == Code::permission_denied);
    CHECK(unassign(desk, made, desk.hr).has_value());
}

TEST_CASE("of two overlapping assignments at the same instant exactly one wins") {
    RosterDesk desk;
    for (int round = 0; round < 10; ++round) {
        const auto user = desk.hire();
        const auto one = desk.create(draft("2030-01-15", "09:00", "13:00")).value();
        const auto two = desk.create(draft("2030-01-15", "12:00", "17:00")).value();
        const auto outcome = race({[&] { return desk.assign(one, user); }, [&] { return desk.assign(two, user); }});
        CHECK(outcome.won == 1);
        CHECK(outcome.reasons == std::map<std::string, int>{{"shiftOverlaps", 1}});
    }
}

TEST_CASE("of many equal assignments at the same instant exactly one wins") {
    RosterDesk desk;
    const auto user = desk.hire();
    const auto shift = desk.create(draft("2030-01-15", "09:00", "13:00")).value();
    const std::vector<std::function<Result<domain::Assignment>()>> attempts(10, [&] {
        return desk.assign(shift, user);
    });
    const auto outcome = race(attempts);
    CHECK(outcome.won == 1);
    CHECK(outcome.reasons == std::map<std::string, int>{{"shiftAssignmentAlreadyExists", 9}});
}

TEST_CASE("an assignment made while its shift is moved has the shift's instants") {
    RosterDesk desk;
    for (int round = 0; round < 10; ++round) {
        const auto user = desk.hire();
        const auto shift = desk.create(draft("2030-01-15", "09:00", "13:00")).value();
        const auto same_time = desk.create(draft("2030-01-15", "09:00", "13:00")).value();
        Result<domain::Assignment> assigned = fail(internal_error("not run"));
        std::thread other([&] { assigned = desk.assign(shift, user); });
        const auto moved = desk.update(shift, {{"startTime"}, {.start_time = "10:00"}});
        other.join();
        REQUIRE(moved.has_value());
        REQUIRE(assigned.has_value());
        // Whoever came first: 09:00 to 10:00 is free, 10:00 on is not.
        const auto hour = desk.create(draft("2030-01-15", "09:00", "10:00")).value();
        CHECK(desk.assign(hour, user).has_value());
        CHECK(desk.assign(same_time, user).error().reason == "shiftOverlaps");
    }
}

}  // namespace

}  // namespace rollcall::shift
