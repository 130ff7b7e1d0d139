#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

constexpr char kUsers[] = "/api/v1/users";

void expect_hr_error(const Answer& answer, int status, const std::string& code) {
    INFO(answer.text);
    CHECK(answer.status == status);
    CHECK(answer.string_at("/error/code") == code);
    CHECK_FALSE(answer.string_at("/error/message").empty());
    CHECK(answer.at("/error/details").is_array());
    CHECK(answer.at("/detail") == answer.at("/error/message"));
}

boost::json::object user(const std::string& email, const std::string& role = "employee") {
    return {{"email", email}, {"full_name", "A Person"}, {"role", role}, {"password", "correct horse battery"}};
}

}  // namespace

TEST_CASE("a user with a password is active at once and gets an employee code") {
    Company company;
    const auto answer = company.post(company.admin(), kUsers, user("one@example.com"));
    REQUIRE(answer.status == 201);
    CHECK(answer.string_at("/user/email") == "one@example.com");
    CHECK(answer.string_at("/user/full_name") == "A Person");
    CHECK(answer.string_at("/user/role") == "employee");
    CHECK(answer.string_at("/user/status") == "active");
    CHECK(answer.string_at("/user/employee_code").starts_with("EMP"));
    CHECK(answer.at("/user/manager_id").is_null());
    CHECK(answer.json().as_object().contains("invitation_email_sent"));
    CHECK(answer.json().as_object().contains("email_error"));
    CHECK(answer.text.find("correct horse") == std::string::npos);
    CHECK(company.login("one@example.com", "correct horse battery").id == answer.string_at("/user/id"));
}

TEST_CASE("a user without a password is invited and cannot log in yet") {
    Company company;
    auto body = user("two@example.com");
    body.erase("password");
    const auto answer = company.post(company.admin(), kUsers, body);
    REQUIRE(answer.status == 201);
    CHECK(answer.string_at("/user/status") == "invited");
}

TEST_CASE("an employee code may be given, and is unique in the company") {
    Company company;
    auto body = user("three@example.com");
    body["employee_code"] = "K-77";
    CHECK(company.post(company.admin(), kUsers, body).string_at("/user/employee_code") == "K-77");
    body["email"] = "four@example.com";
    expect_hr_error(company.post(company.admin(), kUsers, body), 409, "CONFLICT");
    expect_hr_error(company.post(company.admin(), kUsers, user("three@example.com")), 409, "CONFLICT");
    Company elsewhere;
    body["email"] = "three@example.com";
    CHECK(elsewhere.post(elsewhere.admin(), kUsers, body).status == 201);
}

TEST_CASE("a bad body answers 422 and names its fields, without echoing a secret") {
    Company company;
    const auto empty = company.post(company.admin(), kUsers, boost::json::object{});
    expect_hr_error(empty, 422, "VALIDATION_ERROR");
    for (const char* field : {"email", "full_name", "role"}) CHECK(empty.text.find(field) != std::string::npos);
    auto body = user("not-an-address");
    expect_hr_error(company.post(company.admin(), kUsers, body), 422, "VALIDATION_ERROR");
    body = user("five@example.com", "emperor");
    expect_hr_error(company.post(company.admin(), kUsers, body), 422, "VALIDATION_ERROR");
    body = user("five@example.com");
    body["password"] = "s3cret";
    const auto short_password = company.post(company.admin(), kUsers, body);
    expect_hr_error(short_password, 422, "VALIDATION_ERROR");
    CHECK(short_password.text.find("s3cret") == std::string::npos);
}

TEST_CASE("a person reads themselves, with or without the tenant header") {
    Company company;
    const auto worker = company.hire("employee");
    const auto answer = company.get(worker, "/api/v1/users/me");
    REQUIRE(answer.status == 200);
    CHECK(answer.string_at("/id") == worker.id);
    CHECK(answer.string_at("/email") == worker.email);
    Client client(company.stack().gateway_port());
    const auto bare = client.send(
        {.method = "GET", .target = "/api/v1/users/me", .headers = {{"Authorization", "Bearer " + worker.token}}}
    );
    CHECK(bare.status == 200);
    expect_hr_error(client.send({.method = "GET", .target = "/api/v1/users/me"}), 401, "AUTH_ERROR");
}

TEST_CASE("a list is a bare array of the people the caller may see") {
    Company company;
    const auto manager = company.hire("manager");
    const auto report = company.hire_under(manager);
    const auto other = company.hire("employee");
    const auto size = [&](const Person& caller, const std::string& query = "") {
        const auto answer = company.get(caller, kUsers + query);
        require_status(answer, 200);
        return answer.json().as_array().size();
    };
    CHECK(size(company.admin()) == 4);
    CHECK(size(company.admin(), "?role=employee") == 2);
    CHECK(size(company.admin(), "?manager_id=" + manager.id) == 1);
    CHECK(size(manager) == 2);
    CHECK(size(report) == 1);
    CHECK(size(other) == 1);
}
