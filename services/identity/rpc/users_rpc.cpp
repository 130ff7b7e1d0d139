#include "services/identity/rpc/identity_service.hpp"
#include "services/identity/rpc/mapping.hpp"

namespace rollcall::identity::rpc {

using rollcall::rpc::Call;

Reactor* IdentityService::CreateUser(Context* context, const v1::CreateUserRequest* request, v1::NewUser* answer) {
    return parts_.endpoint.write<v1::CreateUserRequest, v1::NewUser>(
        context,
        request,
        answer,
        Permission::users_create,
        [this](pg::Tx& tx, const Call& call, const v1::CreateUserRequest& asked) -> Result<v1::NewUser> {
            ROLLCALL_TRY(
                const auto made, app::create_and_invite(tx, parts_.sessions, *call.principal, new_user_of(asked))
            );
            return to_proto(made);
        }
    );
}

Reactor* IdentityService::UpdateUser(Context* context, const v1::UpdateUserRequest* request, v1::User* answer) {
    return parts_.endpoint.write<v1::UpdateUserRequest, v1::User>(
        context,
        request,
        answer,
        Permission::users_edit,
        [](pg::Tx& tx, const Call& call, const v1::UpdateUserRequest& asked) -> Result<v1::User> {
            ROLLCALL_TRY(const auto change, change_of(asked));
            ROLLCALL_TRY(const auto user, app::update_user(tx, *call.principal, change));
            return to_proto(user);
        }
    );
}

Reactor* IdentityService::GetUser(Context* context, const v1::GetUserRequest* request, v1::User* answer) {
    return parts_.endpoint.read<v1::GetUserRequest, v1::User>(
        context,
        request,
        answer,
        Permission::users_view,
        [](pg::Tx& tx, const Call& call, const v1::GetUserRequest& asked) -> Result<v1::User> {
            const auto id =
                asked.user_id().empty() ? std::optional(call.principal->user) : UserId::parse(asked.user_id());
            if (!id) return fail(not_found("user"));
            ROLLCALL_TRY(const auto user, app::get_user(tx, *call.principal, *id));
            return to_proto(user);
        }
    );
}

Reactor* IdentityService::ListUsers(Context* context, const v1::ListUsersRequest* request, v1::UserList* answer) {
    return parts_.endpoint.read<v1::ListUsersRequest, v1::UserList>(
        context,
        request,
        answer,
        Permission::users_view,
        [](pg::Tx& tx, const Call& call, const v1::ListUsersRequest& asked) -> Result<v1::UserList> {
            ROLLCALL_TRY(const auto query, query_of(asked));
            ROLLCALL_TRY(const auto page, app::list_users(tx, *call.principal, query));
            return to_proto(page.users, page.total);
        }
    );
}

Reactor* IdentityService::ListDirectory(Context* context, const Empty* request, v1::UserList* answer) {
    return parts_.endpoint.read<Empty, v1::UserList>(
        context,
        request,
        answer,
        Permission::signed_in,
        [](pg::Tx& tx, const Call& call, const Empty&) -> Result<v1::UserList> {
            ROLLCALL_TRY(const auto people, app::list_directory(tx, *call.principal));
            return to_proto(people, static_cast<std::int64_t>(people.size()));
        }
    );
}

}  // namespace rollcall::identity::rpc
