#include "gateway/api/hr_monitoring/user_writes.hpp"

#include "gateway/api/hr_monitoring/user_json.hpp"
#include "gateway/clients/perform.hpp"

#include <algorithm>
#include <optional>

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
    if (user.has_shift_id()) {
        auto checking = require_active(exchange, shift.templates.get, user.shift_id(), "shiftId");
        const auto checked = co_await std::move(checking);
        if (!checked) co_return checked;
    }
    co_return Result<void>();
}

// Whose recurring shift is whose belongs to the shift service, which plans their days.
boost::asio::awaitable<Result<void>> assign_shift(
    Exchange& exchange, const clients::ShiftClient& shift, std::string user, std::optional<std::string> shift_id
) {
    shift::v1::AssignTemplateRequest request;
    request.set_user_id(std::move(user));
    if (shift_id) request.set_template_id(std::move(*shift_id));
    auto asking = clients::ask(exchange, shift.assign_template, std::move(request));
    const auto assigned = co_await std::move(asking);
    if (!assigned) co_return fail(assigned.error());
    co_return Result<void>();
}

// What a request says of the person's shift; an empty one says that they work by none.
template <class Message>
std::optional<std::string> shift_of(const Message& user) {
    return user.has_shift_id() ? std::optional(user.shift_id()) : std::nullopt;
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
    auto shift = shift_of(request);
    auto asking = clients::ask(exchange, clients.identity.create_user, std::move(request));
    const auto made = co_await std::move(asking);
    if (!made) co_return fail(made.error());
    if (shift) {
        auto assigning = assign_shift(exchange, clients.shift, made->user().id(), std::move(shift));
        const auto assigned = co_await std::move(assigning);
        if (!assigned) co_return fail(assigned.error());
    }
    co_return render_new_user(exchange, *made);
}

http::Answer update(Exchange& exchange, const clients::Clients& clients, UpdateUserRequest request) {
    auto checking = check_places(exchange, clients.shift, request.changes(), Permission::users_edit);
    const auto checked = co_await std::move(checking);
    if (!checked) co_return fail(checked.error());
    const auto& fields = request.fields();
    const bool names_shift = std::find(fields.begin(), fields.end(), "shift_id") != fields.end();
    auto shift = shift_of(request.changes());
    auto asking = clients::ask(exchange, clients.identity.update_user, std::move(request));
    const auto user = co_await std::move(asking);
    if (!user) co_return fail(user.error());
    if (names_shift) {
        auto assigning = assign_shift(exchange, clients.shift, user->id(), std::move(shift));
        const auto assigned = co_await std::move(assigning);
        if (!assigned) co_return fail(assigned.error());
    }
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
