// Each part of the installation is killed under load and started again. Then: no acknowledged check-in is missing, none
// is double, and every event has had its effect exactly once.
#include "tests/chaos/kill/load.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <future>
#include <set>
#include <thread>

using namespace support;

namespace {

constexpr int kPeople = 40;

struct Installation {
    PostgresServer postgres{PostgresServer::Durability::on};
    RedisServer redis;
    Stack stack{postgres, redis};
    Company company{stack};
    Person manager = company.hire("manager");
    std::vector<Person> people;

    Installation() {
        for (int i = 0; i < kPeople; ++i) people.push_back(company.hire_under(manager));
    }

    // Shifts that do not overlap, all of whose windows are open now.
    Shift next_shift() {
        const int begins = 5 + 12 * shifts_made_++;
        auto shift = company.shift({.begins = begins, .ends = begins + 12});
        for (const auto& person : people) company.assign(shift, person);
        return shift;
    }

  private:
    int shifts_made_ = 0;
};

Installation& installation() {
    static Installation instance;
    return instance;
}

// Reads everything back through the API.
void check_records(Installation& all, const Shift& shift, const chaos::Outcome& outcome) {
    const auto answer = all.company.get(
        all.company.admin(), std::string(kAttendance) + "/attendance-records?pageRowCount=500&shiftId=" + shift.id
    );
    REQUIRE(answer.status == 200);
    const auto& rows = answer.at("/attendanceRecords").as_array();
    CHECK(rows.size() == outcome.records.size());
    for (const auto& row : rows) {
        const std::string user(row.at("userId").as_string());
        CHECK(outcome.records.count(user) == 1);
        CHECK(row.at("id").as_string() == outcome.records.at(user));
        CHECK(row.at("checkOutTime").is_string());
    }
}

std::multiset<std::string> told(Installation& all, const Shift& shift) {
    std::multiset<std::string> records;
    for (int page = 1;; ++page) {
        const auto answer = all.company.get(
            all.manager,
            std::string(kNotifications) +
                "/notifications?type=attendance.checked_out&pageRowCount=500&pageNumber=" + std::to_string(page)
        );
        if (answer.status != 200) return {};
        for (const auto& row : answer.at("/notifications").as_array())
            if (row.at("data").at("shiftId").as_string() == shift.id)
                records.emplace(row.at("data").at("attendanceRecordId").as_string());
        if (page >= answer.number_at("/paging/pageCount")) return records;
    }
}

void check_effects(Installation& all, const Shift& shift, const chaos::Outcome& outcome) {
    std::multiset<std::string> expected;
    for (const auto& [user, record] : outcome.records) expected.insert(record);
    CHECK(eventually([&] { return told(all, shift).size() >= expected.size(); }, 20000));
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    CHECK(told(all, shift) == expected);
}

void survive(const std::string& what, const std::function<void()>& kill, const std::function<void()>& revive) {
    auto& all = installation();
    const auto shift = all.next_shift();
    chaos::Load load(all.company, shift, all.people);
    auto running = std::async(std::launch::async, [&] { return load.run(); });
    // In the middle of it: a third of the writes acknowledged, the others under way or to come.
    REQUIRE(eventually([&] { return load.acknowledged() > 2 * kPeople / 3; }, 10000));
    kill();
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    revive();
    const auto outcome = running.get();
    INFO(what << " killed; " << outcome.retries << " retries");
    for (const auto& surprise : outcome.surprises) FAIL_CHECK(surprise);
    CHECK(outcome.records.size() == kPeople);
    check_records(all, shift, outcome);
    check_effects(all, shift, outcome);
}

void survive_process(const std::string& process) {
    auto& stack = installation().stack;
    survive(
        process, [&] { stack.kill(process); }, [&] { stack.start(process); }
    );
    stack.wait_ready(process);
}

}  // namespace

TEST_CASE("nothing is lost or doubled when attendance is killed") {
    survive_process("attendance");
}

TEST_CASE("nothing is lost or doubled when notification is killed") {
    survive_process("notification");
}

TEST_CASE("nothing is lost or doubled when shift is killed") {
    survive_process("shift");
}

TEST_CASE("nothing is lost or doubled when identity is killed") {
    survive_process("identity");
}

TEST_CASE("nothing is lost or doubled when the gateway is killed") {
    survive_process("gateway");
}

TEST_CASE("nothing is lost or doubled when PostgreSQL crashes") {
    auto& postgres = installation().postgres;
    survive(
        "PostgreSQL", [&] { postgres.kill(); }, [&] { postgres.start(); }
    );
}

TEST_CASE("nothing is lost or doubled when Redis is killed") {
    auto& redis = installation().redis;
    survive(
        "Redis", [&] { redis.kill(); }, [&] { redis.start(); }
    );
}

TEST_CASE("nothing is lost or doubled when Redis forgets everything") {
    auto& redis = installation().redis;
    survive(
        "Redis' memory", [&] { redis.flush(); }, [] {}
    );
}

TEST_CASE("after all that, no event is dead and every process still runs") {
    auto& all = installation();
    for (const char* process : {"gateway", "identity", "shift", "attendance", "notification"}) {
        CHECK(all.stack.runs(process));
        all.stack.wait_ready(process);
    }
    const auto dead = all.stack.cli({"events", "dead", "--json"});
    INFO(dead);
    CHECK(dead.find("attendance.checked_out") == std::string::npos);
}
