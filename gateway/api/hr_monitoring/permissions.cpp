// The catalogue of permissions, and what one person holds besides their role.
#include "gateway/api/hr_monitoring/permission_json.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/json/body.hpp"

namespace rollcall::hr_monitoring {

namespace {

using namespace identity::v1;
using http::Action;
using http::Exchange;

constexpr char kRefusal[] = "Permission denied: 'permissions.manage' required";

http::Answer show_catalogue(Exchange&) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_array();
    for (std::size_t i = 0; i < kPermissionKeyCount; ++i) {
        const auto key = kPermissionKeys[i];
        writer.open_object();
        writer.member("key", key);
        writer.member("category", key.substr(0, key.find('.')));
        writer.key("roles");
        writer.open_array();
        for (const auto role : kAllRoles)
            if (keys_of(role)[i]) writer.value(name_of(role));
        writer.close_array();
        writer.close_object();
    }
    writer.close_array();
    co_return response;
}

http::Answer show_role(Exchange&, Role role) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.member("role", name_of(role));
    write_keys(writer, "permissions", keys_of(role));
    writer.close_object();
    co_return response;
}

Result<Action> get_role(const clients::IdentityClient&, const Exchange& exchange) {
    const auto role = parse_role(exchange.parameter("role"));
    if (!role) return fail(not_found("role"));
    return [role = *role](Exchange& x) { return show_role(x, role); };
}

http::HttpResponse render(const Exchange&, const UserPermissions& held) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    const auto list = [&writer](const char* name, const auto& keys) {
        writer.key(name);
        writer.open_array();
        for (const auto& key : keys) writer.value(key);
        writer.close_array();
    };
    const auto overrides = [&writer](const auto& keys, bool granted) {
        for (const auto& key : keys) {
            writer.open_object();
            writer.member("permission_key", key);
            writer.member("granted", granted);
            writer.close_object();
        }
    };
    writer.open_object();
    writer.member("user_id", held.user_id());
    writer.member("role", held.role());
    list("permissions", held.permissions());
    writer.key("overrides");
    writer.open_array();
    overrides(held.granted(), true);
    overrides(held.denied(), false);
    writer.close_array();
    writer.close_object();
    return response;
}

Result<Action> get_user(const clients::IdentityClient& client, const Exchange& exchange) {
    GetPermissionsRequest request;
    ROLLCALL_TRY(*request.mutable_user_id(), http::path_id(exchange, "user_id"));
    return clients::perform(client.get_permissions, std::move(request), render);
}

void read_key(json::Body& body, OverridePermissionsRequest& request) {
    const auto key = body.text("permission_key", json::Need::required);
    const auto granted = body.truth("granted");
    if (key && !parse_permission_key(*key))
        body.fault("permission_key", Fault::not_an_enum, "Input should be a key of GET /permissions");
    if (!body.sent("granted")) body.fault("granted", Fault::required, "is required; null takes the override back");
    if (!key) return;
    if (!granted)
        request.add_clear(*key);
    else
        *granted ? request.add_grant(*key) : request.add_deny(*key);
}

// {user_id, permission_key, granted}
Result<Action> override_one(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    OverridePermissionsRequest request;
    if (auto id = body.id("user_id", json::Need::required)) request.set_user_id(std::move(*id));
    read_key(body, request);
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.override_permissions, std::move(request), render);
}

// {permission_key, granted}, or {granted: [...], denied: [...]} for all at once.
Result<Action> override_user(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    OverridePermissionsRequest request;
    if (body.sent("permission_key")) {
        read_key(body, request);
    } else {
        request.set_replace(true);
        const auto take = [&body](const char* name, auto& keys) {
            for (const auto& key : body.texts(name).value_or(std::vector<std::string>())) {
                if (!parse_permission_key(key))
                    body.fault(name, Fault::not_an_enum, "Input should be keys of GET /permissions");
                keys.Add(std::string(key));
            }
            if (!body.sent(name)) body.fault(name, Fault::required, "is required, or permission_key and granted");
        };
        take("granted", *request.mutable_grant());
        take("denied", *request.mutable_deny());
    }
    const auto id = http::path_id(exchange, "user_id");
    ROLLCALL_CHECK(http::together(id, body));
    request.set_user_id(*id);
    return clients::perform(client.override_permissions, std::move(request), render);
}

}  // namespace

std::vector<http::Route> permission_routes(const clients::IdentityClient& client) {
    const std::string all = std::string(kBase) + "/permissions";
    const std::string of_user = std::string(kBase) + "/users/:user_id/permissions";
    using enum http::Idempotency;
    using enum http::Method;
    const http::Access access{Permission::permissions_manage, kRefusal};
    const auto catalogue = [](const Exchange&) -> Result<Action> { return Action(show_catalogue); };
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {get, all, access, ignored, catalogue},
        {get, all + "/role/:role", access, ignored, with_client(get_role), http::CheckOrder::role_first},
        {get, all + "/user/:user_id", access, ignored, with_client(get_user)},
        {post, all + "/user-override", access, accepted, with_client(override_one)},
        {get, of_user, access, ignored, with_client(get_user)},
        {patch, of_user, access, accepted, with_client(override_user)},
    };
}

}  // namespace rollcall::hr_monitoring
