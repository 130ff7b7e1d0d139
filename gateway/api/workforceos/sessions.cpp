// login, refresh, logout, currentuser. Their answers hold secrets, so an Idempotency-Key counts for nothing here.
#include "gateway/api/workforceos/envelope.hpp"
#include "gateway/api/workforceos/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/json/body.hpp"

namespace rollcall::workforceos {

namespace {

using namespace identity::v1;
using http::Action;
using http::Exchange;

constexpr std::size_t kLongestMail = 320;
constexpr std::size_t kLongestPassword = 1024;

void write_user(json::Writer& writer, const User& user) {
    writer.open_object();
    writer.member("id", user.id());
    writer.member("email", user.email());
    writer.member("fullname", user.full_name());
    writer.optional_member("avatar", !user.avatar().empty(), user.avatar());
    writer.member("roleId", user.role());
    writer.member("companyId", user.company_id());
    writer.member("companyCodename", user.company_codename());
    writer.close_object();
}

http::HttpResponse render_tokens(const Exchange& exchange, const Tokens& tokens) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    open_envelope(writer, exchange, {200, "user", "create"}, 1, {tokens.user().id(), tokens.session_id()});
    writer.member("accessToken", tokens.access_token());
    writer.member("refreshToken", tokens.refresh_token());
    writer.member("tokenType", "Bearer");
    writer.member("expiresIn", tokens.expires_in());
    writer.key("user");
    write_user(writer, tokens.user());
    writer.close_object();
    return response;
}

Result<Action> login(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    LoginRequest request;
    request.set_codename(std::string(exchange.codename));
    if (auto email = body.text("email", json::Need::required, kLongestMail)) request.set_email(std::move(*email));
    if (auto password = body.text("password", json::Need::required, kLongestPassword))
        request.set_password(std::move(*password));
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.login, std::move(request), render_tokens);
}

Result<Action> refresh(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    RefreshRequest request;
    request.set_codename(std::string(exchange.codename));
    if (auto token = body.text("refreshToken", json::Need::required)) request.set_refresh_token(std::move(*token));
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.refresh, std::move(request), render_tokens);
}

Result<Action> logout(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse_optional(exchange.request.body));
    LogoutRequest request;
    if (auto token = body.text("refreshToken")) request.set_refresh_token(std::move(*token));
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.logout, std::move(request), [](const Exchange& x, const common::v1::Empty&) {
        http::HttpResponse response;
        json::Writer writer(response.body);
        open_envelope(writer, x, {200, "session", "delete"}, 1);
        writer.key("session");
        writer.open_object();
        writer.member("id", x.principal->session.str());
        writer.close_object();
        writer.close_object();
        return response;
    });
}

Result<Action> current_user(const clients::IdentityClient& client, const Exchange&) {
    return clients::perform(client.get_user, GetUserRequest{}, [](const Exchange& x, const User& user) {
        return render_one<User>(x, {200, "user", "get"}, user, write_user);
    });
}

}  // namespace

std::vector<http::Route> auth_routes(const clients::IdentityClient& client) {
    const std::string base = std::string(kAuthBase) + "/v1";
    using enum http::Idempotency;
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {http::Method::post, base + "/login", http::Anyone{}, ignored, with_client(login)},
        {http::Method::post, base + "/refresh", http::Anyone{}, ignored, with_client(refresh)},
        {http::Method::post, base + "/logout", Permission::signed_in, ignored, with_client(logout)},
        {http::Method::get, base + "/currentuser", Permission::signed_in, ignored, with_client(current_user)},
    };
}

}  // namespace rollcall::workforceos
