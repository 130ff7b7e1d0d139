// A write that was answered is seen by every later read, also by those that another service answers.
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr int kTimes = 20;
constexpr char kUsers[] = "/api/v1/users/";

std::size_t team_of(const Company& company, const Person& lead) {
    const auto team = company.get(lead, "/api/v1/attendance/team");
    require_status(team, 200);
    return team.json().as_array().size();
}

}  // namespace

TEST_CASE("whoever leads somebody from now on sees their sessions at once, whoever did so sees them no more") {
    Company company;
    const auto worker = company.hire("employee");
    const Person leads[] = {company.hire("manager"), company.hire("manager")};
    require_status(company.post(worker, "/api/v1/attendance/check-in", {{"work_mode", "office"}}), 200);
    int stale = 0;
    for (int i = 0; i < kTimes; ++i) {
        const auto& now = leads[i % 2];
        const auto& before = leads[(i + 1) % 2];
        const auto path = kUsers + worker.id + "/reporting";
        require_status(company.patch(company.admin(), path, {{"manager_id", now.id}}), 200);
        if (team_of(company, now) != 1 || team_of(company, before) != 0) ++stale;
    }
    CHECK(stale == 0);
}

TEST_CASE("an assigned recurring shift shows in the profile at once") {
    Company company;
    const auto worker = company.hire("employee");
    const Json draft{{"name", "Early"}, {"start_time", "06:00"}, {"end_time", "14:00"}};
    const auto shift = require_status(company.post(company.admin(), "/api/v1/shifts", draft), 200).string_at("/id");
    int stale = 0;
    for (int i = 0; i < kTimes; ++i) {
        const bool assigns = i % 2 == 0;
        const auto path = "/api/v1/shifts/assign/" + worker.id + (assigns ? "?shift_id=" + shift : "");
        require_status(company.post(company.admin(), path, {}), 200);
        const auto shown = company.get(company.admin(), kUsers + worker.id);
        if (assigns ? shown.at("/shift_id") != Json(shift) : !shown.at("/shift_id").is_null()) ++stale;
    }
    CHECK(stale == 0);
}

TEST_CASE("a write is answered though those who follow cannot hear of it") {
    RedisServer own_redis;
    Stack deaf(postgres(), own_redis);
    Company company(deaf);
    const auto worker = company.hire("employee");
    own_redis.kill();
    const auto path = kUsers + worker.id + "/reporting";
    CHECK(company.patch(company.admin(), path, {{"manager_id", company.admin().id}}).status == 200);
}
