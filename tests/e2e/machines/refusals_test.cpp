// What a machine is refused, and in which words.
#include "tests/e2e/machines/machines.hpp"

#include <catch2/catch.hpp>

using namespace machines;

TEST_CASE("no key, an unknown one, a foreign one's head, and a key beside a token: 401") {
    Company company(machines::stack());
    Company other(machines::stack());
    const auto key = make_key(company);
    const auto foreign = make_key(other);
    for (const auto& wrong :
         {std::string("nonsense"),
          key.prefix + foreign.text.substr(key.prefix.size()),
          foreign.prefix + key.text.substr(key.prefix.size()),
          key.text.substr(0, key.text.size() - 1),
          key.text + "A"}) {
        const auto refused = call(wrong, kPeoples);
        expect_hr_error(refused, 401, "AUTH_ERROR");
        CHECK(refused.header("WWW-Authenticate") == "Bearer");
    }
    expect_hr_error(call("", kPeoples), 401, "AUTH_ERROR");
    expect_hr_error(
        call(key.text, kPeoples, {{"Authorization", "Bearer " + company.admin().token}}), 401, "AUTH_ERROR"
    );
    // A key is no access token.
    Client client(machines::stack().gateway_port());
    const auto as_token =
        client.send({.method = "GET", .target = kPeoples, .headers = {{"Authorization", "Bearer " + key.text}}});
    expect_hr_error(as_token, 401, "AUTH_ERROR");
}

TEST_CASE("a machine that calls what is for people is refused, and that is audited with who it was") {
    Company company(machines::stack());
    const auto key = make_key(company);
    expect_hr_error(call(key.text, kPeoples), 403, "PERMISSION_ERROR");
    expect_hr_error(call(key.text, kKeys), 403, "PERMISSION_ERROR");
    CHECK(
        call(key.text, std::string(kShifts) + "/shifts", {{"mbx-company-codename", company.codename()}}).status == 403
    );
    bool audited = false;
    for (const auto& entry : company.get(company.admin(), "/api/v1/audit-logs").json().as_array())
        if (entry.at("action_type") == "access.denied" && entry.at("actor_user_id") == key.id.c_str()) {
            audited = true;
            CHECK(entry.at("new_value").at("actor_role") == "machine");
        }
    CHECK(audited);
}

TEST_CASE("a key names its company: another codename beside it is refused without a look") {
    Company company(machines::stack());
    Company other(machines::stack());
    const auto key = make_key(company);
    expect_hr_error(call(key.text, kPeoples, {{"mbx-company-codename", other.codename()}}), 403, "PERMISSION_ERROR");
    const auto theirs = call(key.text, kPeoples, {{"mbx-company-codename", other.codename()}});
    const auto nobodys = call(key.text, kPeoples, {{"mbx-company-codename", "no-such-company"}});
    CHECK(theirs.text == nobodys.text);
}

TEST_CASE("an admin knows no key of another company") {
    Company company(machines::stack());
    Company other(machines::stack());
    const auto key = make_key(company);
    CHECK(other.get(other.admin(), kKeys).text == "[]");
    const auto foreign = other.remove(other.admin(), std::string(kKeys) + "/" + key.id);
    const auto unknown = other.remove(other.admin(), std::string(kKeys) + "/" + random_id());
    CHECK(foreign.status == 404);
    CHECK(foreign.text == unknown.text);
    CHECK(opens(key.text));
}

TEST_CASE("a key is told its own rate, and to wait when it sends too much; other keys go on") {
    Company company(machines::stack());
    const auto busy = make_key(company);
    const auto calm = make_key(company);
    Client client(machines::stack().gateway_port());
    const auto ask = [&] {
        return client.send({.method = "GET", .target = kPeoples, .headers = {{"X-API-Key", busy.text}}});
    };
    const auto first = ask();
    CHECK(first.header("RateLimit-Policy") == "\"key\";q=500;w=10");
    CHECK(first.header("RateLimit").starts_with("\"key\";r=499;t="));
    Answer refused;
    for (int sent = 0; sent < 3000 && refused.status != 429; ++sent) refused = ask();
    expect_hr_error(refused, 429, "RATE_LIMIT_ERROR");
    CHECK(std::atoi(refused.header("Retry-After").c_str()) >= 1);
    CHECK(opens(calm.text));
}

TEST_CASE("the external surface answers in its own shape") {
    const auto nowhere = call("", "/api/external/v1/nowhere");
    CHECK(nowhere.status == 404);
    CHECK(nowhere.text == R"({"error":"There is nothing at this address."})");
    CHECK(call("", "/api/external").text.starts_with(R"({"error":")"));
}

TEST_CASE("a key serves on while identity is away for a moment") {
    Company company(machines::stack());
    const auto key = make_key(company);
    REQUIRE(opens(key.text));
    machines::stack().stop("identity");
    CHECK(opens(key.text));
    machines::stack().start("identity");
    machines::stack().wait_ready("identity");
    CHECK(opens(key.text));
    // The other tests begin with a gateway that has found identity again.
    CHECK(eventually([&] { return company.get(company.admin(), kKeys).status == 200; }, 20'000));
}
