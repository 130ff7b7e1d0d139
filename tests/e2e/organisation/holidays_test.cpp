// Holidays of the HR Monitoring surface: case 18 of the existing system, less its defects.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kAll[] = "/api/v1/holidays";

struct Calendar {
    Company company;

    Answer make(const std::string& date, const std::string& name = "Holiday") const {
        return company.post(company.admin(), kAll, {{"name", name}, {"holiday_date", date}});
    }

    std::string one(const Answer& holiday) const { return std::string(kAll) + "/" + holiday.string_at("/id"); }

    std::vector<std::string> dates(const std::string& path) const {
        const auto answer = company.get(company.admin(), kAll + path);
        require_status(answer, 200);
        std::vector<std::string> found;
        for (const auto& holiday : answer.json().as_array()) found.emplace_back(holiday.at("holiday_date").as_string());
        return found;
    }
};

using Dates = std::vector<std::string>;

}  // namespace

TEST_CASE("holidays are made, changed, and deleted so that their date is free again") {
    Calendar calendar;
    const auto made = require_status(calendar.make("2099-12-25", "Christmas"), 200);
    CHECK(made.string_at("/name") == "Christmas");
    CHECK(made.at("/description").is_null());
    CHECK(made.at("/is_active").as_bool());
    const auto again = calendar.make("2099-12-25");
    CHECK(again.status == 409);
    CHECK(again.string_at("/error/code") == "CONFLICT");
    const auto changed = calendar.company.patch(calendar.company.admin(), calendar.one(made), {{"name", "Yule"}});
    CHECK(changed.string_at("/name") == "Yule");
    CHECK(calendar.company.remove(calendar.company.admin(), calendar.one(made)).at("/success").as_bool());
    CHECK(calendar.make("2099-12-25").status == 200);
    CHECK(calendar.dates("").size() == 2);
    CHECK(calendar.dates("/active") == Dates{"2099-12-25"});
    CHECK(calendar.make("25.12.2099").status == 422);
}

TEST_CASE("upcoming holidays are active, not past, ascending, and at most as many as asked") {
    Calendar calendar;
    for (const char* date : {"2099-03-01", "2000-01-01", "2099-01-01", "2099-02-01"})
        require_status(calendar.make(date), 200);
    const auto gone = require_status(calendar.make("2098-01-01"), 200);
    calendar.company.remove(calendar.company.admin(), calendar.one(gone));
    CHECK(calendar.dates("/upcoming") == Dates{"2099-01-01", "2099-02-01", "2099-03-01"});
    CHECK(calendar.dates("/upcoming?limit=2") == Dates{"2099-01-01", "2099-02-01"});
    CHECK(calendar.dates("/upcoming?limit=0").size() == 1);
    CHECK(calendar.dates("/upcoming?from_date=2099-02-01") == Dates{"2099-02-01", "2099-03-01"});
    CHECK(calendar.dates("/upcoming?from_date=2000-01-01&limit=5").size() == 4);
    CHECK(calendar.company.get(calendar.company.admin(), std::string(kAll) + "/upcoming?from_date=soon").status == 422);
}

TEST_CASE("a holiday is the same row on both surfaces, written by admin and hr") {
    Calendar calendar;
    const auto made = require_status(calendar.make("2099-12-25"), 200);
    const auto there =
        calendar.company.get(calendar.company.admin(), "/shiftmanagement-api/v1/holidays/" + made.string_at("/id"));
    CHECK(there.string_at("/holiday/holidayDate") == "2099-12-25");
    CHECK(
        calendar.company.patch(calendar.company.hire("hr_operations"), calendar.one(made), {{"name", "x"}}).status ==
        200
    );
    for (const char* role : {"manager", "employee"}) {
        const auto person = calendar.company.hire(role);
        CHECK(calendar.company.patch(person, calendar.one(made), {{"name", "x"}}).status == 403);
        CHECK(calendar.company.remove(person, calendar.one(made)).status == 403);
        CHECK(calendar.company.get(person, std::string(kAll) + "/upcoming").status == 200);
    }
    Calendar other;
    for (const auto& id : {made.string_at("/id"), random_id()})
        CHECK(other.company.patch(other.company.admin(), std::string(kAll) + "/" + id, {{"name", "x"}}).status == 404);
}
