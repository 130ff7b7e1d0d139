// Announcements: cases 45 and 46 of the existing system, less its defects.
#include "common/time/wire.hpp"
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace support;

namespace {

constexpr char kAll[] = "/api/v1/announcements";

std::string in_minutes(int minutes) {
    return rollcall::time::format_instant(rollcall::now() + rollcall::Minutes(minutes));
}

struct Board {
    Company company;
    Person manager = company.hire("manager");
    Person worker = company.hire("employee");
    Person intern = company.hire("intern");

    Answer write(const std::string& title, const boost::json::object& extra = {}) const {
        boost::json::object body{{"title", title}, {"content", "Content of " + title}};
        for (const auto& [name, value] : extra) body[name] = value;
        return company.post(company.admin(), kAll, body);
    }

    std::set<std::string> seen_by(const Person& person, const std::string& path = "/visible") const {
        const auto answer = company.get(person, kAll + path);
        require_status(answer, 200);
        std::set<std::string> titles;
        for (const auto& one : answer.json().as_array()) titles.emplace(one.at("title").as_string());
        return titles;
    }

    std::int64_t told(const Person& person) const {
        return company.get(person, "/notification-api/v1/notifications?type=notification.announced")
            .number_at("/paging/totalRowCount");
    }
};

using Titles = std::set<std::string>;

}  // namespace

TEST_CASE("people see what is for them, active, begun and not over") {
    Board board;
    require_status(board.write("everybody"), 200);
    require_status(board.write("employees", {{"audience", " Employee "}}), 200);
    require_status(board.write("managers", {{"audience", "manager"}}), 200);
    require_status(board.write("inactive", {{"is_active", false}}), 200);
    require_status(board.write("over", {{"end_date", in_minutes(-5)}}), 200);
    require_status(board.write("ahead", {{"start_date", in_minutes(5)}}), 200);
    CHECK(board.seen_by(board.worker) == Titles{"everybody", "employees"});
    CHECK(board.seen_by(board.intern) == Titles{"everybody", "employees"});
    CHECK(board.seen_by(board.worker, "") == Titles{"everybody", "employees"});
    CHECK(board.seen_by(board.manager) == Titles{"everybody", "managers"});
    CHECK(board.seen_by(board.worker, "/visible?include_expired=true") == Titles{"everybody", "employees", "over"});
    CHECK(board.seen_by(board.company.admin()) == Titles{"everybody", "employees", "managers"});
    CHECK(board.seen_by(board.company.admin(), "/all").size() == 6);
    CHECK(board.company.get(board.worker, std::string(kAll) + "/visible?limit=1").json().as_array().size() == 1);
    const auto active = board.company.get(board.worker, std::string(kAll) + "/active");
    CHECK(active.at("/announcements").as_array().size() == 2);
    CHECK(is_instant(active.string_at("/server_time")));
    CHECK(active.string_at("/announcements/0/title") == "employees");  // newest first
}

TEST_CASE("an announcement tells everybody it is for, once, and not in the request") {
    Board board;
    const auto made = require_status(board.write("employees", {{"audience", "employee"}}), 200);
    require_status(board.write("inactive", {{"is_active", false}}), 200);
    require_status(board.write("ahead", {{"start_date", in_minutes(5)}}), 200);
    CHECK(eventually([&] { return board.told(board.worker) == 1 && board.told(board.intern) == 1; }));
    CHECK(board.told(board.manager) == 0);
    const auto inbox = board.company.get(board.worker, "/api/v1/notifications");
    CHECK(inbox.string_at("/0/title") == "employees");
    CHECK(inbox.string_at("/0/message") == "Content of employees");
    CHECK(inbox.string_at("/0/category") == "announcements");
    CHECK(inbox.string_at("/0/related_entity_id") == made.string_at("/id"));
    std::this_thread::sleep_for(std::chrono::milliseconds(1200));
    CHECK(board.told(board.worker) == 1);
}

TEST_CASE("an announcement is archived by a change") {
    Board board;
    const auto made = require_status(board.write("everybody"), 200);
    const auto path = std::string(kAll) + "/" + made.string_at("/id");
    const auto changed = board.company.patch(board.company.admin(), path, {{"is_active", false}});
    CHECK(changed.status == 200);
    CHECK_FALSE(changed.at("/is_active").as_bool());
    CHECK(board.seen_by(board.worker).empty());
    CHECK(board.company.patch(board.company.admin(), path, {{"title", "x"}}, {{"If-Match", "\"1\""}}).status == 412);
    Board other;
    for (const auto& id : {made.string_at("/id"), random_id()})
        CHECK(other.company.patch(other.company.admin(), std::string(kAll) + "/" + id, {{"title", "x"}}).status == 404);
}

TEST_CASE("a bad audience, a bad time and too much text are refused in this surface's words") {
    Board board;
    const auto audience = board.write("x", {{"audience", "x"}});
    CHECK(audience.status == 422);
    CHECK(audience.string_at("/error/code") == "API_ERROR");
    CHECK(audience.string_at("/detail").starts_with("Invalid audience 'x'. Allowed: all, employee"));
    CHECK(board.write("x", {{"start_date", in_minutes(5)}, {"end_date", in_minutes(1)}}).status == 422);
    const auto naive = board.write("x", {{"start_date", "2026-01-01T00:00:00"}});
    CHECK(naive.string_at("/error/code") == "VALIDATION_ERROR");
    CHECK(board.write(std::string(256, 'x')).string_at("/error/details/0/field") == "title");
    CHECK(board.write(" ").status == 422);
}

TEST_CASE("only admin and hr write announcements and see all") {
    Board board;
    const boost::json::object body{{"title", "x"}, {"content", "x"}};
    CHECK(board.company.post(board.company.hire("hr_operations"), kAll, body).status == 200);
    for (const auto& person : {board.manager, board.worker, board.intern}) {
        CHECK(board.company.post(person, kAll, body).status == 403);
        CHECK(board.company.get(person, std::string(kAll) + "/all").status == 403);
    }
}
