#include "gateway/clients/make_clients.hpp"
#include "gateway/clients/stubs.hpp"

#include <rollcall/identity/v1/identity.grpc.pb.h>

namespace rollcall::clients {

IdentityClient make_identity_client(std::shared_ptr<Peer> peer) {
    using Async = class identity::v1::Identity::Stub::async;
    const Stubs<identity::v1::Identity> stubs(std::move(peer));
    return {
        .login = stubs.write<identity::v1::LoginRequest, identity::v1::Tokens>(&Async::Login),
        .refresh = stubs.write<identity::v1::RefreshRequest, identity::v1::Tokens>(&Async::Refresh),
        .logout = stubs.write<identity::v1::LogoutRequest, common::v1::Empty>(&Async::Logout),
        .get_keys = stubs.read<common::v1::Empty, identity::v1::Keys>(&Async::GetKeys),
        .create_user = stubs.write<identity::v1::CreateUserRequest, identity::v1::User>(&Async::CreateUser),
        .update_user = stubs.write<identity::v1::UpdateUserRequest, identity::v1::User>(&Async::UpdateUser),
        .get_user = stubs.read<identity::v1::GetUserRequest, identity::v1::User>(&Async::GetUser),
        .list_users = stubs.read<identity::v1::ListUsersRequest, identity::v1::UserList>(&Async::ListUsers),
    };
}

}  // namespace rollcall::clients
