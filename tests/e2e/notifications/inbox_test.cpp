#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kInbox[] = "/notification-api/v1/notifications";

// A person with three notifications: assigned to three shifts.
struct Reader {
    Company company;
    Person person = company.hire("employee");

    Reader() {
        for (int day = 1; day <= 3; ++day) company.shift_for(person, {.begins = day * 1500, .ends = day * 1500 + 60});
        if (!eventually([&] { return list().number_at("/paging/totalRowCount") == 3; }))
            throw std::runtime_error("the notifications did not arrive: " + list().text);
    }

    Answer list(const std::string& query = "") const { return company.get(person, kInbox + query); }

    std::int64_t unread() const {
        const auto answer = company.get(person, std::string(kInbox) + "/unread-count");
        require_status(answer, 200);
        return answer.number_at("/unreadCount") >= 0 ? answer.number_at("/unreadCount")
                                                     : answer.number_at("/unreadCount/count");
    }
};

}  // namespace

TEST_CASE("an inbox lists one's own notifications, the newest first") {
    const Reader reader;
    const auto answer = reader.list();
    expect_list(answer, "notifications");
    for (const auto& row : answer.at("/notifications").as_array()) {
        for (const char* field : {"id", "userId", "type", "title", "message", "data", "isRead", "readAt", "createdAt"})
            CHECK(row.as_object().contains(field));
        CHECK(row.at("userId").as_string() == reader.person.id);
        CHECK(row.at("type").as_string() == "shift.assigned");
        CHECK_FALSE(row.at("isRead").as_bool());
        CHECK(row.at("readAt").is_null());
        CHECK(row.at("data").is_object());
    }
    CHECK(answer.string_at("/notifications/0/createdAt") >= answer.string_at("/notifications/2/createdAt"));
    CHECK(reader.list("?pageRowCount=2").number_at("/rowCount") == 2);
    CHECK(reader.list("?type=shift.cancelled").number_at("/rowCount") == 0);
}

TEST_CASE("notifications are counted and read one by one") {
    const Reader reader;
    REQUIRE(reader.unread() == 3);
    const auto id = reader.list().string_at("/notifications/0/id");
    const auto path = std::string(kInbox) + "/" + id + "/read";
    const auto read = reader.company.patch(reader.person, path, boost::json::object{});
    expect_object(read, 200, "notification", "update");
    CHECK(read.at("/notification/isRead").as_bool());
    CHECK(is_instant(read.string_at("/notification/readAt")));
    CHECK(reader.unread() == 2);
    const auto again = reader.company.patch(reader.person, path, boost::json::object{});
    CHECK(again.status == 200);
    CHECK(again.at("/notification/readAt") == read.at("/notification/readAt"));
    CHECK(reader.unread() == 2);
    CHECK(reader.list("?isRead=true").number_at("/rowCount") == 1);
    CHECK(reader.list("?isRead=false").number_at("/rowCount") == 2);
}

TEST_CASE("all are read at once") {
    const Reader reader;
    const auto answer = reader.company.post(reader.person, std::string(kInbox) + "/read-all", boost::json::object{});
    CHECK(answer.status == 200);
    CHECK(reader.unread() == 0);
    CHECK(reader.list("?isRead=false").number_at("/rowCount") == 0);
}

TEST_CASE("somebody else's notification answers as one that does not exist") {
    const Reader reader;
    const auto id = reader.list().string_at("/notifications/0/id");
    for (const auto& caller : {reader.company.admin()})
        for (const auto& wanted : {id, random_id()})
            expect_error(
                reader.company.patch(caller, std::string(kInbox) + "/" + wanted + "/read", boost::json::object{}),
                404,
                "errMsg_notificationNotFound"
            );
    expect_error(
        reader.company.patch(reader.person, std::string(kInbox) + "/x/read", boost::json::object{}),
        400,
        "errMsg_notificationIdisNotAValidID"
    );
    expect_error(reader.list("?isRead=perhaps"), 400, "errMsg_isReadisNotValid");
}
