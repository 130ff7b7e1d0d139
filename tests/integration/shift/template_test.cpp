// Recurring templates over a real database: dated shifts ahead, made once, whoever asks.
#include "services/shift/app/holidays.hpp"
#include "services/shift/app/sites.hpp"
#include "services/shift/app/templates.hpp"
#include "services/shift/main/planner.hpp"
#include "tests/integration/shift/template_desk.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

namespace rollcall::shift {

namespace {

domain::Patch<domain::ShiftTemplateDraft> to(const std::string& start, const std::string& end) {
    domain::ShiftTemplateDraft values;
    values.start_time = start;
    values.end_time = end;
    return {{"startTime", "endTime"}, values};
}

}  // namespace

TEST_CASE("assigning makes today's shift at once, and the planner 35 days ahead, shared by all members") {
    TemplateDesk desk;
    const auto shift_template = desk.make(daily());
    const auto one = desk.hire();
    const auto two = desk.hire();
    desk.put(one, shift_template.id).value();
    REQUIRE(desk.planned().size() == 1);
    CHECK(desk.planned()[0].date == day_from_now(0, desk.time_zone));
    CHECK(desk.planned()[0].people == 1);
    desk.put(two, shift_template.id).value();
    CHECK(desk.planned().size() == 1);
    desk.plan();
    const auto planned = desk.planned();
    REQUIRE(planned.size() == 36);
    CHECK(planned.back().date == day_from_now(35, desk.time_zone));
    for (const auto& shift : planned) CHECK(shift.people == 2);
}

TEST_CASE("planning again changes nothing, with any number of replicas") {
    TemplateDesk desk;
    const auto shift_template = desk.make(daily());
    for (int i = 0; i < 30; ++i) desk.put(desk.hire(), shift_template.id).value();
    {
        const auto url = server().url("rollcall_shift_clock");
        Planner one(database(), url, desk.planning, [] {});
        Planner two(database(), url, desk.planning, [] {});
        REQUIRE(support::eventually(
            [&] { return desk.count("shift.assignment WHERE company_id = $1 AND status = 'active'") == 30 * 36; }, 20000
        ));
    }
    const auto events = desk.count("shift.outbox WHERE company_id = $1");
    desk.in_tx([&](pg::Tx& tx) { return app::update_template(tx, desk.planning, shift_template.id, 0, {}); }).value();
    desk.plan();
    CHECK(desk.planned().size() == 36);
    CHECK(desk.count("shift.outbox WHERE company_id = $1") == events);
}

TEST_CASE("rule 15: a holiday takes the shifts of its day, and gives them back when it goes") {
    TemplateDesk desk;
    const auto before = desk.holiday(day_from_now(3, desk.time_zone));
    desk.put(desk.hire(), desk.make(daily()).id).value();
    desk.plan();
    CHECK(desk.planned().size() == 35);
    const auto later = desk.holiday(day_from_now(5, desk.time_zone));
    CHECK(desk.planned().size() == 34);
    for (const auto& id : {before.id, later.id})
        desk.in_tx([&](pg::Tx& tx) { return app::remove_holiday(tx, id, 0); }).value();
    desk.plan();
    CHECK(desk.planned().size() == 36);
    for (const auto& shift : desk.planned()) CHECK(shift.people == 1);
}

TEST_CASE("rule 15: a shift that somebody rostered on a holiday by hand stays") {
    TemplateDesk desk;
    const auto date = day_from_now(3, desk.time_zone);
    desk.create(draft(date, "09:00", "17:00")).value();
    desk.holiday(date);
    CHECK(desk.planned().size() == 1);
}

TEST_CASE("an edit of a template changes only what has not begun") {
    TemplateDesk desk;
    const auto shift_template = desk.make(daily());
    desk.put(desk.hire(), shift_template.id).value();
    desk.plan();
    desk.change(shift_template, to("10:00", "18:00")).value();
    desk.plan();
    CHECK(desk.count("shift.shift WHERE company_id = $1 AND start_minute = 600 AND starts_at > now()") == 35);
    CHECK(desk.count("shift.shift WHERE company_id = $1 AND start_minute = 0 AND starts_at <= now()") == 1);
    CHECK(
        desk.count("shift.assignment a JOIN shift.shift s ON s.company_id = a.company_id AND s.id = a.shift_id"
                   " AND s.starts_at = a.starts_at WHERE a.company_id = $1") == 36
    );

    domain::ShiftTemplateDraft values;
    values.working_days = "1";
    desk.change(shift_template, {{"workingDays"}, values}).value();
    desk.plan();
    CHECK(desk.planned().size() <= 7);
    values.working_days = "1,2,3,4,5,6,7";
    desk.change(shift_template, {{"workingDays"}, values}).value();
    desk.plan();
    CHECK(desk.planned().size() == 36);
}

TEST_CASE("a day that somebody was taken off or a shift somebody cancelled by hand stays so") {
    TemplateDesk desk;
    const auto shift_template = desk.make(daily());
    const auto user = desk.hire();
    desk.put(user, shift_template.id).value();
    desk.plan();
    pqxx::connection session(server().url("postgres"));
    {
        pqxx::nontransaction work(session);
        work.exec_params(
            "UPDATE shift.assignment SET status = 'removed', takes_time = false, updated_at = now() WHERE company_id = "
            "$1"
            " AND starts_at = (SELECT max(starts_at) FROM shift.assignment WHERE company_id = $1)",
            desk.company.str()
        );
    }
    desk.in_tx([&](pg::Tx& tx) { return app::update_template(tx, desk.planning, shift_template.id, 0, {}); }).value();
    desk.plan();
    CHECK(desk.count("shift.assignment WHERE company_id = $1 AND status = 'active'") == 35);
    // Off the template and on again: theirs once more.
    desk.put(user, std::nullopt).value();
    desk.put(user, shift_template.id).value();
    desk.plan();
    CHECK(desk.count("shift.assignment WHERE company_id = $1 AND status = 'active'") == 36);
}

TEST_CASE("rule 14: who is suspended loses the shifts ahead, and has them again on coming back") {
    TemplateDesk desk;
    const auto user = desk.hire();
    desk.put(user, desk.make(daily()).id).value();
    desk.plan();
    desk.people[user].status = "suspended";
    desk.follow(user);
    desk.plan();
    CHECK(desk.count("shift.assignment WHERE company_id = $1 AND status = 'active' AND starts_at > now()") == 0);
    desk.people[user].status = "active";
    desk.follow(user);
    desk.plan();
    CHECK(desk.count("shift.assignment WHERE company_id = $1 AND status = 'active' AND starts_at > now()") == 35);
}

TEST_CASE("rule 6: who moves to another site works the template's shifts there, in that site's zone") {
    TemplateDesk desk;
    const auto site = [&](const std::string& name, const std::string& zone) {
        return desk.in_tx([&](pg::Tx& tx) { return app::create_site(tx, {.name = name, .time_zone = zone}); })
            .value()
            .id;
    };
    const auto berlin = site("Berlin", "Europe/Berlin");
    const auto kolkata = site("Kolkata", "Asia/Kolkata");
    const auto user = desk.hire();
    const auto colleague = desk.hire();
    desk.people[user].site = berlin;
    desk.people[colleague].site = berlin;
    const auto shift_template = desk.make(daily());
    desk.put(user, shift_template.id).value();
    desk.put(colleague, shift_template.id).value();
    desk.plan();
    CHECK(desk.planned().size() == 36);
    desk.people[user].site = kolkata;
    desk.follow(user);
    desk.plan();
    const auto at = [&](const SiteId& id) {
        return desk.count(
            "shift.shift s WHERE company_id = $1 AND status <> 'cancelled' AND starts_at > now() AND site_id = '" +
            id.str() +
            "' AND (SELECT count(*) FROM shift.assignment a WHERE a.company_id = s.company_id AND a.shift_id = s.id"
            " AND a.status = 'active') = 1"
        );
    };
    CHECK(at(berlin) >= 35);
    // The one at the former site that still runs may reach into the first day here.
    CHECK(at(kolkata) >= 34);
    CHECK(
        desk.count(
            "shift.shift WHERE company_id = $1 AND site_id = '" + kolkata.str() + "' AND time_zone <> 'Asia/Kolkata'"
        ) == 0
    );
}

TEST_CASE("a template with people is not deactivated; without, its shifts ahead are gone") {
    TemplateDesk desk;
    const auto shift_template = desk.make(daily());
    const auto user = desk.hire();
    desk.put(user, shift_template.id).value();
    desk.plan();
    const auto remove = [&] {
        return desk.in_tx([&](pg::Tx& tx) { return app::remove_template(tx, desk.planning, shift_template.id, 0); });
    };
    CHECK(remove().error().reason == "shiftHasEmployees");
    desk.put(user, std::nullopt).value();
    CHECK(desk.count("shift.shift WHERE company_id = $1 AND status = 'scheduled' AND starts_at > now()") == 0);
    CHECK_FALSE(remove().value().shift_template.record.is_active);
    CHECK(desk.put(user, shift_template.id).error().reason == "shiftNotActive");
}

TEST_CASE("who works another shift at that time is not put on the template's") {
    TemplateDesk desk;
    const auto user = desk.hire();
    const auto other = desk.create(draft(day_from_now(2, desk.time_zone), "09:00", "17:00")).value();
    desk.assign(other, user).value();
    desk.put(user, desk.make(daily()).id).value();
    desk.plan();
    CHECK(desk.count("shift.assignment WHERE company_id = $1 AND status = 'active'") == 36);
    CHECK(desk.planned().size() == 37);
}

TEST_CASE("rule 18: another company's template is one that does not exist") {
    TemplateDesk desk;
    TemplateDesk other;
    const auto foreign = other.make(daily());
    const auto user = desk.hire();
    CHECK(desk.put(user, foreign.id).error() == desk.put(user, ShiftTemplateId::make()).error());
    CHECK(desk.change(foreign, to("10:00", "18:00")).error().reason == "shiftTemplateNotFound");
}

}  // namespace rollcall::shift
