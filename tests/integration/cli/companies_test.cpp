#include "tests/integration/cli/identity_process.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace support;

namespace {

std::vector<std::string> create_company(const std::string& codename, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{
        "company",
        "create",
        "--codename",
        codename,
        "--name",
        "Company " + codename,
        "--time-zone",
        "Asia/Karachi",
        "--admin-email",
        "admin@" + codename + ".example.com",
        "--admin-password",
        "correct horse battery"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

boost::json::value json_of(const Printed& printed) {
    INFO(printed.text);
    REQUIRE(printed.exit_code == 0);
    return boost::json::parse(printed.text);
}

}  // namespace

TEST_CASE("an operator makes a company, its people, and lists both") {
    IdentityProcess identity;
    const auto company = json_of(identity.cli(create_company("babil", {"--json"}))).as_object();
    CHECK(company.size() == 3);
    CHECK(company.at("codename") == "babil");
    CHECK(company.at("id").as_string().size() == 36);
    CHECK(company.at("adminUserId").as_string().size() == 36);

    const auto user = json_of(identity.cli(
        {"user",
         "create",
         "--company",
         "babil",
         "--email",
         "bilal@babil.example.com",
         "--name",
         "Bilal Ahmed",
         "--role",
         "employee",
         "--json"}
    ));
    CHECK(user.at("employeeCode") == "EMP002");
    CHECK(user.at("status") == "invited");

    const auto companies = json_of(identity.cli({"company", "list", "--json"})).as_array();
    REQUIRE(companies.size() == 1);
    CHECK(companies[0].at("timeZone") == "Asia/Karachi");
    const auto people = json_of(identity.cli({"user", "list", "--company", "babil", "--json"})).as_array();
    REQUIRE(people.size() == 2);
    CHECK(people[0].at("id") == company.at("adminUserId"));
    CHECK(people[1].at("email") == "bilal@babil.example.com");
    CHECK(identity.cli({"company", "list"}).text.find("babil") != std::string::npos);
    CHECK(identity.stop() == 0);
}

TEST_CASE("what an operator asks for in vain exits 1 and says why") {
    IdentityProcess identity;
    REQUIRE(identity.cli(create_company("babil")).exit_code == 0);
    const auto taken = identity.cli(create_company("babil"));
    CHECK(taken.exit_code == 1);
    CHECK(taken.text.find("exists already") != std::string::npos);
    const auto bad = identity.cli(create_company("Not-A-Codename"));
    CHECK(bad.exit_code == 1);
    CHECK(bad.text.find("codename") != std::string::npos);
    CHECK(identity.cli({"user", "list", "--company", "nowhere"}).exit_code == 1);
}

TEST_CASE("an operator sees events leave, sends them again and rotates the signing key") {
    IdentityProcess identity;
    REQUIRE(identity.cli(create_company("babil")).exit_code == 0);
    wait_until("events are published", [&] {
        const auto listed = identity.cli({"events", "list", "--service", "identity", "--json"});
        const auto events = json_of(listed).as_array();
        return events.size() == 2 && events[0].at("publishedAt").is_string() && events[1].at("publishedAt").is_string();
    });
    CHECK(json_of(identity.cli({"events", "dead", "--service", "identity", "--json"})).as_array().empty());
    const auto again = json_of(
        identity.cli({"events", "republish", "--service", "identity", "--since", "2020-01-01T00:00:00Z", "--json"})
    );
    CHECK(again.at(0).at("events") == 2);
    const auto first = json_of(identity.cli({"keys", "rotate", "--json"}));
    const auto second = json_of(identity.cli({"keys", "rotate", "--json"}));
    CHECK(first.at("signing") != second.at("signing"));
    CHECK(second.at("published").as_array().size() == first.at("published").as_array().size() + 1);
}

TEST_CASE("a stranger without the internal key operates nothing") {
    IdentityProcess identity;
    auto environment = identity.environment();
    environment["ROLLCALL_INTERNAL_KEY"] = "a-key-that-is-not-the-one-0123456789";
    const auto refused = run_cli({"company", "list"}, environment);
    CHECK(refused.exit_code == 1);
}

TEST_CASE("production does not start with a company of demo data") {
    IdentityProcess identity;
    REQUIRE(identity.cli(create_company("babil", {"--demo"})).exit_code == 0);
    REQUIRE(identity.stop() == 0);
    CHECK(identity.run_as("ROLLCALL_ENVIRONMENT", "production") == 2);
}
