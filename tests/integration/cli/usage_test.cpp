#include "tests/integration/cli/identity_process.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace support;

TEST_CASE("wrong usage exits 2, help and version 0") {
    CHECK(run_cli({}, {}).exit_code == 2);
    CHECK(run_cli({"fly"}, {}).exit_code == 2);
    CHECK(run_cli({"company"}, {}).exit_code == 2);
    CHECK(run_cli({"company", "create", "--codename", "babil"}, {}).exit_code == 2);
    CHECK(run_cli({"events", "list", "--service", "payroll"}, {}).exit_code == 2);
    CHECK(run_cli({"events", "republish", "--since", "yesterday"}, {}).exit_code == 2);
    CHECK(run_cli({"events", "replay"}, {}).exit_code == 2);
    CHECK(run_cli({"--help"}, {}).exit_code == 0);
    CHECK(run_cli({"user", "create", "--help"}, {}).exit_code == 0);
    CHECK(run_cli({"--version"}, {}).exit_code == 0);
    CHECK(boost::json::parse(run_cli({"version", "--json"}, {}).text).at("version").is_string());
}

TEST_CASE("settings that are missing are named, and exit 2") {
    const auto company = run_cli({"company", "list"}, {});
    CHECK(company.exit_code == 2);
    CHECK(company.text.find("ROLLCALL_INTERNAL_KEY") != std::string::npos);
    const auto migrate = run_cli({"migrate"}, {});
    CHECK(migrate.exit_code == 2);
    CHECK(migrate.text.find("ROLLCALL_OWNER_DATABASE_URL") != std::string::npos);
    CHECK(run_cli({"company", "list", "--config", "/nowhere"}, {}).exit_code == 2);
}

TEST_CASE("migrating what is up to date does nothing, a database that is away exits 1") {
    const auto database = fresh_database();
    const Environment environment{
        {"ROLLCALL_HOME", ROLLCALL_SOURCE_DIR}, {"ROLLCALL_OWNER_DATABASE_URL", database.url("rollcall_owner")}};
    const auto done = run_cli({"migrate", "--json"}, environment);
    REQUIRE(done.exit_code == 0);
    const auto schemas = boost::json::parse(done.text).as_array();
    REQUIRE(schemas.size() == 4);
    for (const auto& schema : schemas) CHECK(schema.at("applied") == 0);
    CHECK(run_cli({"migrate"}, {{"ROLLCALL_OWNER_DATABASE_URL", "host=127.0.0.1 port=1"}}).exit_code == 1);
}
