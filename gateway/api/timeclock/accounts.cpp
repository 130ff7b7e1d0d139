// login, refresh, register. Requests and answers hold secrets, so an Idempotency-Key counts for nothing here.
#include "gateway/api/timeclock/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/json/body.hpp"
#include "gateway/json/writer.hpp"

namespace rollcall::timeclock {

namespace {

using namespace identity::v1;
using http::Action;
using http::Exchange;

constexpr std::size_t kLongestName = 320;
constexpr std::size_t kLongestPassword = 1024;

http::HttpResponse render_tokens(const Exchange&, const Tokens& tokens) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.member("access", tokens.access_token());
    writer.member("refresh", tokens.refresh_token());
    writer.close_object();
    return response;
}

http::HttpResponse render_account(const Exchange&, const User& user) {
    http::HttpResponse response{.status = 201};
    json::Writer writer(response.body);
    writer.open_object();
    writer.member("id", user.id());
    writer.member("email", user.email());
    writer.member("fullname", user.full_name());
    writer.member("role", user.role());
    writer.close_object();
    return response;
}

// Who logs in: an e-mail in either field, or a username.
void read_name(json::Body& body, LoginRequest& request) {
    const auto need = body.sent("username") ? json::Need::optional : json::Need::required;
    if (auto email = body.text("email", need, kLongestName)) return request.set_email(std::move(*email));
    if (!body.sent("username")) return;
    auto name = body.text("username", json::Need::required, kLongestName);
    if (!name) return;
    if (name->find('@') != std::string::npos) return request.set_email(std::move(*name));
    request.set_username(std::move(*name));
}

Result<Action> login(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    LoginRequest request;
    request.set_codename(std::string(exchange.codename));
    read_name(body, request);
    if (auto password = body.text("password", json::Need::required, kLongestPassword))
        request.set_password(std::move(*password));
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.login, std::move(request), render_tokens);
}

Result<Action> refresh(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    RefreshRequest request;
    request.set_codename(std::string(exchange.codename));
    if (auto token = body.text("refresh", json::Need::required)) request.set_refresh_token(std::move(*token));
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.refresh, std::move(request), render_tokens);
}

std::string full_name_in(json::Body& body) {
    auto whole = body.text("fullname");
    const auto first = body.text("first_name").value_or("");
    const auto last = body.text("last_name").value_or("");
    if (whole && !whole->empty()) return std::move(*whole);
    return first.empty() || last.empty() ? first + last : first + " " + last;
}

Result<Action> register_account(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    RegisterRequest request;
    request.set_codename(std::string(exchange.codename));
    if (auto email = body.text("email", json::Need::required, kLongestName)) request.set_email(std::move(*email));
    if (auto name = body.text("username"); name && !name->empty()) request.set_username(std::move(*name));
    if (auto password = body.text("password", json::Need::required, kLongestPassword))
        request.set_password(std::move(*password));
    request.set_full_name(full_name_in(body));
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.register_account, std::move(request), render_account);
}

}  // namespace

std::vector<http::Route> account_routes(const clients::IdentityClient& client) {
    const std::string base = kAuth;
    using enum http::Idempotency;
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {http::Method::post, base + "/login", http::Anyone{}, ignored, with_client(login)},
        {http::Method::post, base + "/refresh", http::Anyone{}, ignored, with_client(refresh)},
        {http::Method::post, base + "/register", http::Anyone{}, ignored, with_client(register_account)},
    };
}

}  // namespace rollcall::timeclock
