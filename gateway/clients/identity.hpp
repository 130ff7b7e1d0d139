#pragma once

#include "gateway/clients/call.hpp"

#include <rollcall/identity/v1/identity.pb.h>
#include <rollcall/identity/v1/registration.pb.h>

namespace rollcall::clients {

struct IdentityClient {
    Rpc<identity::v1::LoginRequest, identity::v1::Tokens> login;
    Rpc<identity::v1::RefreshRequest, identity::v1::Tokens> refresh;
    Rpc<identity::v1::LogoutRequest, common::v1::Empty> logout;
    Rpc<identity::v1::RegisterRequest, identity::v1::User> register_account;
    Rpc<common::v1::Empty, identity::v1::Keys> get_keys;
    Rpc<identity::v1::ForgotPasswordRequest, common::v1::Empty> forgot_password;
    Rpc<identity::v1::ChoosePasswordRequest, common::v1::Empty> reset_password;
    Rpc<identity::v1::ChoosePasswordRequest, common::v1::Empty> activate_account;
    Rpc<identity::v1::ChangePasswordRequest, common::v1::Empty> change_password;
    Rpc<common::v1::Empty, identity::v1::Ticket> issue_ticket;
    Rpc<identity::v1::CreateUserRequest, identity::v1::NewUser> create_user;
    Rpc<identity::v1::UpdateUserRequest, identity::v1::User> update_user;
    Rpc<identity::v1::GetUserRequest, identity::v1::User> get_user;
    Rpc<identity::v1::ListUsersRequest, identity::v1::UserList> list_users;
    Rpc<common::v1::Empty, identity::v1::UserList> list_directory;
    Rpc<identity::v1::SetPictureRequest, identity::v1::User> set_picture;
    Rpc<identity::v1::GetUserRequest, identity::v1::User> drop_picture;
    Rpc<identity::v1::GetUserRequest, identity::v1::Picture> get_picture;
    Rpc<identity::v1::MailUserRequest, identity::v1::NewUser> send_invitation;
    Rpc<identity::v1::MailUserRequest, identity::v1::NewUser> send_password_reset;
    Rpc<identity::v1::GetPermissionsRequest, identity::v1::UserPermissions> get_permissions;
    Rpc<identity::v1::OverridePermissionsRequest, identity::v1::UserPermissions> override_permissions;
    Rpc<common::v1::Empty, identity::v1::Company> get_own_company;
    Rpc<identity::v1::UpdateCompanyRequest, identity::v1::Company> update_company;
    Rpc<identity::v1::ReportDenialRequest, common::v1::Empty> report_denial;
    Rpc<identity::v1::CreateMachineRequest, identity::v1::NewMachine> create_machine;
    Rpc<identity::v1::ListMachinesRequest, identity::v1::MachineList> list_machines;
    Rpc<identity::v1::MachineById, identity::v1::Machine> revoke_machine;
    Rpc<identity::v1::ExchangeKeyRequest, identity::v1::MachineToken> exchange_key;
    Rpc<identity::v1::ClientCredentials, identity::v1::MachineToken> issue_client_token;
};

}  // namespace rollcall::clients
