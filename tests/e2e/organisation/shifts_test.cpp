// Recurring shifts of the HR Monitoring surface: cases 13 and 16 of the existing system, less its defects.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kAll[] = "/api/v1/shifts";

boost::json::object day_shift() {
    return {{"name", "Day"}, {"start_time", "00:00"}, {"end_time", "23:59:00"}, {"working_days", "1,2,3,4,5,6,7"}};
}

struct Floor {
    Company company;
    Person admin = company.admin();
    Person hr = company.hire("hr_operations");
    Person worker = company.hire("employee");

    Answer make(boost::json::object body = day_shift()) const { return company.post(hr, kAll, body); }

    Answer assign(const Person& person, const std::string& shift) const {
        return company.post(
            admin, std::string(kAll) + "/assign/" + person.id + (shift.empty() ? "" : "?shift_id=" + shift), {}
        );
    }

    std::int64_t dated() const {
        return company.get(worker, "/shiftmanagement-api/v1/shifts").number_at("/paging/totalRowCount");
    }
};

std::string one(const Answer& shift) {
    return std::string(kAll) + "/" + shift.string_at("/id");
}

}  // namespace

TEST_CASE("a shift is made, read, listed and changed") {
    Floor floor;
    const auto made = require_status(
        floor.make({{"name", "Late"}, {"start_time", "14:00"}, {"end_time", "22:00:00"}, {"grace_period_minutes", 20}}),
        200
    );
    CHECK(made.string_at("/start_time") == "14:00:00");
    CHECK(made.string_at("/end_time") == "22:00:00");
    CHECK(made.string_at("/timezone") == "Asia/Karachi");
    CHECK(made.number_at("/grace_period_minutes") == 20);
    CHECK(made.string_at("/working_days") == "1,2,3,4,5");
    CHECK(made.at("/skip_holidays").as_bool());
    CHECK(made.at("/is_active").as_bool());
    CHECK(made.at("/description").is_null());
    CHECK(made.at("/site_id").is_null());
    const auto read = floor.company.get(floor.worker, one(made));
    CHECK(read.status == 200);
    CHECK(read.json() == made.json());
    CHECK(floor.company.get(floor.worker, kAll).json().as_array().size() == 1);

    const auto changed = floor.company.patch(floor.admin, one(made), {{"name", "Later"}, {"grace_period_minutes", 5}});
    REQUIRE(changed.status == 200);
    CHECK(changed.string_at("/name") == "Later");
    CHECK(changed.number_at("/grace_period_minutes") == 5);
    CHECK(changed.string_at("/start_time") == "14:00:00");
    CHECK(floor.company.patch(floor.admin, one(made), {{"name", "x"}}, {{"If-Match", "\"1\""}}).status == 412);
}

TEST_CASE("what the existing system takes unchecked is refused: zone, days, grace, times") {
    Floor floor;
    for (const auto& [field, value] : std::vector<std::pair<const char*, boost::json::value>>{
             {"timezone", "Mars/Olympus"},
             {"working_days", "1,8"},
             {"working_days", ""},
             {"grace_period_minutes", -1},
             {"start_time", "25:00"},
             {"start_time", "09:00:30"},
             {"name", nullptr},
             {"site_id", "x"}}) {
        auto body = day_shift();
        body[field] = value;
        const auto refused = floor.make(body);
        INFO(field << " " << refused.text);
        CHECK(refused.status == 422);
        CHECK(refused.string_at("/error/code") == "VALIDATION_ERROR");
        CHECK(refused.string_at("/error/details/0/field") == field);
    }
}

TEST_CASE("assigning makes today's shift in the same call, and the coming five weeks soon after") {
    Floor floor;
    const auto made = require_status(floor.make(), 200);
    const auto assigned = floor.assign(floor.worker, made.string_at("/id"));
    REQUIRE(assigned.status == 200);
    CHECK(assigned.string_at("/message") == "Shift assigned successfully");
    CHECK(floor.dated() >= 1);
    CHECK(
        floor.company
            .post(
                floor.worker,
                "/attendancemanagement-api/v1/check-in",
                {{"shiftId",
                  floor.company.get(floor.worker, "/shiftmanagement-api/v1/shifts?sortBy=startsAt")
                      .string_at("/shifts/0/id")}}
            )
            .status == 201
    );
    CHECK(eventually([&] { return floor.dated() == 36; }, 10000));
    // One of many is not told of; the regular shift is, once.
    const auto told = [&](const std::string& type) {
        return floor.company.get(floor.worker, "/notification-api/v1/notifications?type=" + type)
            .number_at("/paging/totalRowCount");
    };
    CHECK(eventually([&] { return told("shift.template_assigned") == 1; }));
    CHECK(told("shift.assigned") == 0);

    REQUIRE(floor.assign(floor.worker, "").status == 200);
    CHECK(floor.dated() == 1);
}

TEST_CASE("a shift with people is not deleted; without, it is deactivated") {
    Floor floor;
    const auto made = require_status(floor.make(), 200);
    require_status(floor.assign(floor.worker, made.string_at("/id")), 200);
    const auto refused = floor.company.remove(floor.admin, one(made));
    CHECK(refused.status == 409);
    CHECK(refused.string_at("/error/code") == "CONFLICT");
    CHECK(refused.string_at("/detail") == "This shift has assigned employees. Reassign them before deactivating.");
    const auto members = floor.company.get(floor.admin, one(made) + "/employees");
    REQUIRE(members.status == 200);
    REQUIRE(members.json().as_array().size() == 1);
    CHECK(members.string_at("/0/id") == floor.worker.id);
    CHECK_FALSE(members.json().at(0).as_object().contains("email"));
    CHECK_FALSE(members.json().at(0).as_object().contains("password"));

    require_status(floor.assign(floor.worker, ""), 200);
    const auto removed = floor.company.remove(floor.admin, one(made));
    CHECK(removed.status == 200);
    CHECK(removed.at("/success").as_bool());
    CHECK_FALSE(floor.company.get(floor.admin, one(made)).at("/is_active").as_bool());
    CHECK(floor.company.get(floor.admin, std::string(kAll) + "?only_active=true").json().as_array().empty());
    CHECK(floor.company.get(floor.admin, kAll).json().as_array().size() == 1);
    CHECK(floor.company.remove(floor.admin, one(made)).status == 404);
}

TEST_CASE("only admin and hr write shifts; everybody reads them") {
    Floor floor;
    const auto made = require_status(floor.make(), 200);
    for (const char* role : {"manager", "team_lead", "employee", "intern"}) {
        const auto person = floor.company.hire(role);
        INFO(role);
        const auto refused = floor.company.patch(person, one(made), {{"name", "x"}});
        CHECK(refused.status == 403);
        CHECK(refused.string_at("/error/code") == "PERMISSION_ERROR");
        CHECK(floor.company.post(person, kAll, day_shift()).status == 403);
        CHECK(floor.company.remove(person, one(made)).status == 403);
        CHECK(floor.company.get(person, one(made)).status == 200);
        CHECK(floor.company.get(person, one(made) + "/employees").status == 200);
    }
}

TEST_CASE("another company's shift answers as one that does not exist") {
    Floor floor;
    Floor other;
    const auto foreign = other.make().string_at("/id");
    for (const auto& id : {foreign, random_id()}) {
        const auto read = floor.company.get(floor.admin, std::string(kAll) + "/" + id);
        CHECK(read.status == 404);
        CHECK(read.string_at("/detail") == "Shift not found");
        CHECK(floor.assign(floor.worker, id).status == 404);
        CHECK(floor.company.patch(floor.admin, std::string(kAll) + "/" + id, {{"name", "x"}}).status == 404);
    }
    CHECK(floor.assign(other.worker, floor.make().string_at("/id")).status == 404);
}
