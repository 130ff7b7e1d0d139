#include "tests/integration/notification/inbox_desk.hpp"

#include <catch2/catch.hpp>

#include <thread>

namespace rollcall::notification {

namespace {

using Messages = std::vector<std::string>;

TEST_CASE("a late check-in tells the person and their manager, and nobody else") {
    InboxDesk desk;
    const auto manager = desk.hire("Bilal Ahmed", "manager");
    const auto user = desk.hire("Ayesha Khan", "employee", manager);
    const auto hr = desk.hire("Hina", "hr_operations");
    const auto event = desk.event("attendance.checked_in", attendance(user, "late", 12));
    REQUIRE(desk.receive(event));
    const Messages expected{"Ayesha Khan checked in 12 minutes late on 2026-02-16."};
    CHECK(desk.messages(user) == expected);
    CHECK(desk.messages(manager) == expected);
    CHECK(desk.messages(hr).empty());

    const auto row = desk.inbox(manager).rows.at(0);
    CHECK(row.type == "attendance.checked_in");
    CHECK(row.data == event.data);
    CHECK_FALSE(row.read_at.has_value());
}

TEST_CASE("being in time is no news") {
    InboxDesk desk;
    const auto user = desk.hire("Ayesha Khan");
    REQUIRE(desk.receive("attendance.checked_in", attendance(user, "pending")));
    REQUIRE(desk.receive("attendance.checked_out", attendance(user, "present")));
    CHECK(desk.messages(user).empty());
    CHECK(desk.asked == 0);
}

TEST_CASE("without a manager hr is told, without hr the admins") {
    InboxDesk desk;
    const auto admin = desk.hire("Asad", "admin");
    const auto user = desk.hire("Ayesha Khan");
    REQUIRE(desk.receive("attendance.marked_absent", attendance(user, "absent")));
    CHECK(desk.messages(admin).size() == 1);

    InboxDesk larger;
    const auto one = larger.hire("Hina", "hr_operations");
    const auto two = larger.hire("Omar", "hr_operations");
    const auto gone = larger.hire("Zara", "hr_operations");
    larger.people[gone].status = "inactive";
    const auto boss = larger.hire("Asad", "admin");
    const auto lonely = larger.hire("Ayesha Khan");
    REQUIRE(larger.receive("attendance.marked_absent", attendance(lonely, "absent")));
    CHECK(larger.messages(one).size() == 1);
    CHECK(larger.messages(two).size() == 1);
    CHECK(larger.messages(gone).empty());
    CHECK(larger.messages(boss).empty());
    // An hr person's own absence goes to the other.
    REQUIRE(larger.receive("attendance.marked_absent", attendance(one, "absent")));
    CHECK(larger.messages(one).size() == 2);
    CHECK(larger.messages(two).size() == 2);
}

TEST_CASE("a manager who left is no manager") {
    InboxDesk desk;
    const auto manager = desk.hire("Bilal Ahmed", "manager");
    desk.people[manager].status = "inactive";
    const auto user = desk.hire("Ayesha Khan", "employee", manager);
    const auto hr = desk.hire("Hina", "hr_operations");
    REQUIRE(desk.receive("attendance.auto_closed", attendance(user, "present")));
    CHECK(desk.messages(manager).empty());
    CHECK(desk.messages(hr).size() == 1);
}

TEST_CASE("a withdrawn absence is told to whoever has it in their inbox, whoever leads now") {
    InboxDesk desk;
    const auto hr = desk.hire("Hina", "hr_operations");
    const auto user = desk.hire("Ayesha Khan");
    const auto stranger = desk.hire("Omar");
    auto data = attendance(user, "absent");
    REQUIRE(desk.receive("attendance.marked_absent", data));
    data["toldUserIds"] = boost::json::array{user.str()};
    REQUIRE(desk.receive("attendance.revised", data));
    CHECK(desk.messages(user).size() == 2);
    CHECK(desk.messages(hr).size() == 2);
    CHECK(desk.messages(stranger).empty());
}

TEST_CASE("a suspected absence is told to the manager only, a reminder to the person only") {
    InboxDesk desk;
    const auto manager = desk.hire("Bilal Ahmed", "manager");
    const auto user = desk.hire("Ayesha Khan", "employee", manager);
    REQUIRE(desk.receive("attendance.absence_suspected", attendance(user, "")));
    CHECK(desk.messages(manager).size() == 1);
    CHECK(desk.messages(user).empty());
    REQUIRE(desk.receive("attendance.reminder_due", attendance(user, "")));
    CHECK(desk.messages(manager).size() == 1);
    CHECK(desk.messages(user).size() == 1);
}

TEST_CASE("a withdrawn absence is told to exactly those who were told of it") {
    InboxDesk desk;
    const auto manager = desk.hire("Bilal Ahmed", "manager");
    const auto former = desk.hire("Former Manager", "manager");
    const auto user = desk.hire("Ayesha Khan", "employee", manager);
    auto data = attendance(user, "late", 40);
    REQUIRE(desk.receive("attendance.revised", data));
    CHECK(desk.messages(user).empty());
    data["toldUserIds"] = {user.str(), former.str(), user.str()};
    REQUIRE(desk.receive("attendance.revised", data));
    CHECK(desk.messages(user) == Messages{"Ayesha Khan is no longer absent on 2026-02-16. The record was revised."});
    CHECK(desk.messages(former).size() == 1);
    CHECK(desk.messages(manager).empty());
}

TEST_CASE("shift news goes to the people of the shift") {
    InboxDesk desk;
    const auto user = desk.hire("Ayesha Khan");
    const auto colleague = desk.hire("Bilal Ahmed");
    const boost::json::object assigned{
        {"assignmentId", AssignmentId::make().str()},
        {"shiftId", ShiftId::make().str()},
        {"userId", user.str()},
        {"shiftDate", "2026-02-16"},
        {"startTime", "09:00"},
        {"endTime", "17:00"},
    };
    REQUIRE(desk.receive("shift.assigned", assigned));
    CHECK(desk.messages(user) == Messages{"Ayesha Khan works a shift on 2026-02-16, 09:00 to 17:00."});
    auto changed = assigned;
    changed["userIds"] = {user.str(), colleague.str()};
    changed.erase("userId");
    REQUIRE(desk.receive("shift.updated", changed));
    REQUIRE(desk.receive("shift.cancelled", changed));
    REQUIRE(desk.receive("shift.created", changed));
    CHECK(desk.messages(user).size() == 3);
    CHECK(desk.messages(colleague).at(0) == "The shift on 2026-02-16, 09:00 to 17:00, was cancelled.");
    CHECK(desk.messages(colleague).size() == 2);
}

TEST_CASE("a redelivered event tells nobody twice, also at the same instant") {
    InboxDesk desk;
    const auto manager = desk.hire("Bilal Ahmed", "manager");
    const auto user = desk.hire("Ayesha Khan", "employee", manager);
    const auto event = desk.event("attendance.checked_in", attendance(user, "late", 12));
    REQUIRE(desk.receive(event));
    std::vector<std::thread> deliveries;
    for (int i = 0; i < 8; ++i) deliveries.emplace_back([&] { (void)desk.receive(event); });
    for (auto& delivery : deliveries) delivery.join();
    CHECK(desk.messages(user).size() == 1);
    CHECK(desk.messages(manager).size() == 1);
    // Another event about the same record is news of its own.
    REQUIRE(desk.receive("attendance.checked_in", attendance(user, "late", 12)));
    CHECK(desk.messages(user).size() == 2);
}

TEST_CASE("people known by event are not asked for, and their newest name counts") {
    InboxDesk desk;
    const auto manager = UserId::make();
    const auto user = UserId::make();
    const auto person = [](const UserId& id, const std::string& name, std::optional<UserId> lead) {
        return boost::json::object{
            {"userId", id.str()},
            {"fullname", name},
            {"role", "employee"},
            {"status", "active"},
            {"managerId", lead ? boost::json::value(lead->str()) : boost::json::value(nullptr)},
        };
    };
    REQUIRE(desk.receive(desk.event("identity.user_created", person(manager, "Bilal Ahmed", std::nullopt))));
    REQUIRE(desk.receive(desk.event("identity.user_updated", person(user, "Ayesha Malik", manager), 2)));
    REQUIRE(desk.receive(desk.event("identity.user_created", person(user, "Ayesha Khan", std::nullopt), 1)));
    REQUIRE(desk.receive("attendance.marked_absent", attendance(user, "absent")));
    CHECK(desk.messages(manager) == Messages{"Ayesha Malik was absent on 2026-02-16."});
    CHECK(desk.asked == 0);
}

TEST_CASE("while identity is away an event that needs it waits, and leaves nothing behind") {
    InboxDesk desk;
    const auto user = desk.hire("Ayesha Khan");
    desk.reachable = false;
    const auto event = desk.event("attendance.marked_absent", attendance(user, "absent"));
    const auto refused = desk.receive(event);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == Code::unavailable);
    CHECK(desk.messages(user).empty());
    desk.reachable = true;
    REQUIRE(desk.receive(event));
    CHECK(desk.messages(user).size() == 1);
}

TEST_CASE("data that cannot be read is refused, unknown types are passed over") {
    InboxDesk desk;
    auto broken = desk.event("attendance.checked_in", {});
    broken.data = "[]";
    CHECK_FALSE(desk.receive(broken).has_value());
    broken.data = "{\"userId\"";
    CHECK_FALSE(desk.receive(broken).has_value());
    CHECK(desk.receive("attendance.something_new", {}).has_value());
    CHECK(desk.receive("identity.sessions_revoked", {}).has_value());
}

}  // namespace

}  // namespace rollcall::notification
