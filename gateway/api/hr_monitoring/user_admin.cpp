// What admins and hr do to one user, each thing at an address of its own; and what people do with their own profile.
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/api/hr_monitoring/user_fields.hpp"
#include "gateway/api/hr_monitoring/user_json.hpp"
#include "gateway/api/hr_monitoring/user_writes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/json/body.hpp"

namespace rollcall::hr_monitoring {

namespace {

using namespace identity::v1;
using http::Action;
using http::Exchange;

constexpr std::size_t kLongestReason = 500;

// A status that the address names; why is for the auditor.
auto set_status(const clients::Clients& clients, const char* status) {
    return [&clients, status](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto body, json::Body::parse_optional(exchange.request.body));
        UpdateUserRequest request;
        if (auto reason = body.text("reason", json::Need::optional, kLongestReason)) request.set_reason(*reason);
        if (auto reason = query_value(exchange, "reason"); !reason.empty())
            request.set_reason(reason.substr(0, kLongestReason));
        const auto id = http::path_id(exchange, "user_id");
        ROLLCALL_CHECK(http::together(id, body));
        request.set_user_id(*id);
        request.add_fields("status");
        request.mutable_changes()->set_status(status);
        return write_user_change(clients, std::move(request));
    };
}

// Some of the fields, others ignored.
auto set_fields(const clients::Clients& clients, FieldNames fields, FieldNames needed = {}) {
    return [&clients, fields, needed](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto request, read_user_change(exchange, fields, needed));
        return write_user_change(clients, std::move(request));
    };
}

http::HttpResponse render_mailed(const Exchange&, const NewUser& mailed) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.key("user");
    write_user(writer, mailed.user());
    for (const char* name : {"invitation_email_sent", "email_sent"}) writer.member(name, mailed.email_sent());
    writer.optional_member("email_error", !mailed.email_error().empty(), mailed.email_error());
    writer.null_member("debug_token");
    writer.close_object();
    return response;
}

auto mail(const clients::Rpc<MailUserRequest, NewUser>& rpc, bool force = false) {
    return [&rpc, force](const Exchange& exchange) -> Result<Action> {
        MailUserRequest request;
        ROLLCALL_TRY(*request.mutable_user_id(), http::path_id(exchange, "user_id"));
        request.set_force(force);
        return clients::perform(rpc, std::move(request), render_mailed);
    };
}

}  // namespace

std::vector<http::Route> user_admin_routes(const clients::Clients& clients) {
    const std::string one = std::string(kBase) + "/users/:user_id";
    using enum http::Idempotency;
    using enum http::Method;
    const auto& identity = clients.identity;
    static constexpr std::string_view kOwn[] = {"full_name", "phone", "time_zone", "avatar"};
    static constexpr std::string_view kRole[] = {"role"};
    static constexpr std::string_view kStatus[] = {"status"};
    static constexpr std::string_view kDepartment[] = {"department_id"};
    static constexpr std::string_view kDepartmentDetails[] = {"department_id", "designation"};
    static constexpr std::string_view kReporting[] = {"manager_id"};
    return {
        {patch, std::string(kBase) + "/users/me/profile", Permission::signed_in, accepted, set_fields(clients, kOwn)},
        {del, one, Permission::users_deactivate, ignored, set_status(clients, "inactive")},
        {post, one + "/suspend", Permission::users_suspend, accepted, set_status(clients, "suspended")},
        {post, one + "/activate", Permission::users_edit, accepted, set_status(clients, "active")},
        {post, one + "/deactivate", Permission::users_deactivate, accepted, set_status(clients, "inactive")},
        {patch, one + "/role", Permission::users_edit, accepted, set_fields(clients, kRole, kRole)},
        {patch, one + "/status", Permission::users_edit, accepted, set_fields(clients, kStatus, kStatus)},
        {patch, one + "/department", Permission::users_edit, accepted, set_fields(clients, kDepartment, kDepartment)},
        {patch, one + "/department-details", Permission::users_edit, accepted, set_fields(clients, kDepartmentDetails)},
        {patch, one + "/reporting", Permission::users_edit, accepted, set_fields(clients, kReporting, kReporting)},
        {patch, one + "/admin-profile", Permission::users_edit, accepted, set_fields(clients, kAllUserFields)},
        {post, one + "/resend-invite", Permission::users_edit, accepted, mail(identity.send_invitation)},
        {post, one + "/resend-invitation", Permission::users_edit, accepted, mail(identity.send_invitation)},
        {post, one + "/send-password-reset", Permission::users_edit, accepted, mail(identity.send_password_reset)},
        {post,
         one + "/force-password-reset",
         Permission::users_edit,
         accepted,
         mail(identity.send_password_reset, true)},
    };
}

}  // namespace rollcall::hr_monitoring
