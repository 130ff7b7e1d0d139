// The inbox in the HR Monitoring surface's words: the same rows as the WorkforceOS surface shows.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kInbox[] = "/api/v1/notifications";

struct Reader {
    Company company;
    Person person = company.hire("employee");

    Reader() {
        for (int day = 1; day <= 3; ++day) company.shift_for(person, {.begins = day * 1500, .ends = day * 1500 + 60});
        if (!eventually([&] { return list().json().as_array().size() == 3; }))
            throw std::runtime_error("the notifications did not arrive");
    }

    Answer list(const std::string& query = "") const { return company.get(person, kInbox + query); }

    std::int64_t unread() const {
        return company.get(person, std::string(kInbox) + "/unread-count").number_at("/count");
    }
};

}  // namespace

TEST_CASE("the inbox is the same on both surfaces") {
    Reader reader;
    const auto answer = reader.list();
    CHECK(answer.string_at("/0/type") == "shift.assigned");
    CHECK(answer.string_at("/0/notification_type") == "system");
    CHECK(answer.string_at("/0/entity_type") == "shift");
    CHECK_FALSE(answer.string_at("/0/entity_id").empty());
    CHECK(answer.string_at("/0/deep_link") == "/shifts");
    CHECK_FALSE(answer.at("/0/is_read").as_bool());
    const auto there = reader.company.get(reader.person, "/notification-api/v1/notifications");
    CHECK(there.at("/notifications/0/id") == answer.at("/0/id"));
    CHECK(reader.list("?limit=2").json().as_array().size() == 2);
    CHECK(reader.list("?limit=-5").json().as_array().size() == 1);
    CHECK(reader.list("?limit=many").status == 422);
}

TEST_CASE("notifications are read one by one or all at once, and only one's own") {
    Reader reader;
    const auto path = std::string(kInbox) + "/" + reader.list().string_at("/0/id") + "/read";
    CHECK(reader.unread() == 3);
    const auto read = reader.company.patch(reader.person, path, boost::json::object{});
    CHECK(read.status == 200);
    CHECK(read.at("/is_read").as_bool());
    CHECK(is_instant(read.string_at("/read_at")));
    CHECK(reader.unread() == 2);
    CHECK(reader.company.patch(reader.company.admin(), path, boost::json::object{}).status == 404);
    CHECK(reader.company.patch(reader.person, std::string(kInbox) + "/read-all", boost::json::object{}).status == 200);
    CHECK(reader.unread() == 0);
}
