#include "tests/e2e/machines/machines.hpp"

#include <catch2/catch.hpp>

namespace machines {

Stack& stack() {
    static Stack instance(support::postgres(), support::redis(), {{"ROLLCALL_GATEWAY_KEY_RATE_PER_SECOND", "50"}});
    return instance;
}

Key make_key(const Company& company, const std::vector<std::string>& scopes, const boost::json::object& more) {
    boost::json::object body{{"name", "Kiosk"}, {"scopes", boost::json::value_from(scopes)}};
    for (const auto& [name, value] : more) body[name] = value;
    const auto made = require_status(company.post(company.admin(), kKeys, body), 201);
    return {made.string_at("/id"), made.string_at("/key"), made.string_at("/prefix")};
}

Account make_account(const Company& company, const std::vector<std::string>& scopes) {
    const boost::json::object body{{"name", "Payroll"}, {"scopes", boost::json::value_from(scopes)}};
    const auto made = require_status(company.post(company.admin(), kAccounts, body), 201);
    return {made.string_at("/id"), made.string_at("/client_id"), made.string_at("/client_secret")};
}

std::string token_of(const Account& account) {
    Client client(stack().gateway_port());
    const boost::json::object body{
        {"grant_type", "client_credentials"}, {"client_id", account.id_text}, {"client_secret", account.secret}};
    const auto answer = client.send(
        {.method = "POST", .target = "/api/v1/auth/token", .headers = {}, .body = boost::json::serialize(body)}
    );
    return require_status(answer, 200).string_at("/access_token");
}

Answer call(const std::string& key, const std::string& target, const Headers& more) {
    Client client(stack().gateway_port());
    Headers headers{{"X-API-Key", key}};
    headers.insert(headers.end(), more.begin(), more.end());
    return client.send({.method = "GET", .target = target, .headers = headers});
}

bool opens(const std::string& key) {
    const auto status = call(key, kPeoples).status;
    if (status != 401 && status != 403) throw std::runtime_error("a key was answered " + std::to_string(status));
    return status == 403;
}

void expect_hr_error(const Answer& answer, int status, const std::string& code) {
    INFO(answer.text);
    CHECK(answer.status == status);
    CHECK(answer.string_at("/error/code") == code);
    CHECK(answer.string_at("/detail") == answer.string_at("/error/message"));
}

}  // namespace machines
