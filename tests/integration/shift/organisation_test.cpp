#include "services/shift/app/departments.hpp"
#include "services/shift/app/holidays.hpp"
#include "services/shift/app/shift_types.hpp"
#include "services/shift/app/sites.hpp"
#include "tests/integration/shift/roster_desk.hpp"

#include <catch2/catch.hpp>

namespace rollcall::shift {

namespace {

TEST_CASE("a site is made, read, changed, listed and taken away") {
    RosterDesk desk;
    const auto made = desk.in_tx([&](pg::Tx& tx) {
                              return app::create_site(
                                  tx,
                                  {.name = "Plant",
                                   .client_name = "ACME",
                                   .address = "1 Road",
                                   .time_zone = "Asia/Karachi",
                                   .latitude = 24.8607,
                                   .longitude = 67.0011,
                                   .geofence_radius_meters = 150}
                              );
                          }
    ).value();
    const auto read = [&] { return desk.in_tx([&](pg::Tx& tx) { return app::get_site(tx, made.id); }).value(); };
    CHECK(read() == made);
    const auto changed =
        desk.in_tx([&](pg::Tx& tx) {
                return app::update_site(tx, desk.planning, made.id, 1, {{"address"}, {.address = std::nullopt}});
            }
        ).value();
    CHECK(changed.record.version == 2);
    CHECK(read() == changed);

    const auto remove = [&](std::int64_t version) {
        return desk.in_tx([&](pg::Tx& tx) { return app::remove_site(tx, made.id, version); });
    };
    const auto count = [&](app::AnyOfText is_active) {
        return desk.in_tx([&](pg::Tx& tx) { return app::list_sites(tx, {{}, is_active}); }).value().total;
    };
    CHECK(remove(1).error().reason == "recordVersionStale");
    CHECK(count({}) == 1);
    CHECK_FALSE(remove(2).value().record.is_active);
    CHECK(remove(0).error().reason == "siteNotFound");
    CHECK(count({}) == 0);
    CHECK(count({{"false"}, false}) == 1);
    CHECK(count({{"true", "false"}, false}) == 1);
    CHECK_FALSE(read().record.is_active);
    CHECK(
        desk.events_of(made.id.str()) ==
        std::vector<std::string>{"shift.site_changed", "shift.site_changed", "shift.site_changed"}
    );
    CHECK(desk.audits_of(made.id.str()) == 3);
}

TEST_CASE("names of active objects are unique in their company, in any case of letters") {
    RosterDesk desk;
    RosterDesk other;
    const auto department = [](RosterDesk& at, const std::string& name) {
        return at.in_tx([&](pg::Tx& tx) { return app::create_department(tx, at.planning, {.name = name}); });
    };
    const auto first = department(desk, "Operations").value();
    CHECK(department(desk, "operations").error().reason == "departmentAlreadyExists");
    CHECK(department(other, "Operations").has_value());
    desk.in_tx([&](pg::Tx& tx) { return app::remove_department(tx, desk.planning, first.id, 0); }).value();
    CHECK(department(desk, "OPERATIONS").has_value());

    const auto type = [&](const std::string& name) {
        return desk.in_tx([&](pg::Tx& tx) { return app::create_shift_type(tx, {.name = name}); });
    };
    const auto night = type("Night").value();
    CHECK(type("night").error().reason == "shiftTypeAlreadyExists");
    const auto day = type("Day").value();
    const auto renamed = desk.in_tx([&](pg::Tx& tx) {
        return app::update_shift_type(tx, day.id, 0, {{"name"}, {.name = "Night"}});
    });
    CHECK(renamed.error().reason == "shiftTypeAlreadyExists");
    CHECK(night.record.version == 1);
}

TEST_CASE("a department's head is an active person from team lead up") {
    RosterDesk desk;
    const auto with_head = [&](const std::string& name, const UserId& head) {
        return desk.in_tx([&](pg::Tx& tx) {
            return app::create_department(tx, desk.planning, {.name = name, .head_id = head.str()});
        });
    };
    CHECK(with_head("One", UserId::make()).error().reason == "departmentHeadNotEligible");
    const auto head = desk.hire();
    CHECK(with_head("One", head).error().reason == "departmentHeadRoleNotEligible");
    desk.people[head].role = "team_lead";
    desk.people[head].version = 2;
    CHECK(with_head("Two", head).value().head == head);
}

TEST_CASE("one holiday on a date for each site, and one for all") {
    RosterDesk desk;
    const auto site = desk.in_tx([&](pg::Tx& tx) { return app::create_site(tx, {.name = "Plant"}); }).value();
    const auto holiday = [&](const std::string& date, domain::Text site_id) {
        return desk.in_tx([&](pg::Tx& tx) {
            return app::create_holiday(tx, {.name = "Eid", .holiday_date = date, .site_id = site_id});
        });
    };
    const auto eid = holiday("2030-02-05", std::nullopt).value();
    CHECK(holiday("2030-02-05", std::nullopt).error().reason == "holidayAlreadyExists");
    CHECK(holiday("2030-02-05", site.id.str()).has_value());
    CHECK(holiday("2030-02-05", site.id.str()).error().reason == "holidayAlreadyExists");
    CHECK(holiday("2030-02-06", SiteId::make().str()).error().reason == "siteNotFound");
    desk.in_tx([&](pg::Tx& tx) { return app::remove_holiday(tx, eid.id, 0); }).value();
    CHECK(holiday("2030-02-05", std::nullopt).has_value());
    CHECK(desk.events_of(eid.id.str()).size() == 2);
}

TEST_CASE("lists of the organisation sort by every documented field") {
    RosterDesk desk;
    const auto check = [&](const char* what, std::initializer_list<const char*> fields, auto list) {
        for (const char* field : fields)
            for (const char* direction : {"", "-"}) {
                INFO(what << " by " << direction << field);
                const app::ActiveQuery query{{0, 0, std::string(direction) + field}, {}};
                CHECK(desk.in_tx([&](pg::Tx& tx) { return list(tx, query); }).has_value());
            }
        const app::ActiveQuery wrong{{0, 0, "password"}, {}};
        CHECK(desk.in_tx([&](pg::Tx& tx) { return list(tx, wrong); }).error().fields.at(0).field == "sortBy");
    };
    check(
        "sites",
        {"id",
         "name",
         "clientName",
         "address",
         "latitude",
         "longitude",
         "timeZone",
         "geofenceRadiusMeters",
         "companyId",
         "isActive",
         "recordVersion",
         "createdAt",
         "updatedAt"},
        app::list_sites
    );
    check("departments", {"id", "name", "description", "headId", "createdAt"}, app::list_departments);
    check("shift types", {"id", "name", "startTime", "endTime", "color", "breakMinutes"}, app::list_shift_types);
    check(
        "holidays",
        {"id", "name", "holidayDate", "description", "siteId"},
        [](pg::Tx& tx, const app::ActiveQuery& query) { return app::list_holidays(tx, query); }
    );
}

}  // namespace

}  // namespace rollcall::shift
