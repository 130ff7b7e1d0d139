#include "services/shift/events/apply.hpp"
#include "tests/integration/shift/roster_desk.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

namespace rollcall::shift {

namespace {

using Data = boost::json::object;

Result<bool> receive(RosterDesk& desk, const std::string& type, std::int64_t sequence, const Data& data) {
    return desk.in_tx([&](pg::Tx& tx) -> Result<bool> {
        rollcall::events::Received event;
        event.type = type;
        event.sequence = sequence;
        event.company = desk.company;
        event.data = boost::json::serialize(data);
        ROLLCALL_CHECK(events::apply(tx, event));
        return true;
    });
}

Data user_data(const UserId& user, const std::string& status) {
    return {{"userId", user.str()}, {"role", "employee"}, {"status", status}, {"managerId", nullptr}};
}

Data company_data(const std::string& zone) {
    return {{"companyId", CompanyId::make().str()}, {"codename", "babil"}, {"name", "Babil"}, {"timeZone", zone}};
}

bool is_assigned(RosterDesk& desk, const domain::Shift& shift) {
    return desk.in_tx([&](pg::Tx& tx) {
                   return app::list_assignments(tx, {.page = {}, .shifts = {{shift.id.str()}, false}, .users = {}});
               })
               .value()
               .total == 1;
}

TEST_CASE("what identity told by event is not asked again") {
    RosterDesk desk;
    const auto user = UserId::make();
    REQUIRE(receive(desk, "identity.company_created", 1, company_data("Europe/Berlin")));
    REQUIRE(receive(desk, "identity.user_created", 1, user_data(user, "active")));
    const auto shift = desk.create(draft("2030-01-15", "09:00", "17:00")).value();
    CHECK(shift.time_zone == "Europe/Berlin");
    CHECK(desk.assign(shift, user).has_value());
    CHECK(desk.asked == 0);
}

TEST_CASE("rule 14: who is suspended loses the shifts that have not begun, and keeps the others") {
    RosterDesk desk;
    const auto user = desk.hire();
    const auto running = desk.create(draft_around_now(-60, 60)).value();
    const auto ahead = desk.create(draft("2030-01-15", "09:00", "17:00")).value();
    desk.assign(running, user).value();
    const auto lost = desk.assign(ahead, user).value();
    REQUIRE(receive(desk, "identity.user_suspended", 2, user_data(user, "suspended")));
    CHECK(is_assigned(desk, running));
    CHECK_FALSE(is_assigned(desk, ahead));
    CHECK(desk.events_of(lost.id.str()).back() == "shift.unassigned");

    REQUIRE(receive(desk, "identity.user_created", 1, user_data(user, "active")));  // late, and older
    desk.people[user].status = "suspended";
    CHECK(desk.assign(ahead, user).error().reason == "userNotActive");
    REQUIRE(receive(desk, "identity.user_activated", 3, user_data(user, "active")));
    CHECK(desk.assign(ahead, user).has_value());
}

TEST_CASE("rule 6: a company's new zone moves what took it and has not begun; an overlap keeps its hours") {
    RosterDesk desk("Etc/UTC");
    const auto user = desk.hire();
    REQUIRE(receive(desk, "identity.company_created", 1, company_data("Etc/UTC")));
    const auto free = desk.create(draft("2030-01-15", "09:00", "17:00")).value();
    const auto bound = desk.create(draft("2030-01-15", "09:00", "17:00")).value();
    auto fixed_draft = draft("2030-01-15", "04:00", "08:00");
    fixed_draft.time_zone = "Etc/UTC";
    const auto fixed = desk.create(fixed_draft).value();
    desk.assign(bound, user).value();
    desk.assign(fixed, user).value();

    REQUIRE(receive(desk, "identity.company_updated", 2, company_data("Asia/Karachi")));
    CHECK(desk.read(free.id).time_zone == "Asia/Karachi");
    CHECK(desk.read(free.id).at.starts_at == free.at.starts_at - std::chrono::hours{5});
    CHECK(desk.read(bound.id).time_zone == "Etc/UTC");
    CHECK(desk.read(bound.id).at == bound.at);
    CHECK(desk.read(fixed.id).at == fixed.at);
    // The same event again, or an older one, moves nothing.
    REQUIRE(receive(desk, "identity.company_updated", 1, company_data("Europe/Berlin")));
    CHECK(desk.read(free.id).time_zone == "Asia/Karachi");
}

TEST_CASE("an attendance event with a check-in on a shift is a punch, and others are passed over") {
    RosterDesk desk;
    const auto shift = desk.create(draft_around_now(-60, 60)).value();
    const auto data = [&](boost::json::value check_in) {
        return Data{{"userId", UserId::make().str()}, {"shiftId", shift.id.str()}, {"checkInTime", check_in}};
    };
    REQUIRE(receive(desk, "attendance.marked_absent", 1, data(nullptr)));
    CHECK_FALSE(desk.read(shift.id).first_punch_at.has_value());
    REQUIRE(receive(desk, "attendance.checked_in", 1, data("2026-02-16T05:20:21.265Z")));
    CHECK(desk.read(shift.id).first_punch_at.has_value());
    REQUIRE(receive(desk, "attendance.checked_in", 1, {{"userId", UserId::make().str()}, {"shiftId", nullptr}}));
    REQUIRE(receive(desk, "attendance.policy_changed", 1, {{"version", 2}, {"managerScope", "team"}}));
    REQUIRE(receive(desk, "identity.sessions_revoked", 1, {{"userId", UserId::make().str()}}));
    CHECK_FALSE(receive(desk, "identity.user_created", 1, {{"userId", "nobody"}}).has_value());
}

}  // namespace

}  // namespace rollcall::shift
