#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace support;

namespace {

constexpr char kRecords[] = "/attendancemanagement-api/v1/attendance-records";

std::set<std::string> user_ids(const Answer& answer) {
    std::set<std::string> found;
    for (const auto& row : answer.at("/attendanceRecords").as_array())
        found.insert(std::string(row.at("userId").as_string()));
    return found;
}

std::size_t rows(const Answer& answer) {
    return answer.at("/attendanceRecords").as_array().size();
}

// One late, one in time, one absent, on shifts of two days.
struct Roster {
    Company company;
    Person late = company.hire("employee");
    Person punctual = company.hire("employee");
    Person absent = company.hire("employee");
    Shift today = company.shift({.begins = -45});
    Shift just_now = company.shift_for(punctual, {.begins = -3});
    Shift yesterday = company.shift_for(absent, {.begins = -1500, .ends = -1020});

    Roster() {
        company.assign(today, late);
        require_status(company.check_in(late, today), 201);
        require_status(company.check_in(punctual, just_now), 201);
        const boost::json::object body{{"userId", absent.id}, {"shiftId", yesterday.id}};
        require_status(company.post(company.admin(), "/attendancemanagement-api/v1/mark-absent", body), 200);
    }

    Answer list(const std::string& query = "") { return company.get(company.admin(), kRecords + query); }
};

}  // namespace

TEST_CASE("a list carries person and shift as arrays of one, the newest shift date first") {
    Roster roster;
    const auto answer = roster.list();
    expect_list(answer, "attendanceRecords");
    REQUIRE(rows(answer) == 3);
    CHECK(answer.number_at("/paging/totalRowCount") == 3);
    CHECK(answer.number_at("/paging/pageRowCount") == 25);
    CHECK(answer.number_at("/paging/pageCount") == 1);
    CHECK(answer.at("/filters").as_array().empty());
    for (const auto& row : answer.at("/attendanceRecords").as_array()) {
        REQUIRE(row.at("user").as_array().size() == 1);
        REQUIRE(row.at("shift").as_array().size() == 1);
        CHECK(row.at("user").as_array()[0].as_object().contains("email"));
        CHECK(row.at("shift").as_array()[0].as_object().contains("shiftDate"));
    }
    CHECK(answer.string_at("/attendanceRecords/2/userId") == roster.absent.id);
}

TEST_CASE("staff see their own records only, whatever the filter says") {
    Roster roster;
    const auto other = std::string("?userId=") + roster.punctual.id;
    for (const auto& query : {std::string(), other}) {
        const auto answer = roster.company.get(roster.late, kRecords + query);
        expect_list(answer, "attendanceRecords");
        for (const auto& id : user_ids(answer)) CHECK(id == roster.late.id);
    }
    CHECK(user_ids(roster.company.get(roster.late, kRecords)) == std::set{roster.late.id});
    CHECK(user_ids(roster.company.get(roster.company.hire("manager"), kRecords)).size() == 3);
}

TEST_CASE("lists filter by user, shift and status, any of several, and echo what was applied") {
    Roster roster;
    CHECK(user_ids(roster.list("?userId=" + roster.late.id)) == std::set{roster.late.id});
    CHECK(rows(roster.list("?userId=" + roster.late.id + "&userId=" + roster.absent.id)) == 2);
    CHECK(user_ids(roster.list("?shiftId=" + roster.yesterday.id)) == std::set{roster.absent.id});
    CHECK(rows(roster.list("?shiftId=null")) == 0);
    CHECK(user_ids(roster.list("?status=late")) == std::set{roster.late.id});
    CHECK(user_ids(roster.list("?status=LATE&status=Absent")) == std::set{roster.late.id, roster.absent.id});
    CHECK(rows(roster.list("?companyId=" + roster.company.id())) == 3);
    const auto answer = roster.list("?status=late");
    CHECK(answer.string_at("/filters/0/name") == "status");
    CHECK(answer.string_at("/filters/0/value") == "late");
}

TEST_CASE("lists filter by the shift's date") {
    Roster roster;
    CHECK(user_ids(roster.list("?shiftDate=" + roster.yesterday.date)).contains(roster.absent.id));
    CHECK(rows(roster.list("?dateFrom=" + roster.yesterday.date + "&dateTo=" + roster.just_now.date)) == 3);
    CHECK(rows(roster.list("?dateTo=2020-01-01")) == 0);
    CHECK(rows(roster.list("?dateFrom=2099-01-01")) == 0);
}

TEST_CASE("lists come in pages and in the order asked for") {
    Roster roster;
    const auto first = roster.list("?pageRowCount=2");
    const auto second = roster.list("?pageRowCount=2&pageNumber=2");
    expect_list(first, "attendanceRecords");
    CHECK(rows(first) == 2);
    CHECK(rows(second) == 1);
    CHECK(second.number_at("/paging/pageNumber") == 2);
    CHECK(second.number_at("/paging/pageCount") == 2);
    CHECK(second.number_at("/paging/totalRowCount") == 3);
    CHECK(rows(roster.list("?pageRowCount=2&pageNumber=9")) == 0);
    const auto rising = roster.list("?sortBy=status_idx");
    const auto falling = roster.list("?sortBy=-status_idx");
    CHECK(rising.string_at("/attendanceRecords/0/status") == "pending");
    CHECK(falling.string_at("/attendanceRecords/0/status") == "late");
}

TEST_CASE("an unknown filter value, page or order answers 400") {
    Roster roster;
    expect_error(roster.list("?status=asleep"), 400, "errMsg_statusisNotAValidEnum");
    expect_error(roster.list("?userId=seven"), 400, "errMsg_userIdisNotAValidID");
    expect_error(roster.list("?shiftDate=yesterday"), 400, "errMsg_shiftDateisNotAValidDate");
    expect_error(roster.list("?pageNumber=0"), 400, "errMsg_pageNumberisNotValid");
    expect_error(roster.list("?pageRowCount=501"), 400, "errMsg_pageRowCountisNotValid");
    CHECK(roster.list("?sortBy=password").status == 400);
}
