#include "common/time/wire.hpp"
#include "services/shift/app/cancel_shift.hpp"
#include "services/shift/app/shift_types.hpp"
#include "services/shift/app/sites.hpp"
#include "tests/integration/shift/roster_desk.hpp"

#include <catch2/catch.hpp>

namespace rollcall::shift {

namespace {

domain::Site make_site(RosterDesk& desk, const std::string& name, domain::Text zone) {
    return desk.in_tx([&](pg::Tx& tx) { return app::create_site(tx, {.name = name, .time_zone = zone}); }).value();
}

Result<domain::Site> rezone(RosterDesk& desk, const domain::Site& site, domain::Text zone) {
    return desk.in_tx([&](pg::Tx& tx) {
        return app::update_site(tx, desk.planning, site.id, 0, {{"timeZone"}, {.time_zone = zone}});
    });
}

Result<domain::Shift> cancel(RosterDesk& desk, const domain::Shift& shift, const Principal& by, int version = 0) {
    return desk.in_tx([&](pg::Tx& tx) { return app::cancel_shift(tx, by, desk.planning, shift.id, version); });
}

TEST_CASE("rule 5: a shift without a zone takes its company's, asked of identity once") {
    RosterDesk desk("Europe/Berlin");
    const auto spring = desk.create(draft("2030-03-30", "22:00", "06:00")).value();
    CHECK(spring.time_zone == "Europe/Berlin");
    CHECK(spring.at.ends_at - spring.at.starts_at == std::chrono::hours{7});
    desk.create(draft("2030-03-29", "09:00", "17:00")).value();
    CHECK(desk.asked == 1);
    CHECK(desk.events_of(spring.id.str()) == std::vector<std::string>{"shift.created"});
    CHECK(desk.audits_of(spring.id.str()) == 1);
}

TEST_CASE("rule 5: a site's zone comes before the company's, the shift's own before both") {
    RosterDesk desk;
    const auto site = make_site(desk, "New York", "America/New_York");
    auto wanted = draft("2030-01-15", "09:00", "17:00");
    wanted.site_id = site.id.str();
    CHECK(desk.create(wanted).value().time_zone == "America/New_York");
    wanted.time_zone = "Etc/UTC";
    CHECK(desk.create(wanted).value().time_zone == "Etc/UTC");
}

TEST_CASE("what a shift refers to must exist, in this company") {
    RosterDesk desk;
    RosterDesk other;
    const auto foreign = make_site(other, "Elsewhere", "Etc/UTC");
    auto wanted = draft("2030-01-15", "09:00", "17:00");
    wanted.site_id = foreign.id.str();
    CHECK(desk.create(wanted).error().reason == "siteNotFound");
    wanted.site_id = SiteId::make().str();
    CHECK(desk.create(wanted).error() == desk.create(wanted).error());
    wanted.site_id.reset();
    wanted.department_id = DepartmentId::make().str();
    CHECK(desk.create(wanted).error().reason == "departmentNotFound");
    wanted.department_id.reset();
    wanted.shift_type_id = ShiftTypeId::make().str();
    CHECK(desk.create(wanted).error().reason == "shiftTypeNotFound");
}

TEST_CASE("a shift takes its type's break allowance along") {
    RosterDesk desk;
    const auto type =
        desk.in_tx([&](pg::Tx& tx) { return app::create_shift_type(tx, {.name = "Day", .break_minutes = 45}); }
        ).value();
    auto wanted = draft("2030-01-15", "09:00", "17:00");
    wanted.shift_type_id = type.id.str();
    const auto shift = desk.create(wanted).value();
    CHECK(shift.break_minutes == 45);
    CHECK_FALSE(desk.update(shift, {{"shiftTypeId"}, {}}).value().break_minutes.has_value());
}

TEST_CASE("what has begun is created and changed by hr and admin only") {
    RosterDesk desk;
    const auto running = draft_around_now(-60, 60);
    CHECK(desk.create(running, desk.manager).error().code == Code::permission_denied);
    const auto shift = desk.create(running, desk.hr).value();
    CHECK(desk.update(shift, {{"location"}, {.location = "Gate"}}, desk.manager).error().reason == "forbidden");
    CHECK(cancel(desk, shift, desk.manager).error().reason == "forbidden");
    CHECK(desk.update(shift, {{"location"}, {.location = "Gate"}}, desk.hr).has_value());

    const auto ahead = desk.create(draft_around_now(60, 120), desk.manager).value();
    const auto back = draft_around_now(-60, 120);
    const domain::Patch<domain::ShiftDraft> into_the_past{{"shiftDate", "startTime"}, back};
    CHECK(desk.update(ahead, into_the_past, desk.manager).error().reason == "forbidden");
}

TEST_CASE("a changed shift takes its assignments along, and an overlap changes nothing") {
    RosterDesk desk;
    const auto user = desk.hire();
    const auto morning = desk.create(draft("2030-01-15", "09:00", "13:00")).value();
    const auto evening = desk.create(draft("2030-01-15", "14:00", "18:00")).value();
    REQUIRE(desk.assign(morning, user).has_value());
    REQUIRE(desk.assign(evening, user).has_value());

    const auto refused = desk.update(morning, {{"endTime"}, {.end_time = "14:01"}});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().reason == "shiftOverlaps");
    CHECK(desk.read(morning.id).record.version == 1);

    const auto longer = desk.update(morning, {{"endTime"}, {.end_time = "14:00"}}).value();
    CHECK(longer.record.version == 2);
    CHECK(desk.events_of(morning.id.str()) == std::vector<std::string>{"shift.created", "shift.updated"});

    const auto noon = desk.create(draft("2030-01-15", "13:30", "13:45")).value();
    CHECK(desk.assign(noon, user).error().reason == "shiftOverlaps");
}

TEST_CASE("an update that changes nothing makes no version and no event") {
    RosterDesk desk;
    const auto shift = desk.create(draft("2030-01-15", "09:00", "13:00")).value();
    CHECK(desk.update(shift, {{"startTime", "location"}, {.start_time = "09:00"}}).value().record.version == 1);
    CHECK(desk.events_of(shift.id.str()).size() == 1);
}

TEST_CASE("a stale version is refused") {
    RosterDesk desk;
    const auto shift = desk.create(draft("2030-01-15", "09:00", "13:00")).value();
    desk.update(shift, {{"location"}, {.location = "Gate"}}).value();
    CHECK(cancel(desk, shift, desk.admin, 1).error().code == Code::stale);
    CHECK(cancel(desk, shift, desk.admin, 2).has_value());
}

TEST_CASE("a cancelled shift frees its people and is not changed again") {
    RosterDesk desk;
    const auto user = desk.hire();
    const auto shift = desk.create(draft("2030-01-15", "09:00", "13:00")).value();
    const auto same_time = desk.create(draft("2030-01-15", "10:00", "12:00")).value();
    desk.assign(shift, user).value();
    CHECK(desk.assign(same_time, user).error().reason == "shiftOverlaps");

    const auto cancelled = cancel(desk, shift, desk.admin).value();
    CHECK(cancelled.status == domain::ShiftStatus::cancelled);
    CHECK(desk.assign(same_time, user).has_value());
    CHECK(desk.assign(shift, desk.hire()).error().reason == "shiftCancelled");
    CHECK(desk.update(shift, {{"location"}, {.location = "x"}}).error().reason == "shiftCancelled");
    CHECK(cancel(desk, shift, desk.admin).error().reason == "shiftCancelled");
    CHECK(desk.events_of(shift.id.str()).back() == "shift.cancelled");
}

TEST_CASE("rule 6: a site's new zone moves only what took it and has not begun") {
    RosterDesk desk("Etc/UTC");
    const auto site = make_site(desk, "Plant", "Etc/UTC");
    const auto with_site = [&](domain::ShiftDraft wanted) {
        wanted.site_id = site.id.str();
        return wanted;
    };
    auto running_draft = with_site(draft_around_now(-60, 60));
    running_draft.time_zone.reset();
    const auto running = desk.create(running_draft).value();
    const auto ahead = desk.create(with_site(draft("2030-01-15", "09:00", "17:00"))).value();
    auto own_draft = with_site(draft("2030-01-15", "09:00", "17:00"));
    own_draft.time_zone = "Etc/UTC";
    const auto own = desk.create(own_draft).value();

    REQUIRE(rezone(desk, site, "Asia/Karachi").has_value());
    CHECK(desk.read(running.id).at == running.at);
    CHECK(desk.read(own.id).at == own.at);
    const auto moved = desk.read(ahead.id);
    CHECK(moved.time_zone == "Asia/Karachi");
    CHECK(moved.at.starts_at == ahead.at.starts_at - std::chrono::hours{5});
    CHECK(desk.events_of(ahead.id.str()).back() == "shift.updated");

    REQUIRE(rezone(desk, site, std::nullopt).has_value());
    CHECK(desk.read(ahead.id).at == ahead.at);
    // A begun shift keeps the zone it was made in, also when it is edited later.
    REQUIRE(rezone(desk, site, "Asia/Karachi").has_value());
    const auto longer = draft_around_now(-60, 90);
    CHECK(desk.update(running, {{"endTime"}, longer}).value().time_zone == "Etc/UTC");
}

TEST_CASE("rule 6: neighbours move together, and a site's zone that would make shifts overlap is refused") {
    RosterDesk desk("Etc/UTC");
    const auto user = desk.hire();
    const auto site = make_site(desk, "Plant", "Etc/UTC");
    for (const char* start : {"08:00", "10:00", "12:00"}) {
        auto wanted = draft(
            "2030-01-15",
            start,
            std::string(start) == "12:00"   ? "14:00"
            : std::string(start) == "10:00" ? "12:00"
                                            : "10:00"
        );
        wanted.site_id = site.id.str();
        desk.assign(desk.create(wanted).value(), user).value();
    }
    CHECK(rezone(desk, site, "Europe/Berlin").has_value());    // an hour earlier
    CHECK(rezone(desk, site, "Atlantic/Azores").has_value());  // two hours later

    auto elsewhere = draft("2030-01-15", "03:00", "05:00");
    elsewhere.time_zone = "Etc/UTC";
    desk.assign(desk.create(elsewhere).value(), user).value();
    const auto refused = rezone(desk, site, "Asia/Karachi");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().reason == "shiftOverlaps");
}

TEST_CASE("rule 18: another company's shift is one that does not exist") {
    RosterDesk desk;
    RosterDesk other;
    const auto foreign = other.create(draft("2030-01-15", "09:00", "13:00")).value();
    domain::Shift unknown = foreign;
    unknown.id = ShiftId::make();
    const auto read = [&](const ShiftId& id) { return desk.in_tx([&](pg::Tx& tx) { return app::get_shift(tx, id); }); };
    CHECK(read(foreign.id).error() == read(unknown.id).error());
    CHECK(desk.update(foreign, {}).error() == desk.update(unknown, {}).error());
    CHECK(cancel(desk, foreign, desk.admin).error() == cancel(desk, unknown, desk.admin).error());
    const auto user = desk.hire();
    CHECK(desk.assign(foreign, user).error() == desk.assign(unknown, user).error());
}

}  // namespace

}  // namespace rollcall::shift
