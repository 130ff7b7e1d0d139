#include "tests/e2e/attendance/sessions.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>

#include <future>

using namespace sessions;

namespace {

std::string breaks_of(const std::string& session) {
    return std::string(kBase) + "/sessions/" + session + "/breaks";
}

}  // namespace

TEST_CASE("a break starts, is current, ends, and counts by its type") {
    Company company;
    const auto worker = company.hire("employee");
    const auto session = require_status(check_in(company, worker), 200).string_at("/id");
    CHECK(company.get(worker, std::string(kBase) + "/breaks/current").text == "null");
    const auto started =
        require_status(start_break(company, worker, {{"break_type", "prayer"}, {"note", "Dhuhr"}}), 200);
    CHECK(started.json().as_object().size() == 8);
    CHECK(started.string_at("/attendance_session_id") == session);
    CHECK(started.string_at("/note") == "Dhuhr");
    CHECK(started.at("/is_paid").as_bool());
    CHECK(started.at("/ended_at").is_null());
    CHECK(started.at("/duration_minutes").is_null());
    const auto current = company.get(worker, std::string(kBase) + "/breaks/current");
    CHECK(current.string_at("/id") == started.string_at("/id"));
    CHECK(active(company, worker).string_at("/active_break/id") == started.string_at("/id"));
    const auto ended = require_status(end_break(company, worker), 200);
    CHECK(ended.string_at("/id") == started.string_at("/id"));
    CHECK(ended.number_at("/duration_minutes") == 0);
    CHECK(is_instant(ended.string_at("/ended_at")));
    CHECK(active(company, worker).at("/active_break").is_null());
    require_status(start_break(company, worker, {{"break_type", "dinner"}}), 200);
    CHECK_FALSE(company.get(worker, std::string(kBase) + "/breaks/current").at("/is_paid").as_bool());
    const auto all = company.get(worker, breaks_of(session));
    CHECK(all.json().as_array().size() == 2);
    CHECK(all.string_at("/0/break_type") == "prayer");
}

TEST_CASE("break errors are the documented ones") {
    Company company;
    const auto worker = company.hire("employee");
    expect_refusal(
        start_break(company, worker, {{"break_type", "dinner"}}),
        400,
        "API_ERROR",
        "Cannot start break without an active attendance session."
    );
    expect_refusal(end_break(company, worker), 400, "API_ERROR", "No active attendance session.");
    require_status(check_in(company, worker), 200);
    expect_refusal(end_break(company, worker), 404, "NOT_FOUND", "No active break found.");
    for (const boost::json::object& body :
         {boost::json::object{{"break_type", "other"}}, boost::json::object{{"break_type", "other"}, {"note", " "}}})
        expect_refusal(
            start_break(company, worker, body), 422, "API_ERROR", "Note is required for 'other' break type."
        );
    CHECK(start_break(company, worker, {{"break_type", "lunch"}}).string_at("/error/code") == "VALIDATION_ERROR");
    require_status(start_break(company, worker, {{"break_type", "dinner"}}), 200);
    expect_refusal(
        start_break(company, worker, {{"break_type", "prayer"}}), 400, "API_ERROR", "You already have an active break."
    );
}

TEST_CASE("a check-out ends the open break, so that it blocks and burdens no later session") {
    Company company;
    const auto worker = company.hire("employee");
    require_status(check_in(company, worker), 200);
    require_status(start_break(company, worker, {{"break_type", "dinner"}}), 200);
    const auto out = require_status(check_out(company, worker), 200);
    CHECK(out.at("/active_break").is_null());
    CHECK(is_instant(out.string_at("/breaks/0/ended_at")));
    require_status(check_in(company, worker), 200);
    require_status(start_break(company, worker, {{"break_type", "dinner"}}), 200);
}

TEST_CASE("of many break starts at once one opens a break") {
    Company company;
    const auto worker = company.hire("employee");
    const auto session = require_status(check_in(company, worker), 200).string_at("/id");
    std::vector<std::future<int>> starts;
    for (int i = 0; i < 8; ++i)
        starts.push_back(std::async(std::launch::async, [&] {
            return start_break(company, worker, {{"break_type", "dinner"}}).status;
        }));
    int started = 0;
    for (auto& start : starts) {
        const int status = start.get();
        started += status == 200 ? 1 : 0;
        CHECK((status == 200 || status == 400));
    }
    CHECK(started == 1);
    CHECK(company.get(worker, breaks_of(session)).json().as_array().size() == 1);
}

TEST_CASE("breaks of a session are for its owner, their manager, hr and admins; to others it does not exist") {
    Company company;
    const auto manager = company.hire("manager");
    const auto worker = company.hire_under(manager);
    const auto session = require_status(check_in(company, worker), 200).string_at("/id");
    for (const auto& reader : {worker, manager, company.hire("hr_operations"), company.admin()})
        CHECK(company.get(reader, breaks_of(session)).status == 200);
    for (const auto& stranger : {company.hire("manager"), company.hire("employee"), company.hire("team_lead")}) {
        expect_refusal(company.get(stranger, breaks_of(session)), 404, "NOT_FOUND", "Session not found");
        expect_refusal(company.get(stranger, breaks_of(random_id())), 404, "NOT_FOUND", "Session not found");
    }
    Company other;
    expect_refusal(other.get(other.admin(), breaks_of(session)), 404, "NOT_FOUND", "Session not found");
}
