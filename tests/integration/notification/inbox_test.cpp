#include "tests/integration/notification/inbox_desk.hpp"

#include <catch2/catch.hpp>

namespace rollcall::notification {

namespace {

// A person with three notifications: a late check-in, an absence, a late check-in.
struct ThreeNews {
    ThreeNews() {
        manager = desk.hire("Bilal Ahmed", "manager");
        user = desk.hire("Ayesha Khan", "employee", manager);
        desk.receive("attendance.checked_in", attendance(user, "late", 1)).value();
        desk.receive("attendance.marked_absent", attendance(user, "absent")).value();
        desk.receive("attendance.checked_in", attendance(user, "late", 3)).value();
    }

    std::int64_t unread() {
        return desk.in_tx([&](pg::Tx& tx) { return app::count_unread(tx, desk.caller(user)); }).value();
    }

    Result<domain::Notification> mark(const NotificationId& id, const UserId& by) {
        return desk.in_tx([&](pg::Tx& tx) { return app::mark_read(tx, desk.caller(by), id); });
    }

    InboxDesk desk;
    UserId manager;
    UserId user;
};

TEST_CASE("an inbox is listed newest first, in pages, with the total") {
    ThreeNews news;
    const auto all = news.desk.inbox(news.user);
    REQUIRE(all.total == 3);
    CHECK(all.rows[0].message == "Ayesha Khan checked in 3 minutes late on 2026-02-16.");
    CHECK(all.rows[2].message == "Ayesha Khan checked in 1 minute late on 2026-02-16.");
    const auto second = news.desk.inbox(news.user, {.page_number = 2, .page_rows = 2});
    CHECK(second.total == 3);
    CHECK(second.rows.size() == 1);
    CHECK(news.desk.inbox(news.user, {.sort_by = "createdAt"}).rows[0].id == all.rows[2].id);
    for (const char* field : {"id", "userId", "type", "title", "message", "isRead", "readAt", "createdAt"})
        CHECK(news.desk.inbox(news.user, {.sort_by = std::string("-") + field}).total == 3);
}

TEST_CASE("an inbox is filtered by type and by what is read") {
    ThreeNews news;
    CHECK(news.desk.inbox(news.user, {.types = {"attendance.marked_absent"}}).total == 1);
    CHECK(news.desk.inbox(news.user, {.types = {"attendance.marked_absent", "attendance.checked_in"}}).total == 3);
    CHECK(news.desk.inbox(news.user, {.types = {"shift.assigned"}}).total == 0);
    CHECK(news.desk.inbox(news.user, {.no_type = true}).total == 0);
    news.mark(news.desk.inbox(news.user).rows[0].id, news.user).value();
    CHECK(news.desk.inbox(news.user, {.is_read = {"true"}}).total == 1);
    CHECK(news.desk.inbox(news.user, {.is_read = {"false"}}).total == 2);
    CHECK(news.desk.inbox(news.user, {.is_read = {"true", "false"}}).total == 3);
    const auto refused = news.desk.in_tx([&](pg::Tx& tx) {
        return app::list_inbox(tx, news.desk.caller(news.user), {.is_read = {"maybe"}});
    });
    CHECK(refused.error().fields.at(0).field == "isRead");
}

TEST_CASE("marking read counts down, keeps the first moment, and is the person's own") {
    ThreeNews news;
    CHECK(news.unread() == 3);
    const auto id = news.desk.inbox(news.user).rows[0].id;
    const auto first = news.mark(id, news.user).value();
    REQUIRE(first.read_at.has_value());
    CHECK(news.mark(id, news.user).value().read_at == first.read_at);
    CHECK(news.unread() == 2);

    const auto theirs = news.desk.inbox(news.manager).rows[0].id;
    const auto refused = news.mark(theirs, news.user);
    CHECK(refused.error().reason == "notificationNotFound");
    CHECK(refused.error() == news.mark(NotificationId::make(), news.user).error());

    const auto all = news.desk.in_tx([&](pg::Tx& tx) { return app::mark_all_read(tx, news.desk.caller(news.user)); });
    CHECK(all.value() == 2);
    CHECK(news.unread() == 0);
    CHECK_FALSE(news.desk.inbox(news.manager).rows[0].read_at.has_value());
}

TEST_CASE("rule 18: another company's notification is one that does not exist") {
    ThreeNews news;
    InboxDesk other;
    const auto id = news.desk.inbox(news.user).rows[0].id;
    // Even for a caller with the same user id.
    const auto mark = [&](const NotificationId& which) {
        return other.in_tx([&](pg::Tx& tx) { return app::mark_read(tx, other.caller(news.user), which); });
    };
    CHECK(mark(id).error() == mark(NotificationId::make()).error());
    CHECK(other.inbox(news.user).total == 0);
    CHECK(news.unread() == 3);
}

}  // namespace

}  // namespace rollcall::notification
