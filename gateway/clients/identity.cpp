#include "gateway/clients/make_clients.hpp"
#include "gateway/clients/stubs.hpp"

#include <rollcall/identity/v1/identity.grpc.pb.h>

namespace rollcall::clients {

IdentityClient make_identity_client(std::shared_ptr<Peer> peer, AnswerQueue& answers) {
    using Stub = identity::v1::Identity::Stub;
    const Stubs<identity::v1::Identity> stubs(std::move(peer), answers);
    return {
        .login = stubs.write<identity::v1::LoginRequest, identity::v1::Tokens>(&Stub::PrepareAsyncLogin),
        .refresh = stubs.write<identity::v1::RefreshRequest, identity::v1::Tokens>(&Stub::PrepareAsyncRefresh),
        .logout = stubs.write<identity::v1::LogoutRequest, common::v1::Empty>(&Stub::PrepareAsyncLogout),
        .get_keys = stubs.read<common::v1::Empty, identity::v1::Keys>(&Stub::PrepareAsyncGetKeys),
        .create_user = stubs.write<identity::v1::CreateUserRequest, identity::v1::User>(&Stub::PrepareAsyncCreateUser),
        .update_user = stubs.write<identity::v1::UpdateUserRequest, identity::v1::User>(&Stub::PrepareAsyncUpdateUser),
        .get_user = stubs.read<identity::v1::GetUserRequest, identity::v1::User>(&Stub::PrepareAsyncGetUser),
        .list_users = stubs.read<identity::v1::ListUsersRequest, identity::v1::UserList>(&Stub::PrepareAsyncListUsers),
    };
}

}  // namespace rollcall::clients
