// Service accounts: OAuth 2.0 client credentials.
#include "tests/e2e/machines/machines.hpp"

#include <catch2/catch.hpp>

using namespace machines;

namespace {

constexpr char kForm[] = "application/x-www-form-urlencoded";

Answer ask(const std::string& type, const std::string& body, const Headers& more = {}) {
    Client client(machines::stack().gateway_port());
    Headers headers{{"Content-Type", type}};
    headers.insert(headers.end(), more.begin(), more.end());
    return client.send({.method = "POST", .target = "/api/v1/auth/token", .headers = headers, .body = body});
}

std::string form(const std::string& id, const std::string& secret) {
    return "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret;
}

std::string base64(const std::string& text) {
    static constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string encoded;
    for (std::size_t at = 0; at < text.size(); at += 3) {
        unsigned group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8 | (at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u);
        for (std::size_t i = 0; i < 4; ++i)
            encoded += i > text.size() - at ? '=' : kLetters[group >> (18 - 6 * i) & 63u];
    }
    return encoded;
}

int status_with(const std::string& token) {
    Client client(machines::stack().gateway_port());
    return client.send({.method = "GET", .target = kPeoples, .headers = {{"Authorization", "Bearer " + token}}}).status;
}

}  // namespace

TEST_CASE("an account's id and secret give a token of a machine, sent as a form, as JSON or as Basic") {
    Company company(machines::stack());
    const auto account = make_account(company, {"attendance:read", "punch:write"});
    CHECK(account.id_text.starts_with("sa_"));
    const auto json = boost::json::serialize(boost::json::object{
        {"grant_type", "client_credentials"}, {"client_id", account.id_text}, {"client_secret", account.secret}});
    const Headers basic{{"Authorization", "Basic " + base64(account.id_text + ":" + account.secret)}};
    for (const auto& answer :
         {ask(kForm, form(account.id_text, account.secret)),
          ask("application/json", json),
          ask(kForm, "grant_type=client_credentials", basic)}) {
        INFO(answer.text);
        REQUIRE(answer.status == 200);
        CHECK(answer.json().as_object().size() == 4);
        CHECK(answer.string_at("/token_type") == "bearer");
        CHECK(answer.number_at("/expires_in") == 900);
        CHECK(answer.string_at("/scope") == "attendance:read punch:write");
        CHECK(answer.header("Cache-Control") == "no-store");
        CHECK(status_with(answer.string_at("/access_token")) == 403);  // a machine on a people's route
    }
}

TEST_CASE("a token may be asked for with fewer scopes, not with more") {
    Company company(machines::stack());
    const auto account = make_account(company, {"punch:write"});
    const auto body = form(account.id_text, account.secret);
    CHECK(ask(kForm, body + "&scope=punch:write").string_at("/scope") == "punch:write");
    for (const char* more : {"attendance:read", "punch:write%20attendance:read", "everything"})
        expect_hr_error(ask(kForm, body + "&scope=" + more), 422, "VALIDATION_ERROR");
}

TEST_CASE("a request that is none is told what is wrong with it") {
    const auto fields = [](const Answer& answer) {
        expect_hr_error(answer, 422, "VALIDATION_ERROR");
        std::vector<std::string> names;
        for (const auto& fault : answer.at("/error/details").as_array())
            names.emplace_back(fault.at("field").as_string().c_str());
        return names;
    };
    using Names = std::vector<std::string>;
    CHECK(fields(ask("application/json", "{}")) == Names{"grant_type", "client_id", "client_secret"});
    CHECK(fields(ask(kForm, "grant_type=password&client_id=a&client_secret=b")) == Names{"grant_type"});
    CHECK(fields(ask(kForm, form("a", "b") + "&client_id=c")) == Names{"client_id"});
    CHECK(fields(ask(kForm, form("a", "b"), {{"Authorization", "Basic YTpi"}})) == Names{"client_secret"});
    CHECK(ask(kForm, "grant_type=%zz").status == 422);
    CHECK(ask("text/plain", form("a", "b")).status == 415);
}

TEST_CASE("wrong secrets are refused alike, and after five of them from one address the client waits") {
    Company company(machines::stack());
    const auto account = make_account(company, {"punch:write"});
    const auto other = make_account(company, {"punch:write"});
    const auto key = make_key(company);
    Answer refused = ask(kForm, form(account.id_text, other.secret));
    expect_hr_error(refused, 401, "AUTH_ERROR");
    CHECK(ask(kForm, form(key.prefix, key.text.substr(key.prefix.size() + 1))).text == refused.text);
    for (int i = 0; i < 4; ++i) CHECK(ask(kForm, form(account.id_text, "no secret")).text == refused.text);
    const auto limited = ask(kForm, form(account.id_text, account.secret));
    expect_hr_error(limited, 429, "RATE_LIMIT_ERROR");
    CHECK(std::atoi(limited.header("Retry-After").c_str()) >= 1);
    CHECK(ask(kForm, form(other.id_text, other.secret)).status == 200);
    // A service account is no API key.
    CHECK(call(other.id_text + "_" + other.secret, kPeoples).status == 401);
}

TEST_CASE("accounts are listed without their secrets, keys apart, and end with their tokens") {
    Company company(machines::stack());
    const auto account = make_account(company, {"punch:write"});
    make_key(company);
    const auto token = ask(kForm, form(account.id_text, account.secret)).string_at("/access_token");
    REQUIRE(status_with(token) == 403);
    const auto listed = company.get(company.admin(), kAccounts);
    REQUIRE(listed.json().as_array().size() == 1);
    CHECK(listed.string_at("/0/client_id") == account.id_text);
    CHECK(listed.text.find(account.secret) == std::string::npos);
    CHECK(is_instant(listed.string_at("/0/last_used_at")));
    CHECK(company.remove(company.admin(), std::string(kKeys) + "/" + account.id).status == 404);
    REQUIRE(company.remove(company.admin(), std::string(kAccounts) + "/" + account.id).status == 200);
    CHECK(eventually([&] { return status_with(token) == 401; }, 5000));
    expect_hr_error(ask(kForm, form(account.id_text, account.secret)), 401, "AUTH_ERROR");
    CHECK(company.get(company.admin(), kAccounts).text == "[]");
}
