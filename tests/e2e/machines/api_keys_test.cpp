// API keys as an admin knows them.
#include "tests/e2e/machines/machines.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

using namespace machines;

namespace {

Answer create(const Company& company, const boost::json::object& body, const Headers& more = {}) {
    return company.post(company.admin(), kKeys, body, more);
}

// How often the text stands in any table of the database.
int found_in_database(const std::string& text) {
    pqxx::connection session(machines::stack().database().url("postgres"));
    pqxx::nontransaction work(session);
    int found = 0;
    for (const auto& table :
         work.exec("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN "
                   "('identity', 'shift', 'attendance', 'notification')"))
        found += work.exec(
                         "SELECT count(*) FROM " + table[0].as<std::string>() + " t WHERE row_to_json(t)::text LIKE " +
                         work.quote("%" + text + "%")
        )[0][0]
                     .as<int>();
    return found;
}

}  // namespace

TEST_CASE("a key is shown once, and listed without it from then on, with its last use") {
    Company company(machines::stack());
    const auto made = create(
        company,
        {{"name", "Kiosk"}, {"scopes", {"punch:write", "attendance:read"}}, {"expires_at", "2099-01-01T00:00:00Z"}}
    );
    REQUIRE(made.status == 201);
    CHECK(made.json().as_object().size() == 7);
    const auto key = made.string_at("/key");
    CHECK(key.starts_with(made.string_at("/prefix") + "_"));
    CHECK(made.string_at("/name") == "Kiosk");
    CHECK(made.at("/scopes") == Json{"attendance:read", "punch:write"});
    CHECK(made.string_at("/expires_at") == "2099-01-01T00:00:00.000Z");
    CHECK(is_instant(made.string_at("/created_at")));
    const auto listed = company.get(company.admin(), kKeys);
    CHECK(listed.status == 200);
    REQUIRE(listed.json().as_array().size() == 1);
    CHECK(listed.text.find(key) == std::string::npos);
    CHECK(listed.string_at("/0/id") == made.string_at("/id"));
    CHECK(listed.string_at("/0/created_by") == company.admin().id);
    CHECK(listed.at("/0/last_used_at").is_null());
    REQUIRE(opens(key));
    CHECK(is_instant(company.get(company.admin(), kKeys).string_at("/0/last_used_at")));
    CHECK(found_in_database(key.substr(16)) == 0);
    for (const char* process : {"gateway", "identity"})
        CHECK(machines::stack().log_of(process).find(key.substr(16)) == std::string::npos);
    CHECK(company.get(company.admin(), "/api/v1/audit-logs").text.find(key.substr(16)) == std::string::npos);
}

TEST_CASE("an Idempotency-Key counts for nothing where a key is made: its answer is kept nowhere") {
    Company company(machines::stack());
    const boost::json::object body{{"name", "Kiosk"}, {"scopes", {"punch:write"}}};
    const auto one = create(company, body, {{"Idempotency-Key", "same"}});
    const auto two = create(company, body, {{"Idempotency-Key", "same"}});
    CHECK(two.status == 201);
    CHECK_FALSE(two.has_header("Idempotency-Replayed"));
    CHECK(one.string_at("/key") != two.string_at("/key"));
}

TEST_CASE("a key that nobody could want is refused, and what is wrong is named") {
    Company company(machines::stack());
    const auto fields = [&](const boost::json::object& body) {
        const auto answer = create(company, body);
        expect_hr_error(answer, 422, "VALIDATION_ERROR");
        std::vector<std::string> names;
        for (const auto& fault : answer.at("/error/details").as_array())
            names.emplace_back(fault.at("field").as_string().c_str());
        return names;
    };
    using Names = std::vector<std::string>;
    CHECK(fields({}) == Names{"name", "scopes"});
    CHECK(fields({{"name", "Kiosk"}, {"scopes", boost::json::array()}}) == Names{"scopes"});
    CHECK(fields({{"name", " "}, {"scopes", {"punch:write"}}}) == Names{"name"});
    CHECK(fields({{"name", "Kiosk"}, {"scopes", "punch:write"}}) == Names{"scopes"});
    CHECK(
        fields({{"name", "Kiosk"}, {"scopes", {"punch:write"}}, {"expires_at", "2020-01-01T00:00:00Z"}}) ==
        Names{"expires_at"}
    );
    CHECK(fields({{"name", "Kiosk"}, {"scopes", {"punch:write"}}, {"expires_at", "tomorrow"}}) == Names{"expires_at"});
    const auto unknown = create(company, {{"name", "Kiosk"}, {"scopes", {"punch:write", "payroll:write"}}});
    expect_hr_error(unknown, 422, "VALIDATION_ERROR");
    CHECK(unknown.text.find("payroll:write") != std::string::npos);
    CHECK(company.get(company.admin(), kKeys).text == "[]");
}

TEST_CASE("a revoked key opens nothing within five seconds, and is not listed") {
    Company company(machines::stack());
    const auto key = make_key(company);
    const auto kept = make_key(company);
    REQUIRE(opens(key.text));
    REQUIRE(company.remove(company.admin(), std::string(kKeys) + "/" + key.id).status == 200);
    CHECK(eventually([&] { return !opens(key.text); }, 5000));
    CHECK(opens(kept.text));
    const auto listed = company.get(company.admin(), kKeys);
    REQUIRE(listed.json().as_array().size() == 1);
    CHECK(listed.string_at("/0/id") == kept.id);
    expect_hr_error(company.remove(company.admin(), std::string(kKeys) + "/" + key.id), 404, "NOT_FOUND");
}

TEST_CASE("a key that expires opens nothing from that moment on") {
    Company company(machines::stack());
    const auto key = make_key(company);
    const auto brief = make_key(company);
    pqxx::connection session(machines::stack().database().url("postgres"));
    pqxx::nontransaction work(session);
    work.exec(
        "UPDATE identity.machine_credential SET expires_at = now() + interval '2 seconds' WHERE credential_id = " +
        work.quote(brief.id)
    );
    CHECK(opens(brief.text));
    CHECK(eventually([&] { return !opens(brief.text); }, 10'000));
    CHECK(opens(key.text));
}

TEST_CASE("keys of operators: made and revoked by the CLI") {
    Company company(machines::stack());
    const auto made = boost::json::parse(machines::stack().cli(
        {"api-key",
         "create",
         "--company",
         company.codename(),
         "--name",
         "Importer",
         "--scope",
         "attendance:read",
         "--scope",
         "punch:write",
         "--json"}
    ));
    const std::string key = made.at("key").as_string().c_str();
    CHECK(opens(key));
    const auto listed = company.get(company.admin(), kKeys);
    CHECK(listed.string_at("/0/name") == "Importer");
    CHECK(listed.at("/0/created_by").is_null());
    CHECK(listed.at("/0/scopes").as_array().size() == 2);
    machines::stack().cli(
        {"api-key", "revoke", "--company", company.codename(), "--id", made.at("id").as_string().c_str()}
    );
    CHECK(eventually([&] { return !opens(key); }, 5000));
    CHECK_THROWS(
        machines::stack().cli({"api-key", "create", "--company", company.codename(), "--name", "x", "--scope", "all"})
    );
}
