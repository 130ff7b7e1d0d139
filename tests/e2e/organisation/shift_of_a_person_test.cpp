// Whose recurring shift is whose: one fact, whichever route writes it and whichever shows it.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <thread>

using namespace support;

namespace {

constexpr char kUsers[] = "/api/v1/users";
constexpr char kTemplates[] = "/api/v1/shifts";

std::string make_template(Company& company, const std::string& name) {
    return require_status(
               company.post(
                   company.admin(),
                   kTemplates,
                   {{"name", name}, {"start_time", "09:00"}, {"end_time", "17:00"}, {"timezone", "Asia/Karachi"}}
               ),
               200
    )
        .string_at("/id");
}

std::string path_of(const Person& person) {
    return std::string(kUsers) + "/" + person.id;
}

// What the profile shows, once it shows `expected` or a second has passed.
std::string shift_shown(Company& company, const Person& person, const std::string& expected) {
    for (int i = 0; i < 100; ++i) {
        const auto shown = company.get(company.admin(), path_of(person)).string_at("/shift_id");
        if (shown == expected) return shown;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return company.get(company.admin(), path_of(person)).string_at("/shift_id");
}

std::size_t members(Company& company, const std::string& shift) {
    const auto answer = company.get(company.admin(), std::string(kTemplates) + "/" + shift + "/employees");
    return require_status(answer, 200).json().as_array().size();
}

}  // namespace

TEST_CASE("a shift given with the person is planned, and shown") {
    Company company;
    const auto shift = make_template(company, "Day");
    const auto worker = company.hire("employee", {{"shift_id", shift}});
    CHECK(members(company, shift) == 1);
    CHECK(shift_shown(company, worker, shift) == shift);
    // Today may be over, or no working day: the days ahead are the planner's.
    std::int64_t dated = 0;
    for (int i = 0; i < 200 && dated == 0; ++i) {
        dated = company.get(worker, std::string(kShifts) + "/shifts").number_at("/paging/totalRowCount");
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    CHECK(dated > 0);
}

TEST_CASE("a person's shift is changed and taken away by their profile") {
    Company company;
    const auto day = make_template(company, "Day");
    const auto night = make_template(company, "Night");
    const auto worker = company.hire("employee", {{"shift_id", day}});
    require_status(company.patch(company.admin(), path_of(worker), {{"shift_id", night}}), 200);
    CHECK(members(company, day) == 0);
    CHECK(members(company, night) == 1);
    require_status(company.patch(company.admin(), path_of(worker), {{"shift_id", nullptr}}), 200);
    CHECK(members(company, night) == 0);
    CHECK(shift_shown(company, worker, "").empty());
}

TEST_CASE("a shift assigned on the shifts' own route shows in the profile") {
    Company company;
    const auto shift = make_template(company, "Day");
    const auto worker = company.hire("employee");
    const auto path = std::string(kTemplates) + "/assign/" + worker.id;
    require_status(company.post(company.admin(), path + "?shift_id=" + shift, {}), 200);
    CHECK(shift_shown(company, worker, shift) == shift);
    require_status(company.post(company.admin(), path, {}), 200);
    CHECK(shift_shown(company, worker, "").empty());
}

TEST_CASE("a shift that is not there is refused with the person") {
    Company company;
    const boost::json::object body{
        {"email", "new@example.com"}, {"full_name", "New"}, {"role", "employee"}, {"shift_id", random_id()}};
    CHECK(company.post(company.admin(), kUsers, body).status == 422);
    CHECK(company.get(company.admin(), kUsers).text.find("new@example.com") == std::string::npos);
}
