#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

#include <future>
#include <map>
#include <thread>

using namespace support;

namespace {

constexpr int kCallers = 40;

// All at once, each on a connection of its own. Catch's macros are for the main thread: answers come back to it.
std::vector<Answer> check_in_at_once(
    const Company& company, const Person& worker, const Shift& shift, const Headers& headers
) {
    std::vector<std::future<Answer>> calls;
    std::promise<void> gun;
    const auto go = gun.get_future().share();
    for (int caller = 0; caller < kCallers; ++caller) {
        calls.push_back(std::async(std::launch::async, [&, go] {
            go.wait();
            return company.check_in(worker, shift, headers);
        }));
    }
    gun.set_value();
    std::vector<Answer> answers;
    for (auto& call : calls) answers.push_back(call.get());
    return answers;
}

std::map<int, int> by_status(const std::vector<Answer>& answers) {
    std::map<int, int> count;
    for (const auto& answer : answers) ++count[answer.status];
    return count;
}

}  // namespace

TEST_CASE("rule 10: of forty check-ins at the same instant one answers 201 and thirty-nine 409") {
    Company company;
    for (int round = 0; round < 5; ++round) {
        const auto worker = company.hire("employee");
        const auto shift = company.shift_for(worker);
        const auto answers = check_in_at_once(company, worker, shift, {});
        CHECK(by_status(answers) == std::map<int, int>{{201, 1}, {409, kCallers - 1}});
        for (const auto& answer : answers)
            if (answer.status == 409) expect_error(answer, 409, "errMsg_attendanceRecordAlreadyExists");
        const auto list = company.get(worker, "/attendancemanagement-api/v1/attendance-records");
        CHECK(list.number_at("/paging/totalRowCount") == 1);
    }
}

TEST_CASE("forty check-ins under one Idempotency-Key make one record, which every 201 shows") {
    Company company;
    for (int round = 0; round < 5; ++round) {
        const auto worker = company.hire("employee");
        const auto shift = company.shift_for(worker);
        const auto answers =
            check_in_at_once(company, worker, shift, {{"Idempotency-Key", "round-" + std::to_string(round)}});
        const auto count = by_status(answers);
        CHECK(count.at(201) >= 1);
        CHECK(count.at(201) + (count.contains(409) ? count.at(409) : 0) == kCallers);
        std::optional<Json> record;
        for (const auto& answer : answers) {
            if (answer.status != 201) continue;
            if (!record) record = answer.at("/attendanceRecord");
            CHECK(answer.at("/attendanceRecord") == *record);
        }
        const auto again = company.check_in(worker, shift, {{"Idempotency-Key", "round-" + std::to_string(round)}});
        CHECK(again.status == 201);
        CHECK(again.header("Idempotency-Replayed") == "true");
        CHECK(again.at("/attendanceRecord") == *record);
        const auto list = company.get(worker, "/attendancemanagement-api/v1/attendance-records");
        CHECK(list.number_at("/paging/totalRowCount") == 1);
    }
}
