#include "tests/e2e/attendance/sessions.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>

#include <future>
#include <set>

using namespace sessions;

namespace {

const std::set<std::string> kFields = {
    "id",
    "user_id",
    "user_full_name",
    "check_in_at",
    "check_out_at",
    "work_mode",
    "session_status",
    "correction_requested",
    "correction_reason",
    "is_late_login",
    "is_early_logout",
    "is_overtime",
    "is_corrected",
    "flags",
    "attendance_classification",
    "worked_minutes",
    "paid_minutes",
    "late_minutes",
    "early_checkout_minutes",
    "checkout_after_shift_reason",
    "checkout_after_shift_note",
    "early_checkout_reason",
    "expected_shift_start_at",
    "expected_shift_end_at",
    "created_at",
    "updated_at",
    "duration_minutes",
    "total_hours",
    "total_break_minutes",
    "dinner_break_minutes",
    "prayer_break_minutes",
    "other_break_minutes",
    "breaks",
    "active_break",
    "correction",
};

std::set<std::string> fields_of(const Json& object) {
    std::set<std::string> names;
    for (const auto& [name, value] : object.as_object()) names.emplace(name);
    return names;
}

}  // namespace

TEST_CASE("a check-in with nothing rostered opens an unscheduled session with every documented field") {
    Company company;
    const auto worker = company.hire("employee");
    CHECK(active(company, worker).text == "null");
    const auto session = require_status(check_in(company, worker, "wfh"), 200);
    CHECK(fields_of(session.json()) == kFields);
    CHECK(session.string_at("/user_id") == worker.id);
    CHECK(session.string_at("/user_full_name") == "Person " + worker.email);
    CHECK(session.string_at("/work_mode") == "wfh");
    CHECK(session.string_at("/session_status") == "active");
    CHECK(session.string_at("/attendance_classification") == "active");
    CHECK(is_instant(session.string_at("/check_in_at")));
    for (const char* name : {"/check_out_at", "/worked_minutes", "/expected_shift_start_at", "/active_break"})
        CHECK(session.at(name).is_null());
    CHECK(active(company, worker).string_at("/id") == session.string_at("/id"));
}

TEST_CASE("case 1: a second check-in is refused, on whichever surface the first was made") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker);
    require_status(company.check_in(worker, shift), 201);
    expect_refusal(
        check_in(company, worker), 409, "CONFLICT", "An active attendance session already exists for today."
    );
    const auto other = company.hire("employee");
    require_status(check_in(company, other), 200);
    expect_refusal(check_in(company, other), 409, "CONFLICT", "An active attendance session already exists for today.");
    // By now, or in a moment, the open session is that shift's.
    CHECK(company.check_in(other, company.shift_for(other, {.begins = -60, .ends = 60})).status == 409);
}

TEST_CASE("a session attaches to the shift its owner is assigned to, and is the WorkforceOS record of the same id") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -30, .ends = 200});
    const auto session = require_status(check_in(company, worker), 200);
    CHECK(session.string_at("/expected_shift_start_at") == shift.starts_at);
    CHECK(session.string_at("/expected_shift_end_at") == shift.ends_at);
    CHECK(session.at("/is_late_login").as_bool());
    CHECK(session.number_at("/late_minutes") >= 29);
    const auto record =
        company.get(worker, "/attendancemanagement-api/v1/attendance-records/" + session.string_at("/id"));
    expect_object(record, 200, "attendanceRecord", "get");
    CHECK(record.string_at("/attendanceRecord/shiftId") == shift.id);
    const auto out = require_status(check_out(company, worker, {{"early_checkout_reason", "Medical"}}), 200);
    CHECK(out.string_at("/session_status") == "completed");
    CHECK(out.string_at("/early_checkout_reason") == "Medical");
    CHECK(out.at("/is_early_logout").as_bool());
    CHECK(out.number_at("/early_checkout_minutes") >= 198);
    CHECK(out.number_at("/duration_minutes") == 0);
}

TEST_CASE("rule 3: an assignment acknowledged a moment before the check-in counts") {
    Company company;
    for (int i = 0; i < 5; ++i) {
        const auto worker = company.hire("employee");
        const auto shift = company.shift_for(worker);
        CHECK(check_in(company, worker).string_at("/expected_shift_start_at") == shift.starts_at);
    }
}

TEST_CASE("case 15: a shift without grace that runs makes the check-in late, and the check-out needs no body") {
    Company company;
    const auto worker = company.hire("employee");
    company.shift_for(worker, {.begins = -2, .ends = 60}, {{"graceMinutes", 0}});
    CHECK(check_in(company, worker).at("/is_late_login").as_bool());
    const auto out = company.stack().gateway_port();
    Client client(out);
    const auto answer = client.send(
        {.method = "POST", .target = std::string(kBase) + "/check-out", .headers = company.headers_of(worker)}
    );
    CHECK(answer.status == 200);
    CHECK(answer.at("/is_early_logout").as_bool());
}

TEST_CASE("a check-out takes null for its body, and refuses a wrong one; without a session it answers 404") {
    Company company;
    const auto worker = company.hire("employee");
    expect_refusal(check_out(company, worker), 404, "NOT_FOUND", "No active attendance session found.");
    require_status(check_in(company, worker), 200);
    const auto wrong = check_out(company, worker, {{"early_checkout_reason", 7}});
    CHECK(wrong.status == 422);
    CHECK(wrong.string_at("/error/details/0/field") == "early_checkout_reason");
    CHECK(company.post(worker, std::string(kBase) + "/check-out", nullptr).status == 200);
}

TEST_CASE("a check-in names its work mode, office or wfh") {
    Company company;
    const auto worker = company.hire("employee");
    for (const boost::json::object& body :
         {boost::json::object{}, boost::json::object{{"work_mode", "OFFICE"}}, boost::json::object{{"work_mode", 1}}}) {
        const auto answer = company.post(worker, std::string(kBase) + "/check-in", body);
        CHECK(answer.status == 422);
        CHECK(answer.string_at("/error/code") == "VALIDATION_ERROR");
        CHECK(answer.string_at("/error/details/0/field") == "work_mode");
    }
}

TEST_CASE("a check-in after a check-out within the shift goes on with the session; the time away is an unpaid break") {
    Company company;
    const auto worker = company.hire("employee");
    company.shift_for(worker);
    const auto first = require_status(check_in(company, worker), 200).string_at("/id");
    require_status(check_out(company, worker), 200);
    const auto again = require_status(check_in(company, worker, "wfh"), 200);
    CHECK(again.string_at("/id") == first);
    CHECK(again.string_at("/session_status") == "active");
    CHECK(again.at("/breaks").as_array().size() == 1);
    CHECK(again.string_at("/breaks/0/break_type") == "other");
    CHECK_FALSE(again.at("/breaks/0/is_paid").as_bool());
}

TEST_CASE("outside any shift every check-in is a session of its own") {
    Company company;
    const auto worker = company.hire("employee");
    const auto first = require_status(check_in(company, worker), 200).string_at("/id");
    require_status(check_out(company, worker), 200);
    CHECK(require_status(check_in(company, worker), 200).string_at("/id") != first);
}

TEST_CASE("rule 4: an open unscheduled session is adopted by a shift that its owner is assigned to") {
    Company company;
    const auto worker = company.hire("employee");
    const auto session = require_status(check_in(company, worker), 200).string_at("/id");
    const auto shift = company.shift_for(worker, {.begins = -20, .ends = 200});
    CHECK(eventually([&] { return active(company, worker).string_at("/expected_shift_start_at") == shift.starts_at; }));
    CHECK(active(company, worker).string_at("/id") == session);
}

TEST_CASE("the same Idempotency-Key gives the same session again, and one session only") {
    Company company;
    const auto worker = company.hire("employee");
    const Headers key{{"Idempotency-Key", "once"}};
    const boost::json::object body{{"work_mode", "office"}};
    const auto first = company.post(worker, std::string(kBase) + "/check-in", body, key);
    const auto again = company.post(worker, std::string(kBase) + "/check-in", body, key);
    CHECK(first.status == 200);
    CHECK(again.text == first.text);
    CHECK(again.header("Idempotency-Replayed") == "true");
}

TEST_CASE("a check-out reason is demanded only where the policy in force says so") {
    Company company;
    const auto worker = company.hire("employee");
    require_status(
        company.patch(company.admin(), "/attendancemanagement-api/v1/policy", {{"requireEarlyCheckoutReason", true}}),
        200
    );
    execute(company, "UPDATE attendance.policy_version SET effective_from = effective_from - 3");
    company.shift_for(worker);
    require_status(check_in(company, worker), 200);
    expect_refusal(
        check_out(company, worker), 422, "API_ERROR", "A reason is required for checking out before your shift ends."
    );
    require_status(check_out(company, worker, {{"early_checkout_reason", "dentist"}}), 200);
}

TEST_CASE("a session belongs to its shift's day: checked in before the start, it is found once it is closed") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = 30, .ends = 400});
    const auto session = require_status(check_in(company, worker), 200);
    CHECK_FALSE(session.at("/is_late_login").as_bool());
    CHECK(session.number_at("/late_minutes") == 0);
    require_status(check_out(company, worker), 200);
    const auto list =
        company.get(company.admin(), "/attendancemanagement-api/v1/attendance-records?shiftDate=" + shift.date);
    CHECK(list.string_at("/attendanceRecords/0/id") == session.string_at("/id"));
}

TEST_CASE("case 3: of many check-ins at once one opens a session, the others hear of it") {
    Company company;
    const auto worker = company.hire("employee");
    std::vector<std::future<int>> punches;
    for (int i = 0; i < 8; ++i)
        punches.push_back(std::async(std::launch::async, [&] { return check_in(company, worker).status; }));
    std::multiset<int> statuses;
    for (auto& punch : punches) statuses.insert(punch.get());
    CHECK(statuses.count(200) == 1);
    CHECK(statuses.count(409) == 7);
}
