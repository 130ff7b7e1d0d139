// Templates, events, managers and the planner at work on the same people at the same time. Each test holds one
// transaction open until the other waits for it, or is done because it had no reason to.
#include "services/shift/app/follow.hpp"
#include "services/shift/app/plan_ahead.hpp"
#include "services/shift/app/unassign.hpp"
#include "services/shift/store/shifts.hpp"
#include "services/shift/store/template_members.hpp"
#include "services/shift/store/template_shifts.hpp"
#include "tests/integration/shift/template_desk.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

#include <future>

namespace rollcall::shift {

namespace {

int sessions_that_wait() {
    pqxx::connection session(server().url("postgres"));
    pqxx::nontransaction work(session);
    return work
        .exec1("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )[0]
        .as<int>();
}

// Until it waits for a lock as the `nth` one, or is done.
template <class T>
void let_run(const std::future<T>& other, int nth = 1) {
    const auto stands = [&] {
        return other.wait_for(std::chrono::seconds(0)) == std::future_status::ready || sessions_that_wait() >= nth;
    };
    CHECK(support::eventually(stands, 20000));
}

template <class Work>
auto meanwhile(Work work) {
    return std::async(std::launch::async, std::move(work));
}

// Somebody who works by the template, planned as far ahead as it goes.
UserId somebody_on(TemplateDesk& desk, const domain::ShiftTemplate& shift_template) {
    const auto user = desk.hire();
    desk.put(user, shift_template.id).value();
    desk.plan();
    return user;
}

domain::Assignment next_of(pg::Tx& tx, const UserId& user, const domain::ShiftTemplate& shift_template) {
    return store::upcoming_assignments_of(tx, user, shift_template.id).at(0);
}

}  // namespace

TEST_CASE("an event about a person and their next template wait in line, not in a circle") {
    TemplateDesk desk;
    const auto user = desk.hire();
    const auto night = desk.make(daily());
    desk.put(user, desk.make(daily()).id).value();
    const int asked = desk.asked;
    int runs = 0;
    std::future<Result<domain::TemplateMember>> assigning;
    const auto followed = desk.in_tx([&](pg::Tx& tx) -> Result<bool> {
        store::find_member(tx, user, store::Lock::for_change);
        if (++runs == 1) assigning = meanwhile([&] { return desk.put(user, night.id); });
        let_run(assigning);
        app::follow_employee(tx, desk.people[user]);
        return true;
    });
    CHECK(followed.has_value());
    CHECK(assigning.get().has_value());
    CHECK(runs == 1);
    CHECK(desk.asked == asked + 1);
}

TEST_CASE("of two first templates of a person at once the second follows upon the first") {
    TemplateDesk desk;
    const auto user = desk.hire();
    const auto day = desk.make(daily());
    const auto night = desk.make(daily());
    std::future<Result<domain::TemplateMember>> second;
    const auto first = desk.in_tx([&](pg::Tx& tx) {
        auto assigned = app::assign_template(tx, desk.planning, user, day.id);
        second = meanwhile([&] { return desk.put(user, night.id); });
        let_run(second);
        return assigned;
    });
    CHECK(first.value().version == 1);
    CHECK(second.get().value().version == 2);
}

TEST_CASE("who is planned while a colleague leaves the template keeps every day") {
    TemplateDesk desk;
    const auto shift_template = desk.make(daily());
    const auto leaving = somebody_on(desk, shift_template);
    const auto staying = desk.hire();
    desk.put(staying, shift_template.id).value();
    std::future<Result<domain::TemplateMember>> goes;
    std::future<void> planned;
    desk.in_tx(
            [&](pg::Tx& tx) -> Result<bool> {
                store::find_shift(tx, next_of(tx, leaving, shift_template).shift, store::Lock::for_change);
                goes = meanwhile([&] { return desk.put(leaving, std::nullopt); });
                let_run(goes);
                planned = meanwhile([&] { desk.plan(); });
                let_run(planned, 2);
                return true;
            }
    ).value();
    CHECK(goes.get().has_value());
    planned.get();
    CHECK(
        desk.count(
            "shift.assignment WHERE company_id = $1 AND status = 'active' AND user_id = '" + staying.str() + "'"
        ) == 36
    );
}

TEST_CASE("rule 15: a holiday made while the planner works takes what it planned for that day") {
    TemplateDesk desk;
    desk.put(desk.hire(), desk.make(daily()).id).value();
    std::future<domain::Holiday> made;
    desk.in_tx([&](pg::Tx& tx) {
            auto planned = app::plan_due_members(tx, desk.planning);
            made = meanwhile([&] { return desk.holiday(day_from_now(3, desk.time_zone)); });
            let_run(made);
            return planned;
        }
    ).value();
    made.get();
    CHECK(desk.planned().size() == 35);
}

TEST_CASE("who is taken off a shift by hand while leaving its template is taken off once") {
    TemplateDesk desk;
    const auto shift_template = desk.make(daily());
    const auto user = somebody_on(desk, shift_template);
    std::future<Result<domain::TemplateMember>> goes;
    const auto removed = desk.in_tx([&](pg::Tx& tx) {
        auto taken_off = app::unassign(tx, desk.hr, desk.planning, next_of(tx, user, shift_template).id, 0);
        goes = meanwhile([&] { return desk.put(user, std::nullopt); });
        let_run(goes);
        return taken_off;
    });
    CHECK(goes.get().has_value());
    CHECK(desk.events_of(removed.value().id.str()) == std::vector<std::string>{"shift.assigned", "shift.unassigned"});
}

TEST_CASE("who is taken off a shift by hand while being suspended is taken off once") {
    TemplateDesk desk;
    const auto shift_template = desk.make(daily());
    const auto user = somebody_on(desk, shift_template);
    const auto next =
        desk.in_tx([&](pg::Tx& tx) { return Result<domain::Assignment>(next_of(tx, user, shift_template)); }).value();
    desk.people[user].status = "suspended";
    desk.people[user].version = 2;
    std::future<Result<domain::Assignment>> removed;
    desk.in_tx(
            [&](pg::Tx& tx) -> Result<bool> {
                app::follow_employee(tx, desk.people[user]);
                removed = meanwhile([&] {
                    return desk.in_tx([&](pg::Tx& other) {
                        return app::unassign(other, desk.hr, desk.planning, next.id, 0);
                    });
                });
                let_run(removed);
                return true;
            }
    ).value();
    const auto outcome = removed.get();
    REQUIRE_FALSE(outcome.has_value());
    CHECK(outcome.error().reason == "shiftAssignmentNotFound");
    CHECK(desk.events_of(next.id.str()) == std::vector<std::string>{"shift.assigned", "shift.unassigned"});
}

}  // namespace rollcall::shift
