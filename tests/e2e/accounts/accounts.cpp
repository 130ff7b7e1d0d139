#include "tests/e2e/accounts/accounts.hpp"

#include "common/auth/base64url.hpp"
#include "common/auth/sha256.hpp"
#include "common/core/id.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace accounts {

namespace {

pqxx::result run(const std::string& sql) {
    pqxx::connection session(stack().database().url("postgres"));
    pqxx::nontransaction work(session);
    return work.exec(sql);
}

std::string bytes_of(const std::string& id) {
    const auto bytes = rollcall::parse_uuid(id).value();
    return {bytes.begin(), bytes.end()};
}

}  // namespace

std::string mailed_token(const std::string& email) {
    namespace fs = std::filesystem;
    std::string token;
    auto newest = fs::file_time_type::min();
    for (const auto& entry : fs::directory_iterator(accounts::stack().mail_directory())) {
        if (entry.path().extension() != ".eml" || entry.last_write_time() < newest) continue;
        std::ifstream file(entry.path());
        const std::string mail(std::istreambuf_iterator<char>(file), {});
        if (mail.find("<" + email + ">") == std::string::npos) continue;
        const auto at = mail.find("token=");
        if (at == std::string::npos) continue;
        newest = entry.last_write_time();
        token = mail.substr(at + 6, mail.find_first_of(" \r\n", at) - at - 6);
    }
    return token;
}

Stack& stack() {
    static Stack instance(support::postgres(), support::redis(), {{"ROLLCALL_TRUSTED_PROXIES", "1"}});
    return instance;
}

Answer post(const std::string& path, const boost::json::object& body, const std::string& address) {
    Client client(stack().gateway_port());
    return client.send(
        {.method = "POST",
         .target = "/api/v1" + path,
         .headers = {{"X-Forwarded-For", address}},
         .body = boost::json::serialize(body)}
    );
}

Answer ask(const std::string& method, const std::string& token, const std::string& path, const Json& body) {
    Client client(stack().gateway_port());
    Request request{.method = method, .target = "/api/v1" + path, .headers = {{"Authorization", "Bearer " + token}}};
    if (!body.is_null()) request.body = boost::json::serialize(body);
    return client.send(request);
}

void expect_hr_error(const Answer& answer, int status, const std::string& code, const std::string& message) {
    INFO(answer.text);
    CHECK(answer.status == status);
    CHECK(answer.string_at("/error/code") == code);
    CHECK(answer.at("/detail") == answer.at("/error/message"));
    if (!message.empty()) CHECK(answer.string_at("/error/message") == message);
}

Answer login(const std::string& email, const std::string& password) {
    return post("/auth/login", {{"email", email}, {"password", password}});
}

std::string plant_token(const Company& company, const std::string& user_id, const std::string& purpose) {
    const auto token =
        rollcall::auth::base64url(bytes_of(company.id()) + bytes_of(random_id()) + bytes_of(random_id()));
    run("DELETE FROM identity.account_token WHERE user_id = '" + user_id + "' AND purpose = '" + purpose + "'");
    run("INSERT INTO identity.account_token (company_id, token_hash, user_id, purpose, created_at, expires_at) VALUES "
        "('" +
        company.id() + "', '" + rollcall::auth::sha256_hex(token) + "', '" + user_id + "', '" + purpose +
        "', now(), now() + interval '1 hour')");
    return token;
}

void expire_tokens(const Company& company) {
    run("UPDATE identity.account_token SET expires_at = now() WHERE company_id = '" + company.id() + "'");
}

int count_tokens(const Company& company, const std::string& user_id) {
    return run("SELECT count(*) FROM identity.account_token WHERE company_id = '" + company.id() + "' AND user_id = '" +
               user_id + "'")[0][0]
        .as<int>();
}

}  // namespace accounts
