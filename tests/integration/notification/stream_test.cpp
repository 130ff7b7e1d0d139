// From a committed change of one service to an inbox of another: outbox, relay, Redis, consumer.
#include "common/events/outbox.hpp"
#include "common/events/relay.hpp"
#include "services/notification/events/apply.hpp"
#include "tests/integration/notification/inbox_desk.hpp"
#include "tests/support/expect.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

namespace rollcall::notification {

namespace {

// What the attendance service would commit.
void publish(pg::Database& attendance_database, const CompanyId& company, const boost::json::object& data) {
    const auto done = attendance_database.in_tx<bool>(company, {}, [&](pg::Tx& tx) -> Result<bool> {
        rollcall::events::publish(
            tx,
            {.type = "attendance.marked_absent",
             .subject = std::string(data.at("attendanceRecordId").as_string()),
             .sequence = 1,
             .data = boost::json::serialize(data)}
        );
        return true;
    });
    REQUIRE(done.has_value());
}

TEST_CASE("a committed event reaches the inbox once, also when it is published before anybody listens") {
    InboxDesk desk;
    const auto manager = desk.hire("Bilal Ahmed", "manager");
    const auto user = desk.hire("Ayesha Khan", "employee", manager);
    pg::Database producer({.url = server().url("rollcall_attendance"), .schema = "attendance"}, {});
    publish(producer, desk.company, attendance(user, "absent"));

    rollcall::events::Relay relay({support::redis().address(), server().url("rollcall_attendance_relay"), "attendance"}
    );
    const auto apply = [&](pg::Tx& tx, const rollcall::events::Received& event) {
        return events::apply(tx, desk.directory, event);
    };
    const rollcall::events::ConsumerSettings settings{
        .redis_url = support::redis().address(),
        .stream = "attendance",
        .group = "notification",
        .lock_url = server().url("rollcall_notification"),
    };
    {
        // Two replicas: one is active.
        rollcall::events::Consumer one(settings, database(), apply);
        rollcall::events::Consumer two(settings, database(), apply);
        CHECK(support::eventually([&] { return desk.messages(manager).size() == 1; }, 10000));
        publish(producer, desk.company, attendance(user, "absent"));
        relay.wake();
        CHECK(support::eventually([&] { return desk.messages(manager).size() == 2; }, 10000));
    }
    // A consumer that takes over applies nothing again.
    rollcall::events::Consumer heir(settings, database(), apply);
    publish(producer, desk.company, attendance(user, "absent"));
    relay.wake();
    CHECK(support::eventually([&] { return desk.messages(manager).size() == 3; }, 10000));
    CHECK(desk.messages(user).size() == 3);
}

}  // namespace

}  // namespace rollcall::notification
