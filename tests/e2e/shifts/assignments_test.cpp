#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kAssignments[] = "/shiftmanagement-api/v1/shift-assignments";

boost::json::object pair(const std::string& shift, const std::string& user) {
    return {{"shiftId", shift}, {"userId", user}};
}

}  // namespace

TEST_CASE("a person is assigned, listed and unassigned") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift({.begins = 600, .ends = 900});
    const auto made = company.post(company.admin(), kAssignments, pair(shift.id, worker.id));
    expect_object(made, 201, "shiftAssignment", "create");
    CHECK(made.string_at("/shiftAssignment/shiftId") == shift.id);
    CHECK(made.string_at("/shiftAssignment/userId") == worker.id);
    const auto list = company.get(company.admin(), std::string(kAssignments) + "?shiftId=" + shift.id);
    expect_list(list, "shiftAssignments");
    CHECK(list.number_at("/rowCount") == 1);
    const auto path = std::string(kAssignments) + "/" + made.string_at("/shiftAssignment/id");
    expect_object(company.remove(company.admin(), path), 200, "shiftAssignment", "delete");
    CHECK(company.get(company.admin(), std::string(kAssignments) + "?shiftId=" + shift.id).number_at("/rowCount") == 0);
    CHECK(company.post(company.admin(), kAssignments, pair(shift.id, worker.id)).status == 201);
}

TEST_CASE("two shifts that overlap in instants are refused, ones that touch are not") {
    Company company;
    const auto worker = company.hire("employee");
    const auto first = company.shift({.begins = 600, .ends = 900});
    const auto overlapping = company.shift({.begins = 899, .ends = 1000});
    const auto next = company.shift({.begins = 900, .ends = 1000});
    company.assign(first, worker);
    expect_error(
        company.post(company.admin(), kAssignments, pair(overlapping.id, worker.id)), 409, "errMsg_shiftOverlaps"
    );
    CHECK(company.post(company.admin(), kAssignments, pair(next.id, worker.id)).status == 201);
    CHECK(company.post(company.admin(), kAssignments, pair(first.id, worker.id)).status == 409);
}

TEST_CASE("moving a shift onto another of the same person is refused") {
    Company company;
    const auto worker = company.hire("employee");
    const auto early = company.post(
        company.admin(),
        "/shiftmanagement-api/v1/shifts",
        {{"shiftDate", "2099-03-02"}, {"startTime", "06:00"}, {"endTime", "10:00"}}
    );
    const auto late = company.post(
        company.admin(),
        "/shiftmanagement-api/v1/shifts",
        {{"shiftDate", "2099-03-02"}, {"startTime", "12:00"}, {"endTime", "16:00"}}
    );
    company.assign({.id = early.string_at("/shift/id")}, worker);
    company.assign({.id = late.string_at("/shift/id")}, worker);
    expect_error(
        company.patch(
            company.admin(), "/shiftmanagement-api/v1/shifts/" + late.string_at("/shift/id"), {{"startTime", "09:00"}}
        ),
        409,
        "errMsg_shiftOverlaps"
    );
}

TEST_CASE("an assignment names what is missing or unknown") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift();
    const auto post = [&](const boost::json::object& body) {
        return company.post(company.admin(), kAssignments, body);
    };
    expect_error(post({}), 400, "errMsg_shiftIdisRequired");
    expect_error(post({{"shiftId", shift.id}}), 400, "errMsg_userIdisRequired");
    expect_error(post(pair("x", worker.id)), 400, "errMsg_shiftIdisNotAValidID");
    expect_error(post(pair(random_id(), worker.id)), 404, "errMsg_shiftNotFound");
    expect_error(post(pair(shift.id, random_id())), 404, "errMsg_userNotFound");
    expect_error(
        company.remove(company.admin(), std::string(kAssignments) + "/" + random_id()),
        404,
        "errMsg_shiftAssignmentNotFound"
    );
}

TEST_CASE("staff assign nobody; managers assign to what has not begun") {
    Company company;
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    const auto future = company.shift({.begins = 600, .ends = 900});
    const auto begun = company.shift();
    expect_error(company.post(worker, kAssignments, pair(future.id, worker.id)), 403, "errMsg_forbidden");
    CHECK(company.post(manager, kAssignments, pair(begun.id, worker.id)).status == 403);
    CHECK(company.post(manager, kAssignments, pair(future.id, worker.id)).status == 201);
    CHECK(company.post(company.hire("hr_operations"), kAssignments, pair(begun.id, worker.id)).status == 201);
}

TEST_CASE("nobody is assigned to a cancelled shift") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift({.begins = 600, .ends = 900});
    require_status(company.remove(company.admin(), "/shiftmanagement-api/v1/shifts/" + shift.id), 200);
    const auto answer = company.post(company.admin(), kAssignments, pair(shift.id, worker.id));
    INFO(answer.text);
    CHECK(answer.status == 409);
}
