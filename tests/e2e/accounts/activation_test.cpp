#include "tests/e2e/accounts/accounts.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>

using namespace accounts;

namespace {

Answer invite(Company& company, const std::string& email) {
    return company.post(
        company.admin(), "/api/v1/users", {{"email", email}, {"full_name", "New Here"}, {"role", "employee"}}
    );
}

Answer activate(const std::string& token, const std::string& password = "my own password") {
    // From everywhere: wrong tokens of one address are counted.
    static std::atomic<int> calls{0};
    const auto address = "203.0.113." + std::to_string(100 + calls++);
    return post("/auth/activate-account", {{"token", token}, {"password", password}}, address);
}

}  // namespace

TEST_CASE("an invited person activates the account with a password of their own and logs in") {
    Company company(accounts::stack());
    const auto invited = invite(company, "invited1@example.com");
    REQUIRE(invited.status == 201);
    CHECK(invited.string_at("/user/status") == "invited");
    CHECK(invited.at("/invitation_email_sent").is_bool());
    const auto id = invited.string_at("/user/id");
    CHECK(count_tokens(company, id) == 1);
    CHECK(login("invited1@example.com", "my own password").status == 401);
    const auto token = plant_token(company, id, "activation");
    const auto answer = activate(token);
    CHECK(answer.status == 200);
    CHECK(answer.string_at("/message") == "Account activated successfully. You can now log in.");
    const auto session = login("invited1@example.com", "my own password");
    REQUIRE(session.status == 200);
    CHECK(session.string_at("/user/status") == "active");
    expect_hr_error(activate(token), 400, "API_ERROR", "Invalid or expired invitation token");
}

TEST_CASE("invitations and reset links arrive by mail, and work") {
    Company company(accounts::stack());
    const auto invited = invite(company, "mailed@example.com");
    CHECK(invited.at("/invitation_email_sent") == Json(true));
    CHECK(invited.at("/email_error").is_null());
    REQUIRE(eventually([] { return !mailed_token("mailed@example.com").empty(); }, 10000));
    const auto invitation = mailed_token("mailed@example.com");
    CHECK(activate(invitation).status == 200);
    require_status(post("/auth/forgot-password", {{"email", "mailed@example.com"}}, "203.0.113.21"), 200);
    REQUIRE(eventually([&] { return mailed_token("mailed@example.com") != invitation; }, 10000));
    const auto reset = post(
        "/auth/reset-password",
        {{"token", mailed_token("mailed@example.com")}, {"new_password", "remembered now"}},
        "203.0.113.21"
    );
    CHECK(reset.status == 200);
    CHECK(login("mailed@example.com", "remembered now").status == 200);
}

TEST_CASE("two activations at once: one wins") {
    Company company(accounts::stack());
    const auto id = invite(company, "invited2@example.com").string_at("/user/id");
    const auto token = plant_token(company, id, "activation");
    auto other = std::async(std::launch::async, [&] { return activate(token, "the first password").status; });
    const int here = activate(token, "the other password").status;
    const int there = other.get();
    CHECK(std::min(here, there) == 200);
    CHECK(std::max(here, there) == 400);
    const int first = login("invited2@example.com", "the first password").status;
    const int second = login("invited2@example.com", "the other password").status;
    CHECK(std::min(first, second) == 200);
    CHECK(std::max(first, second) == 401);
}

TEST_CASE("an invitation does not bring back somebody suspended or deactivated") {
    Company company(accounts::stack());
    for (const std::string status : {"suspended", "inactive"}) {
        const auto id = invite(company, status + "@example.com").string_at("/user/id");
        const auto token = plant_token(company, id, "activation");
        require_status(company.patch(company.admin(), "/api/v1/users/" + id, {{"status", status}}), 200);
        CHECK(activate(token).status == 400);
        const auto later = plant_token(company, id, "activation");
        CHECK(activate(later).status == 400);
        CHECK(company.get(company.admin(), "/api/v1/users/" + id).string_at("/status") == status);
    }
}

TEST_CASE("an invitation is sent again, in place of the former, to the invited only") {
    Company company(accounts::stack());
    const auto id = invite(company, "invited3@example.com").string_at("/user/id");
    const auto former = plant_token(company, id, "activation");
    for (const char* path : {"/resend-invite", "/resend-invitation"}) {
        const auto answer = ask("POST", company.admin().token, "/users/" + id + path);
        CHECK(answer.status == 200);
        CHECK(answer.at("/invitation_email_sent").is_bool());
        CHECK(answer.json().as_object().contains("email_error"));
    }
    CHECK(count_tokens(company, id) == 1);
    CHECK(activate(former).status == 400);
    const auto worker = company.hire("employee");
    expect_hr_error(ask("POST", company.admin().token, "/users/" + worker.id + "/resend-invite"), 409, "CONFLICT");
    expect_hr_error(ask("POST", worker.token, "/users/" + id + "/resend-invite"), 403, "PERMISSION_ERROR");
    CHECK(ask("POST", company.admin().token, "/users/" + random_id() + "/resend-invite").status == 404);
}

TEST_CASE("an admin sends a reset link; a forced one ends the person's sessions at once") {
    Company company(accounts::stack());
    const auto worker = company.hire("employee");
    const auto hr = company.hire("hr_operations");
    CHECK(ask("POST", hr.token, "/users/" + worker.id + "/send-password-reset").status == 200);
    CHECK(count_tokens(company, worker.id) == 1);
    CHECK(ask("GET", worker.token, "/users/me").status == 200);
    CHECK(ask("POST", company.admin().token, "/users/" + worker.id + "/force-password-reset").status == 200);
    CHECK(eventually([&] { return ask("GET", worker.token, "/users/me").status == 401; }, 5000));
    expect_hr_error(
        ask("POST", hr.token, "/users/" + company.admin().id + "/send-password-reset"), 403, "PERMISSION_ERROR"
    );
}
