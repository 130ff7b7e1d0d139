#include "gateway/clients/make_clients.hpp"
#include "gateway/clients/stubs.hpp"

#include <rollcall/identity/v1/identity.grpc.pb.h>
#include <rollcall/identity/v1/registration.grpc.pb.h>

namespace rollcall::clients {

IdentityClient make_identity_client(std::shared_ptr<Peer> peer, AnswerQueue& answers) {
    using namespace identity::v1;
    using common::v1::Empty;
    using Stub = Identity::Stub;
    const Stubs<Registrations> registrations(peer, answers);
    const Stubs<Identity> stubs(std::move(peer), answers);
    return {
        .login = stubs.write<LoginRequest, Tokens>(&Stub::PrepareAsyncLogin),
        .refresh = stubs.write<RefreshRequest, Tokens>(&Stub::PrepareAsyncRefresh),
        .logout = stubs.write<LogoutRequest, Empty>(&Stub::PrepareAsyncLogout),
        .register_account = registrations.write<RegisterRequest, User>(&Registrations::Stub::PrepareAsyncRegister),
        .get_keys = stubs.read<Empty, Keys>(&Stub::PrepareAsyncGetKeys),
        .forgot_password = stubs.write<ForgotPasswordRequest, Empty>(&Stub::PrepareAsyncForgotPassword),
        .reset_password = stubs.write<ChoosePasswordRequest, Empty>(&Stub::PrepareAsyncResetPassword),
        .activate_account = stubs.write<ChoosePasswordRequest, Empty>(&Stub::PrepareAsyncActivateAccount),
        .change_password = stubs.write<ChangePasswordRequest, Empty>(&Stub::PrepareAsyncChangePassword),
        .issue_ticket = stubs.write<Empty, Ticket>(&Stub::PrepareAsyncIssueTicket),
        .create_user = stubs.write<CreateUserRequest, NewUser>(&Stub::PrepareAsyncCreateUser),
        .update_user = stubs.write<UpdateUserRequest, User>(&Stub::PrepareAsyncUpdateUser),
        .get_user = stubs.read<GetUserRequest, User>(&Stub::PrepareAsyncGetUser),
        .list_users = stubs.read<ListUsersRequest, UserList>(&Stub::PrepareAsyncListUsers),
        .list_directory = stubs.read<Empty, UserList>(&Stub::PrepareAsyncListDirectory),
        .set_picture = stubs.write<SetPictureRequest, User>(&Stub::PrepareAsyncSetPicture),
        .drop_picture = stubs.write<GetUserRequest, User>(&Stub::PrepareAsyncDropPicture),
        .get_picture = stubs.read<GetUserRequest, Picture>(&Stub::PrepareAsyncGetPicture),
        .send_invitation = stubs.write<MailUserRequest, NewUser>(&Stub::PrepareAsyncSendInvitation),
        .send_password_reset = stubs.write<MailUserRequest, NewUser>(&Stub::PrepareAsyncSendPasswordReset),
        .get_permissions = stubs.read<GetPermissionsRequest, UserPermissions>(&Stub::PrepareAsyncGetPermissions),
        .override_permissions =
            stubs.write<OverridePermissionsRequest, UserPermissions>(&Stub::PrepareAsyncOverridePermissions),
        .get_own_company = stubs.read<Empty, Company>(&Stub::PrepareAsyncGetOwnCompany),
        .update_company = stubs.write<UpdateCompanyRequest, Company>(&Stub::PrepareAsyncUpdateCompany),
        .report_denial = stubs.write<ReportDenialRequest, Empty>(&Stub::PrepareAsyncReportDenial),
        .create_machine = stubs.write<CreateMachineRequest, NewMachine>(&Stub::PrepareAsyncCreateMachine),
        .list_machines = stubs.read<ListMachinesRequest, MachineList>(&Stub::PrepareAsyncListMachines),
        .revoke_machine = stubs.write<MachineById, Machine>(&Stub::PrepareAsyncRevokeMachine),
        .exchange_key = stubs.read<ExchangeKeyRequest, MachineToken>(&Stub::PrepareAsyncExchangeKey),
        .issue_client_token = stubs.write<ClientCredentials, MachineToken>(&Stub::PrepareAsyncIssueClientToken),
    };
}

}  // namespace rollcall::clients
