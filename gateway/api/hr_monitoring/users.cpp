// users: create, list, me, get, change.
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/api/hr_monitoring/user_fields.hpp"
#include "gateway/api/hr_monitoring/user_json.hpp"
#include "gateway/api/hr_monitoring/user_writes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/http/next_link.hpp"

namespace rollcall::hr_monitoring {

namespace {

using namespace identity::v1;
using http::Action;
using http::Exchange;

constexpr int kPageRows = 500;
constexpr int kMostRows = 1000;  // without a limit

http::HttpResponse render_users(const Exchange& exchange, const UserList& list, bool more, int next_page) {
    http::HttpResponse response;
    response.body.reserve(64 + static_cast<std::size_t>(list.users_size()) * 640);
    json::Writer writer(response.body);
    writer.open_array();
    for (const auto& user : list.users()) write_user(writer, user);
    writer.close_array();
    if (more) response.add("Link", http::next_link(exchange.request, std::to_string(next_page)));
    return response;
}

// With a limit one page of that size; without one, as many pages as it takes, up to the most rows.
http::Answer list_all(Exchange& exchange, const clients::IdentityClient& client, UserListQuery query) {
    const int rows = query.limit > 0 ? query.limit : kPageRows;
    const int wanted = query.limit > 0 ? query.limit : kMostRows;
    UserList all;
    int page = query.page;
    for (;; ++page) {
        auto request = query.request;
        request.mutable_page()->set_page_number(page);
        request.mutable_page()->set_page_row_count(rows);
        auto asking = clients::ask(exchange, client.list_users, std::move(request));
        const auto part = co_await std::move(asking);
        if (!part) co_return fail(part.error());
        all.mutable_users()->MergeFrom(part->users());
        all.set_total(part->total());
        if (part->users_size() < rows || all.users_size() >= wanted) break;
    }
    const bool more = static_cast<std::int64_t>(page) * rows < all.total();
    co_return render_users(exchange, all, more, page + 1);
}

Result<Action> list_users(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto query, read_user_list(exchange));
    return [&client, query = std::move(query)](Exchange& x) { return list_all(x, client, query); };
}

Result<Action> list_directory(const clients::IdentityClient& client, const Exchange&) {
    return clients::perform(client.list_directory, common::v1::Empty{}, [](const Exchange& x, const UserList& list) {
        return render_users(x, list, false, 0);
    });
}

Result<Action> get_user(const clients::IdentityClient& client, const Exchange& exchange) {
    GetUserRequest request;
    ROLLCALL_TRY(*request.mutable_user_id(), http::path_id(exchange, "user_id"));
    return clients::perform(client.get_user, std::move(request), render_user);
}

Result<Action> get_self(const clients::IdentityClient& client, const Exchange&) {
    return clients::perform(client.get_user, GetUserRequest{}, render_user);
}

}  // namespace

std::vector<http::Route> user_routes(const clients::Clients& clients) {
    const std::string all = std::string(kBase) + "/users";
    const std::string one = all + "/:user_id";
    using enum http::Idempotency;
    using enum http::Method;
    constexpr auto kRoleFirst = http::CheckOrder::role_first;
    const auto with_client = [&client = clients.identity](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    const auto create = [&clients](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto request, read_new_user(exchange));
        return write_new_user(clients, std::move(request));
    };
    const auto update = [&clients](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto request, read_user_change(exchange));
        return write_user_change(clients, std::move(request));
    };
    return {
        {post, all, Permission::users_create, accepted, create, kRoleFirst},
        {get, all, Permission::users_view, ignored, with_client(list_users)},
        {get, all + "/active-directory", Permission::signed_in, ignored, with_client(list_directory)},
        {get, all + "/me", Permission::signed_in, ignored, with_client(get_self)},
        {get, one, Permission::users_view, ignored, with_client(get_user)},
        {patch, one, Permission::users_edit, accepted, update},
    };
}

}  // namespace rollcall::hr_monitoring
