#include "tests/e2e/accounts/accounts.hpp"

#include <catch2/catch.hpp>

using namespace accounts;

TEST_CASE("an admin reads and changes the company's name and time zone") {
    Company company(accounts::stack());
    const auto& admin = company.admin();
    const auto before = ask("GET", admin.token, "/company");
    REQUIRE(before.status == 200);
    CHECK(before.string_at("/codename") == company.codename());
    CHECK(before.string_at("/time_zone") == company.zone());
    const auto after =
        ask("PATCH", admin.token, "/company", boost::json::object{{"name", "Renamed"}, {"time_zone", "Europe/Berlin"}});
    REQUIRE(after.status == 200);
    CHECK(after.string_at("/name") == "Renamed");
    CHECK(after.string_at("/time_zone") == "Europe/Berlin");
    CHECK(after.header("ETag") != before.header("ETag"));
    const auto stale =
        company.patch(admin, "/api/v1/company", {{"name", "Late"}}, {{"If-Match", before.header("ETag")}});
    CHECK(stale.status == 412);
}

TEST_CASE("a company's name and zone are checked, and are for admins") {
    Company company(accounts::stack());
    for (const boost::json::object& body :
         {boost::json::object{{"name", ""}}, {{"name", nullptr}}, {{"time_zone", "Mars/Base"}}}) {
        const auto answer = ask("PATCH", company.admin().token, "/company", body);
        expect_hr_error(answer, 422, "VALIDATION_ERROR");
        CHECK(answer.string_at("/error/details/0/field") == body.begin()->key());
    }
    for (const char* role : {"hr_operations", "manager", "employee"}) {
        const auto person = company.hire(role);
        expect_hr_error(ask("GET", person.token, "/company"), 403, "PERMISSION_ERROR", "Admin only");
        expect_hr_error(
            ask("PATCH", person.token, "/company", boost::json::object{{"name", "Mine"}}), 403, "PERMISSION_ERROR"
        );
    }
}

TEST_CASE("the tenant header in capitals is another company's: 403, and at login 404") {
    Company company(accounts::stack());
    std::string upper = company.codename();
    for (auto& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    Client client(accounts::stack().gateway_port());
    for (const auto& codename : {upper, std::string("no such company"), std::string("\xc3\xa4")}) {
        expect_hr_error(
            client.send(
                {.method = "GET",
                 .target = "/api/v1/users/me",
                 .headers = {{"Authorization", "Bearer " + company.admin().token}, {"mbx-company-codename", codename}}}
            ),
            403,
            "PERMISSION_ERROR"
        );
        expect_hr_error(
            client.send(
                {.method = "POST",
                 .target = "/api/v1/auth/login",
                 .headers = {{"mbx-company-codename", codename}},
                 .body = R"({"email":"someone@example.com","password":"something"})"}
            ),
            404,
            "NOT_FOUND"
        );
    }
}
