#include "gateway/api/hr_monitoring/user_writes.hpp"

#include "gateway/api/hr_monitoring/user_json.hpp"
#include "gateway/clients/perform.hpp"

namespace rollcall::hr_monitoring {

namespace {

using namespace identity::v1;
using http::Exchange;

// Whether an object of the shift service is there and active.
template <class Object>
boost::asio::awaitable<Result<void>> require_active(
    Exchange& exchange, const clients::Rpc<shift::v1::ById, Object>& get, std::string id, std::string field
) {
    shift::v1::ById request;
    request.set_id(id);
    auto asking = clients::ask(exchange, get, std::move(request));
    const auto found = co_await std::move(asking);
    if (!found && found.error().code != Code::not_found) co_return fail(found.error());
    if (found && found->is_active()) co_return Result<void>();
    co_return fail(invalid_field(field, Fault::not_valid, "There is no such active one in this company"));
}

// Only for callers who may set them: others are refused by identity, whatever they name.
template <class Message>
boost::asio::awaitable<Result<void>> check_places(
    Exchange& exchange, const clients::ShiftClient& shift, const Message& user, Permission needed
) {
    if (scope_of(*exchange.principal, needed, ManagerScope::company) != Scope::company) co_return Result<void>();
    if (user.has_department_id()) {
        auto checking = require_active(exchange, shift.departments.get, user.department_id(), "departmentId");
        const auto checked = co_await std::move(checking);
        if (!checked) co_return checked;
    }
    if (user.has_site_id()) {
        auto checking = require_active(exchange, shift.sites.get, user.site_id(), "siteId");
        const auto checked = co_await std::move(checking);
        if (!checked) co_return checked;
    }
    co_return Result<void>();
}

http::HttpResponse render_new_user(const Exchange&, const NewUser& made) {
    http::HttpResponse response{.status = 201};
    json::Writer writer(response.body);
    writer.open_object();
    writer.key("user");
    write_user(writer, made.user());
    writer.member("invitation_email_sent", made.email_sent());
    writer.optional_member("email_error", !made.email_error().empty(), made.email_error());
    writer.null_member("debug_token");
    writer.close_object();
    return response;
}

http::Answer create(Exchange& exchange, const clients::Clients& clients, CreateUserRequest request) {
    auto checking = check_places(exchange, clients.shift, request, Permission::users_create);
    const auto checked = co_await std::move(checking);
    if (!checked) co_return fail(checked.error());
    auto asking = clients::ask(exchange, clients.identity.create_user, std::move(request));
    const auto made = co_await std::move(asking);
    if (!made) co_return fail(made.error());
    co_return render_new_user(exchange, *made);
}

http::Answer update(Exchange& exchange, const clients::Clients& clients, UpdateUserRequest request) {
    auto checking = check_places(exchange, clients.shift, request.changes(), Permission::users_edit);
    const auto checked = co_await std::move(checking);
    if (!checked) co_return fail(checked.error());
    auto asking = clients::ask(exchange, clients.identity.update_user, std::move(request));
    const auto user = co_await std::move(asking);
    if (!user) co_return fail(user.error());
    co_return render_user(exchange, *user);
}

}  // namespace

http::HttpResponse render_user(const Exchange&, const User& user) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    write_user(writer, user);
    response.add("ETag", "\"" + std::to_string(user.record_version()) + "\"");
    return response;
}

http::Action write_new_user(const clients::Clients& clients, CreateUserRequest request) {
    return [&clients, request = std::move(request)](Exchange& exchange) mutable {
        return create(exchange, clients, std::move(request));
    };
}

http::Action write_user_change(const clients::Clients& clients, UpdateUserRequest request) {
    return [&clients, request = std::move(request)](Exchange& exchange) mutable {
        return update(exchange, clients, std::move(request));
    };
}

}  // namespace rollcall::hr_monitoring
