// login, refresh, logout. Their answers hold secrets, so an Idempotency-Key counts for nothing here.
#include "gateway/api/hr_monitoring/email_field.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/api/hr_monitoring/user_json.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/json/body.hpp"

namespace rollcall::hr_monitoring {

namespace {

using namespace identity::v1;
using http::Action;
using http::Exchange;

constexpr std::size_t kLongestPassword = 1024;

http::HttpResponse render_tokens(const Exchange&, const Tokens& tokens) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.member("access_token", tokens.access_token());
    writer.member("refresh_token", tokens.refresh_token());
    writer.member("token_type", "bearer");
    writer.member("expires_in", tokens.expires_in());
    writer.key("user");
    write_signed_in_user(writer, tokens.user());
    writer.close_object();
    return response;
}

Result<Action> login(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    LoginRequest request;
    request.set_codename(std::string(exchange.codename));
    if (auto email = read_email(body)) request.set_email(std::move(*email));
    if (auto password = body.text("password", json::Need::required, kLongestPassword))
        request.set_password(std::move(*password));
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.login, std::move(request), render_tokens);
}

Result<Action> refresh(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    RefreshRequest request;
    request.set_codename(std::string(exchange.codename));
    if (auto token = body.text("refresh_token", json::Need::required)) request.set_refresh_token(std::move(*token));
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.refresh, std::move(request), render_tokens);
}

Result<Action> logout(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse_optional(exchange.request.body));
    LogoutRequest request;
    if (auto token = body.text("refresh_token")) request.set_refresh_token(std::move(*token));
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.logout, std::move(request), [](const Exchange&, const common::v1::Empty&) {
        return http::HttpResponse{.body = R"({"message":"Logged out successfully"})"};
    });
}

}  // namespace

std::vector<http::Route> auth_routes(const clients::IdentityClient& client) {
    const std::string base = std::string(kBase) + "/auth";
    using enum http::Idempotency;
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {http::Method::post, base + "/login", http::Anyone{}, ignored, with_client(login)},
        {http::Method::post, base + "/refresh", http::Anyone{}, ignored, with_client(refresh)},
        {http::Method::post, base + "/logout", Permission::signed_in, ignored, with_client(logout)},
    };
}

}  // namespace rollcall::hr_monitoring
