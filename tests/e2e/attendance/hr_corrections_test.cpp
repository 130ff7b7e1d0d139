#include "tests/e2e/attendance/sessions.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>

#include <future>

using namespace sessions;

namespace {

// Somebody who reports to a manager, with a session from eight hours to one hour ago.
struct Worked {
    Company company;
    Person manager = company.hire("manager");
    Person worker = company.hire_under(manager);
    std::string session;

    Worked() {
        require_status(check_in(company, worker), 200);
        session = require_status(check_out(company, worker), 200).string_at("/id");
        move_back(company, worker, 1);
    }

    Answer ask(const Person& person, const boost::json::object& body) const {
        return company.patch(person, std::string(kBase) + "/" + session + "/correction-request", body);
    }

    Answer ask_earlier(const Person& person) const {
        return ask(person, {{"reason", "VPN issue"}, {"requested_check_in_at", minutes_from_now(-540)}});
    }

    Answer decide(const Person& person, const boost::json::object& body) const {
        return company.patch(person, std::string(kBase) + "/" + session + "/resolve-correction", body);
    }

    Answer pending(const Person& person) const {
        return company.get(person, std::string(kBase) + "/corrections/pending");
    }
};

}  // namespace

TEST_CASE("case 12: a correction is asked for, sent back, answered and approved; the original times are kept") {
    Worked day;
    const auto wanted = minutes_from_now(-540);
    const auto asked = require_status(day.ask(day.worker, {{"reason", "VPN"}, {"requested_check_in_at", wanted}}), 200);
    CHECK(asked.at("/correction_requested").as_bool());
    CHECK(asked.string_at("/correction_reason") == "VPN");
    CHECK(asked.string_at("/correction/status") == "pending");
    CHECK(asked.string_at("/correction/requested_check_in_at") == wanted);
    CHECK(asked.string_at("/correction/requested_by") == day.worker.id);
    const auto before = asked.string_at("/check_in_at");
    CHECK(before != wanted);
    expect_refusal(day.ask_earlier(day.worker), 409, "CONFLICT", "A correction is already pending for this session.");

    const auto unclear =
        require_status(day.decide(day.manager, {{"action", "clarify"}, {"manager_comment", "Which VPN?"}}), 200);
    CHECK(unclear.string_at("/correction/status") == "needs_clarification");
    CHECK(unclear.string_at("/correction/manager_comment") == "Which VPN?");
    CHECK(unclear.at("/correction_requested").as_bool());
    require_status(day.ask(day.worker, {{"reason", "The office's"}, {"requested_check_in_at", wanted}}), 200);

    const auto approved = require_status(day.decide(day.manager, {{"action", "approve"}}), 200);
    CHECK(approved.string_at("/correction/id") == asked.string_at("/correction/id"));
    CHECK_FALSE(approved.at("/correction_requested").as_bool());
    CHECK(approved.at("/is_corrected").as_bool());
    CHECK(approved.string_at("/session_status") == "corrected");
    CHECK(approved.string_at("/check_in_at") == wanted);
    CHECK(approved.string_at("/correction/resolved_by") == day.manager.id);
    const auto why =
        day.company.get(day.worker, "/attendancemanagement-api/v1/attendance-records/" + day.session + "/explain");
    CHECK(why.text.find("\"superseded\"") != std::string::npos);
    CHECK(why.text.find(before) != std::string::npos);
}

TEST_CASE("the resolver's times are applied on approval, each on its own") {
    Worked day;
    require_status(day.ask_earlier(day.worker), 200);
    const auto given = minutes_from_now(-500);
    const auto approved = require_status(day.decide(day.manager, {{"action", "approve"}, {"check_in_at", given}}), 200);
    CHECK(approved.string_at("/check_in_at") == given);
    CHECK(approved.number_at("/duration_minutes") >= 435);
}

TEST_CASE("a rejection leaves the times, and a new request may follow") {
    Worked day;
    const auto before = require_status(day.ask_earlier(day.worker), 200).string_at("/check_in_at");
    const auto rejected = require_status(day.decide(day.manager, {{"action", "reject"}}), 200);
    CHECK(rejected.string_at("/correction/status") == "rejected");
    CHECK(rejected.string_at("/check_in_at") == before);
    CHECK(rejected.string_at("/session_status") == "completed");
    require_status(day.ask_earlier(day.worker), 200);
}

TEST_CASE("an unknown action is refused and changes nothing") {
    Worked day;
    require_status(day.ask_earlier(day.worker), 200);
    const auto answer = day.decide(day.manager, {{"action", "created"}, {"manager_comment", "x"}});
    CHECK(answer.status == 422);
    CHECK(answer.string_at("/error/details/0/field") == "action");
    CHECK(day.pending(day.manager).at("/0/correction/manager_comment").is_null());
}

TEST_CASE("times out of order, in the future, missing or over another session are refused") {
    Worked day;
    const auto refused = [&](boost::json::object body) {
        body["reason"] = "x";
        const auto answer = day.ask(day.worker, body);
        CHECK(answer.status == 422);
        CHECK(answer.string_at("/error/code") == "API_ERROR");
    };
    refused({});
    refused({{"requested_check_in_at", minutes_from_now(-1)}});
    refused({{"requested_check_out_at", minutes_from_now(5)}});
    CHECK(day.ask(day.worker, {{"reason", "x"}, {"requested_check_in_at", "2026-02-16T09:00:00"}}).status == 422);
    CHECK(day.ask(day.worker, {{"requested_check_in_at", minutes_from_now(-90)}}).status == 422);
    CHECK(day.ask(day.worker, {{"reason", "  "}, {"requested_check_in_at", minutes_from_now(-90)}}).status == 422);

    const auto first = day.session;
    require_status(check_in(day.company, day.worker), 200);
    day.session = require_status(check_out(day.company, day.worker), 200).string_at("/id");
    const auto overlap = day.ask_earlier(day.worker);
    CHECK(overlap.status == 409);
    CHECK(overlap.string_at("/detail").find(first) != std::string::npos);
}

TEST_CASE("nobody decides on their own request; managers decide for direct reports only") {
    Worked day;
    require_status(day.ask_earlier(day.manager), 200);
    const auto forbidden = [&](const Person& person) {
        const auto answer = day.decide(person, {{"action", "approve"}});
        CHECK(answer.status == 403);
        CHECK(answer.string_at("/error/code") == "PERMISSION_ERROR");
    };
    forbidden(day.manager);
    forbidden(day.worker);
    forbidden(day.company.hire("manager"));
    CHECK(require_status(day.decide(day.company.admin(), {{"action", "approve"}}), 200).at("/is_corrected").as_bool());
    CHECK(day.ask_earlier(day.company.hire("employee")).status == 403);
}

TEST_CASE("rule 13: an admin decides on their own only where nobody else could, and it is flagged") {
    Company company;
    require_status(check_in(company, company.admin()), 200);
    const auto id = require_status(check_out(company, company.admin()), 200).string_at("/id");
    const auto one = std::string(kBase) + "/" + id;
    const boost::json::object wanted{{"reason", "x"}, {"requested_check_in_at", minutes_from_now(-60)}};
    require_status(company.patch(company.admin(), one + "/correction-request", wanted), 200);
    const auto decided = company.patch(company.admin(), one + "/resolve-correction", {{"action", "approve"}});
    CHECK(require_status(decided, 200).at("/correction/self_decided").as_bool());
    const auto hr = company.hire("hr_operations");
    require_status(company.patch(company.admin(), one + "/correction-request", wanted), 200);
    const auto again = [&] {
        return company.patch(company.admin(), one + "/resolve-correction", {{"action", "reject"}});
    };
    CHECK(eventually([&] { return again().status == 403; }));
}

TEST_CASE("the queue of a reviewer leaves out what they asked for themselves") {
    Worked day;
    require_status(day.ask_earlier(day.manager), 200);
    CHECK(day.pending(day.manager).json().as_array().empty());
    CHECK(day.pending(day.company.hire("hr_operations")).json().as_array().size() == 1);
}

TEST_CASE("of two deciders at once one wins, the other hears that it was decided") {
    Worked day;
    require_status(day.ask_earlier(day.worker), 200);
    const auto hr = day.company.hire("hr_operations");
    auto other = std::async(std::launch::async, [&] { return day.decide(hr, {{"action", "reject"}}).status; });
    const int mine = day.decide(day.manager, {{"action", "approve"}}).status;
    const int theirs = other.get();
    CHECK(std::min(mine, theirs) == 200);
    CHECK(std::max(mine, theirs) == 409);
}

TEST_CASE("what waits for a decision is listed to those who may decide; to others the list is empty") {
    Worked day;
    require_status(day.ask_earlier(day.worker), 200);
    for (const auto& reviewer : {day.manager, day.company.admin(), day.company.hire("hr_operations")}) {
        const auto list = day.pending(reviewer);
        CHECK(list.json().as_array().size() == 1);
        CHECK(list.string_at("/0/correction/status") == "pending");
    }
    for (const auto& other : {day.worker, day.company.hire("manager")}) CHECK(day.pending(other).text == "[]");
    require_status(day.decide(day.manager, {{"action", "clarify"}}), 200);
    CHECK(day.pending(day.manager).json().as_array().size() == 1);
    require_status(day.decide(day.manager, {{"action", "reject"}}), 200);
    CHECK(day.pending(day.manager).text == "[]");
    expect_refusal(
        day.decide(day.manager, {{"action", "reject"}}),
        409,
        "CONFLICT",
        "This correction was decided already; read the session again."
    );
}

TEST_CASE("who asked may withdraw; a session nobody asked about has nothing to decide; an unknown one is not found") {
    Worked day;
    expect_refusal(
        day.decide(day.manager, {{"action", "approve"}}), 400, "API_ERROR", "No correction requested for this session"
    );
    require_status(day.ask_earlier(day.worker), 200);
    const auto one = std::string(kBase) + "/" + day.session + "/correction-request";
    const auto withdrawn = require_status(day.company.remove(day.worker, one), 200);
    CHECK(withdrawn.at("/correction").is_null());
    CHECK_FALSE(withdrawn.at("/correction_requested").as_bool());
    CHECK(day.pending(day.manager).text == "[]");
    day.session = random_id();
    expect_refusal(day.ask_earlier(day.worker), 404, "NOT_FOUND", "Session not found");
    expect_refusal(day.decide(day.manager, {{"action", "approve"}}), 404, "NOT_FOUND", "Session not found");
}

TEST_CASE("rule 13: an open session stays open when its check-in is corrected, and is corrected once it closes") {
    Company company;
    const auto worker = company.hire("employee");
    const auto one = std::string(kBase) + "/" + require_status(check_in(company, worker), 200).string_at("/id");
    const auto request = one + "/correction-request";
    CHECK(
        company.patch(worker, request, {{"reason", "x"}, {"requested_check_out_at", minutes_from_now(0)}}).status == 422
    );
    require_status(
        company.patch(worker, request, {{"reason", "x"}, {"requested_check_in_at", minutes_from_now(-60)}}), 200
    );
    const auto approved =
        require_status(company.patch(company.admin(), one + "/resolve-correction", {{"action", "approve"}}), 200);
    CHECK(approved.string_at("/session_status") == "active");
    CHECK(approved.at("/is_corrected").as_bool());
    const auto out = require_status(check_out(company, worker), 200);
    CHECK(out.string_at("/session_status") == "corrected");
    CHECK(out.number_at("/duration_minutes") >= 60);
    CHECK(out.string_at("/correction/status") == "approved");
}
