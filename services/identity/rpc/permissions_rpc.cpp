// Who holds what, what was refused, and the company itself.
#include "services/identity/app/permissions.hpp"
#include "services/identity/app/update_company.hpp"
#include "services/identity/rpc/identity_service.hpp"
#include "services/identity/rpc/mapping.hpp"

namespace rollcall::identity::rpc {

using rollcall::rpc::Call;

Reactor* IdentityService::GetPermissions(
    Context* context, const v1::GetPermissionsRequest* request, v1::UserPermissions* answer
) {
    return parts_.endpoint.read<v1::GetPermissionsRequest, v1::UserPermissions>(
        context,
        request,
        answer,
        Permission::permissions_manage,
        [](pg::Tx& tx, const Call&, const v1::GetPermissionsRequest& asked) -> Result<v1::UserPermissions> {
            const auto id = UserId::parse(asked.user_id());
            if (!id) return fail(not_found("user"));
            ROLLCALL_TRY(const auto held, app::permissions_of(tx, *id));
            return to_proto(held);
        }
    );
}

Reactor* IdentityService::OverridePermissions(
    Context* context, const v1::OverridePermissionsRequest* request, v1::UserPermissions* answer
) {
    return parts_.endpoint.write<v1::OverridePermissionsRequest, v1::UserPermissions>(
        context,
        request,
        answer,
        Permission::permissions_manage,
        [](pg::Tx& tx, const Call& call, const v1::OverridePermissionsRequest& asked) -> Result<v1::UserPermissions> {
            const auto id = UserId::parse(asked.user_id());
            if (!id) return fail(not_found("user"));
            ROLLCALL_TRY(
                const auto held, app::override_permissions(tx, *call.principal, *id, override_change_of(asked))
            );
            return to_proto(held);
        }
    );
}

Reactor* IdentityService::GetOwnCompany(Context* context, const Empty* request, v1::Company* answer) {
    return parts_.endpoint.read<Empty, v1::Company>(
        context,
        request,
        answer,
        Permission::company_edit,
        [](pg::Tx& tx, const Call&, const Empty&) -> Result<v1::Company> {
            ROLLCALL_TRY(const auto company, app::own_company(tx));
            return to_proto(company);
        }
    );
}

Reactor* IdentityService::UpdateCompany(
    Context* context, const v1::UpdateCompanyRequest* request, v1::Company* answer
) {
    return parts_.endpoint.write<v1::UpdateCompanyRequest, v1::Company>(
        context,
        request,
        answer,
        Permission::company_edit,
        [](pg::Tx& tx, const Call&, const v1::UpdateCompanyRequest& asked) -> Result<v1::Company> {
            app::CompanyChange change{.if_version = asked.if_version()};
            if (asked.has_name()) change.name = asked.name();
            if (asked.has_time_zone()) change.time_zone = asked.time_zone();
            ROLLCALL_TRY(const auto company, app::update_company(tx, change));
            return to_proto(company);
        }
    );
}

// Refused like any other call: that is what has it audited, with the caller, be it a person or a machine, and the route
// that come along.
Reactor* IdentityService::ReportDenial(Context* context, const v1::ReportDenialRequest* request, Empty* answer) {
    return parts_.endpoint.open<v1::ReportDenialRequest, Empty>(
        context,
        request,
        answer,
        [](const Call& call, const v1::ReportDenialRequest& asked) -> Result<Empty> {
            if (!call.principal)
                return fail({.code = Code::unauthenticated, .reason = "loginRequired", .message = "Log in first."});
            return fail({.code = Code::permission_denied, .reason = asked.reason(), .message = asked.message()});
        }
    );
}

}  // namespace rollcall::identity::rpc
