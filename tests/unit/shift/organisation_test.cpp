#include "services/shift/domain/organisation.hpp"

#include <catch2/catch.hpp>

namespace rollcall::shift::domain {

namespace {

Site warehouse() {
    Site site = read_site({.name = "Warehouse", .client_name = "ACME", .time_zone = "Asia/Karachi"}).value();
    site.id = SiteId::make();
    site.record.version = 3;
    return site;
}

TEST_CASE("a patch changes the fields it names and nothing else") {
    const auto site = warehouse();
    const auto changed = patched(site, {{"latitude", "clientName"}, {.address = "not named", .latitude = 24.9}});
    REQUIRE(changed.has_value());
    CHECK(changed->latitude == 24.9);
    CHECK_FALSE(changed->client_name.has_value());
    CHECK_FALSE(changed->address.has_value());
    CHECK(changed->name == "Warehouse");
    CHECK(changed->time_zone == "Asia/Karachi");
    CHECK(changed->id == site.id);
    CHECK(changed->record.version == 3);
}

TEST_CASE("a patch of unknown fields changes nothing") {
    const auto site = warehouse();
    CHECK(patched(site, {{"id", "recordVersion", "color"}, {.name = "Other"}}).value() == site);
}

TEST_CASE("a patch that takes a required field away is refused") {
    const auto refused = patched(warehouse(), {{"name"}, {}});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().fields.at(0).field == "name");
    CHECK(refused.error().fields.at(0).fault == Fault::required);
}

TEST_CASE("coordinates, radius and zone of a site are checked") {
    const auto refused =
        read_site({.name = "x", .time_zone = "Nowhere", .latitude = 91, .longitude = -181, .geofence_radius_meters = 0}
        );
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().fields.size() == 4);
}

TEST_CASE("departments, shift types and holidays keep what a patch leaves alone") {
    const auto head = UserId::make();
    const auto department = read_department({.name = "Operations", .head_id = head.str()}).value();
    CHECK(patched(department, {{"description"}, {.description = "floor"}}).value().head == head);

    const auto type = read_shift_type({.name = "Night", .start_time = "22:00", .end_time = "06:00"}).value();
    const auto changed = patched(type, {{"breakMinutes"}, {.break_minutes = 30}}).value();
    CHECK(changed.start == Minutes{22 * 60});
    CHECK(changed.break_minutes == 30);

    const auto holiday = read_holiday({.name = "Founders' day", .holiday_date = "2026-03-23"}).value();
    CHECK(patched(holiday, {{"name"}, {.name = "Pakistan Day"}}).value().date == holiday.date);
}

TEST_CASE("a stale version is refused, and none asked for is fine") {
    const Record record{true, 4, {}, {}};
    CHECK(require_version(record, 0).has_value());
    CHECK(require_version(record, 4).has_value());
    CHECK(require_version(record, 3).error().code == Code::stale);
    CHECK(require_version(record, 3).error().reason == "recordVersionStale");
}

}  // namespace

}  // namespace rollcall::shift::domain
