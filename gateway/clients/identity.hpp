#pragma once

#include "gateway/clients/call.hpp"

#include <rollcall/identity/v1/identity.pb.h>

namespace rollcall::clients {

struct IdentityClient {
    Rpc<identity::v1::LoginRequest, identity::v1::Tokens> login;
    Rpc<identity::v1::RefreshRequest, identity::v1::Tokens> refresh;
    Rpc<identity::v1::LogoutRequest, common::v1::Empty> logout;
    Rpc<common::v1::Empty, identity::v1::Keys> get_keys;
    Rpc<identity::v1::CreateUserRequest, identity::v1::User> create_user;
    Rpc<identity::v1::UpdateUserRequest, identity::v1::User> update_user;
    Rpc<identity::v1::GetUserRequest, identity::v1::User> get_user;
    Rpc<identity::v1::ListUsersRequest, identity::v1::UserList> list_users;
};

}  // namespace rollcall::clients
