// proto <-> app and domain.
#pragma once

#include "services/identity/app/create_company.hpp"
#include "services/identity/app/find_users.hpp"
#include "services/identity/app/mail_link.hpp"
#include "services/identity/app/permissions.hpp"
#include "services/identity/app/sessions.hpp"
#include "services/identity/app/update_user.hpp"
#include "services/identity/domain/machine.hpp"
#include "services/identity/domain/revocation.hpp"

#include <rollcall/identity/v1/identity.pb.h>
#include <vector>

namespace rollcall::identity::rpc {

v1::User to_proto(const domain::User& user);
v1::UserList to_proto(const std::vector<domain::User>& users, std::int64_t total);
v1::NewUser to_proto(const app::MailedUser& mailed);
v1::UserPermissions to_proto(const app::HeldPermissions& held);
v1::TicketHolder to_proto(const Principal& holder);
v1::Company to_proto(const domain::Company& company);
v1::Machine to_proto(const domain::Machine& machine);
v1::Tokens to_proto(const app::Grant& grant);
v1::Revocations to_proto(const std::vector<domain::Revocation>& revocations, std::int64_t after_sequence);
v1::Keys to_proto(const std::vector<credentials::PublishedKey>& keys, const auth::Issuer& issuer);

domain::OverrideChange override_change_of(const v1::OverridePermissionsRequest& request);
app::NewUser new_user_of(const v1::CreateUserRequest& request);
// Errors: invalid_argument on kind.
Result<domain::MachineKind> machine_kind_of(const std::string& text);
Result<domain::WantedMachine> wanted_machine_of(const v1::CreateMachineRequest& request);
app::NewCompany new_company_of(const v1::CreateCompanyRequest& request);
// Errors: not_found user for an id that is none; invalid_argument for a field that is none.
Result<app::UserChange> change_of(const v1::UpdateUserRequest& request);
// Errors: invalid_argument naming role, status, managerId and departmentId.
Result<app::UserQuery> query_of(const v1::ListUsersRequest& request);

// Errors: invalid_argument on companyId.
Result<CompanyId> company_id_of(const std::string& text);

}  // namespace rollcall::identity::rpc
