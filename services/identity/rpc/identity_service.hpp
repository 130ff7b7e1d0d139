// The identity service's gRPC surface (proto/rollcall/identity/v1/identity.proto).
#pragma once

#include "common/service/endpoint.hpp"
#include "services/identity/app/sessions.hpp"
#include "services/identity/credentials/tickets.hpp"
#include "services/identity/domain/account_token.hpp"

#include <functional>
#include <rollcall/identity/v1/identity.grpc.pb.h>

namespace rollcall::identity::rpc {

struct IdentityParts {
    app::SessionParts sessions;
    pg::Database& feed;  // under the relay's role: the revocations of all companies
    service::Endpoint& endpoint;
    service::Endpoint& login;  // on threads of its own: logins compute, others must not wait for them
    std::function<bool(std::function<void()>)>
        later;  // for what nobody waits for (mails, audits of refused logins); false when too much waits
    credentials::Tickets& tickets;
    std::function<void()> announced;  // wakes the relay
};

using common::v1::Empty;
using Context = grpc::CallbackServerContext;
using Reactor = grpc::ServerUnaryReactor;

class IdentityService final : public v1::Identity::CallbackService {
  public:
    explicit IdentityService(IdentityParts parts) : parts_(std::move(parts)) {}

    // sessions_rpc.cpp
    Reactor* Login(Context*, const v1::LoginRequest*, v1::Tokens*) override;
    Reactor* Refresh(Context*, const v1::RefreshRequest*, v1::Tokens*) override;
    Reactor* Logout(Context*, const v1::LogoutRequest*, Empty*) override;
    Reactor* GetKeys(Context*, const Empty*, v1::Keys*) override;
    Reactor* ListRevocations(Context*, const v1::ListRevocationsRequest*, v1::Revocations*) override;

    // accounts_rpc.cpp
    Reactor* ForgotPassword(Context*, const v1::ForgotPasswordRequest*, Empty*) override;
    Reactor* ResetPassword(Context*, const v1::ChoosePasswordRequest*, Empty*) override;
    Reactor* ActivateAccount(Context*, const v1::ChoosePasswordRequest*, Empty*) override;
    Reactor* ChangePassword(Context*, const v1::ChangePasswordRequest*, Empty*) override;
    Reactor* SendInvitation(Context*, const v1::MailUserRequest*, v1::NewUser*) override;
    Reactor* SendPasswordReset(Context*, const v1::MailUserRequest*, v1::NewUser*) override;
    Reactor* IssueTicket(Context*, const Empty*, v1::Ticket*) override;
    Reactor* TakeTicket(Context*, const v1::TakeTicketRequest*, v1::TicketHolder*) override;

    // permissions_rpc.cpp
    Reactor* GetPermissions(Context*, const v1::GetPermissionsRequest*, v1::UserPermissions*) override;
    Reactor* OverridePermissions(Context*, const v1::OverridePermissionsRequest*, v1::UserPermissions*) override;
    Reactor* GetOwnCompany(Context*, const Empty*, v1::Company*) override;
    Reactor* UpdateCompany(Context*, const v1::UpdateCompanyRequest*, v1::Company*) override;
    Reactor* ReportDenial(Context*, const v1::ReportDenialRequest*, Empty*) override;

    // users_rpc.cpp
    Reactor* CreateUser(Context*, const v1::CreateUserRequest*, v1::NewUser*) override;
    Reactor* UpdateUser(Context*, const v1::UpdateUserRequest*, v1::User*) override;
    Reactor* GetUser(Context*, const v1::GetUserRequest*, v1::User*) override;
    Reactor* ListUsers(Context*, const v1::ListUsersRequest*, v1::UserList*) override;
    Reactor* ListDirectory(Context*, const Empty*, v1::UserList*) override;

    // machines_rpc.cpp
    Reactor* CreateMachine(Context*, const v1::CreateMachineRequest*, v1::NewMachine*) override;
    Reactor* ListMachines(Context*, const v1::ListMachinesRequest*, v1::MachineList*) override;
    Reactor* RevokeMachine(Context*, const v1::MachineById*, v1::Machine*) override;
    Reactor* ExchangeKey(Context*, const v1::ExchangeKeyRequest*, v1::MachineToken*) override;
    Reactor* IssueClientToken(Context*, const v1::ClientCredentials*, v1::MachineToken*) override;
    Reactor* WhoAmI(Context*, const Empty*, v1::Caller*) override;
    Reactor* EnrollMachine(Context*, const v1::EnrollMachineRequest*, v1::NewMachine*) override;
    Reactor* DismissMachine(Context*, const v1::DismissMachineRequest*, v1::Machine*) override;

    // pictures_rpc.cpp
    Reactor* SetPicture(Context*, const v1::SetPictureRequest*, v1::User*) override;
    Reactor* DropPicture(Context*, const v1::GetUserRequest*, v1::User*) override;
    Reactor* GetPicture(Context*, const v1::GetUserRequest*, v1::Picture*) override;

    // installation_rpc.cpp
    Reactor* GetPeople(Context*, const v1::GetPeopleRequest*, v1::UserList*) override;
    Reactor* GetCompany(Context*, const v1::GetCompanyRequest*, v1::Company*) override;
    Reactor* CreateCompany(Context*, const v1::CreateCompanyRequest*, v1::CreateCompanyResponse*) override;
    Reactor* ListCompanies(Context*, const Empty*, v1::CompanyList*) override;
    Reactor* EnrollUser(Context*, const v1::EnrollUserRequest*, v1::User*) override;
    Reactor* RotateSigningKey(Context*, const Empty*, v1::Keys*) override;

  private:
    Result<v1::Keys> keys() const;
    void audit_later(const app::LoginAttempt& attempt, const pg::Origin& origin, const Error& why);
    Reactor* mail_user(Context*, const v1::MailUserRequest*, v1::NewUser*, domain::Purpose);

    const IdentityParts parts_;
};

}  // namespace rollcall::identity::rpc
