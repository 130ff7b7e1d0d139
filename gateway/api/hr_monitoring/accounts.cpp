// Passwords, invitations, tickets and one's own permissions. Answers and requests hold secrets, so an Idempotency-Key
// counts for nothing here.
#include "gateway/api/hr_monitoring/email_field.hpp"
#include "gateway/api/hr_monitoring/permission_json.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/json/body.hpp"

namespace rollcall::hr_monitoring {

namespace {

using namespace identity::v1;
using common::v1::Empty;
using http::Action;
using http::Exchange;

constexpr std::size_t kLongestPassword = 1024;

// {"message": "..."}; `text` needs no escaping.
auto say(std::string text) {
    return [text = std::move(text)](const Exchange&, const Empty&) {
        return http::HttpResponse{.body = R"({"message":")" + text + "\"}"};
    };
}

Result<Action> forgot_password(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    ForgotPasswordRequest request;
    request.set_codename(std::string(exchange.codename));
    if (auto email = read_email(body)) request.set_email(std::move(*email));
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.forgot_password, std::move(request), [](const Exchange&, const Empty&) {
        return http::HttpResponse{
            .body = R"({"message":"If an account with this email exists, a reset link has been sent.",)"
                    R"("debug_token":null})"};
    });
}

Result<ChoosePasswordRequest> read_choice(const Exchange& exchange, const char* password_field) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    ChoosePasswordRequest request;
    if (auto token = body.text("token", json::Need::required)) request.set_token(std::move(*token));
    if (auto password = body.text(password_field, json::Need::required, kLongestPassword))
        request.set_password(std::move(*password));
    ROLLCALL_CHECK(body.verdict());
    return request;
}

Result<Action> reset_password(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto request, read_choice(exchange, "new_password"));
    return clients::perform(client.reset_password, std::move(request), say("Password reset successful"));
}

Result<Action> activate_account(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto request, read_choice(exchange, "password"));
    return clients::perform(
        client.activate_account, std::move(request), say("Account activated successfully. You can now log in.")
    );
}

Result<Action> change_password(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    ChangePasswordRequest request;
    if (auto text = body.text("current_password", json::Need::required, kLongestPassword))
        request.set_current_password(std::move(*text));
    if (auto text = body.text("new_password", json::Need::required, kLongestPassword))
        request.set_new_password(std::move(*text));
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.change_password, std::move(request), say("Password changed successfully"));
}

Result<Action> issue_ticket(const clients::IdentityClient& client, const Exchange&) {
    return clients::perform(client.issue_ticket, Empty{}, [](const Exchange&, const Ticket& ticket) {
        http::HttpResponse response;
        json::Writer writer(response.body);
        writer.open_object();
        writer.member("ticket", ticket.ticket());
        writer.member("expires_in", ticket.expires_in());
        writer.close_object();
        return response;
    });
}

http::Answer show_own_permissions(Exchange& exchange) {
    const auto& caller = *exchange.principal;
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.member("user_id", caller.user.str());
    writer.member("role", name_of(caller.role));
    write_keys(writer, "permissions", keys_of(caller.role, caller.overrides));
    writer.close_object();
    co_return response;
}

Result<Action> own_permissions(const clients::IdentityClient&, const Exchange&) {
    return Action(show_own_permissions);
}

}  // namespace

std::vector<http::Route> account_routes(const clients::IdentityClient& client) {
    const std::string auth = std::string(kBase) + "/auth";
    using enum http::Idempotency;
    using enum http::Method;
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {post, auth + "/forgot-password", http::Anyone{}, ignored, with_client(forgot_password)},
        {post, auth + "/reset-password", http::Anyone{}, ignored, with_client(reset_password)},
        {post, auth + "/activate-account", http::Anyone{}, ignored, with_client(activate_account)},
        {post, auth + "/ws-ticket", Permission::signed_in, ignored, with_client(issue_ticket)},
        {get, auth + "/me/permissions", Permission::signed_in, ignored, with_client(own_permissions)},
        {post,
         std::string(kBase) + "/users/me/change-password",
         Permission::signed_in,
         ignored,
         with_client(change_password)},
    };
}

}  // namespace rollcall::hr_monitoring
