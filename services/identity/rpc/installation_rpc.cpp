// For sibling services and operators: internal callers only.
#include "services/identity/app/create_company.hpp"
#include "services/identity/app/inform.hpp"
#include "services/identity/app/operate.hpp"
#include "services/identity/rpc/identity_service.hpp"
#include "services/identity/rpc/mapping.hpp"

namespace rollcall::identity::rpc {

using rollcall::rpc::Call;
using service::Endpoint;

Reactor* IdentityService::GetPeople(Context* context, const v1::GetPeopleRequest* request, v1::UserList* answer) {
    return parts_.endpoint.internal<v1::GetPeopleRequest, v1::UserList>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::GetPeopleRequest& asked) -> Result<v1::UserList> {
            ROLLCALL_TRY(const auto company, company_id_of(asked.company_id()));
            store::WantedPeople wanted{
                .employee_codes = {asked.employee_codes().begin(), asked.employee_codes().end()},
                .badge_numbers = {asked.badge_numbers().begin(), asked.badge_numbers().end()},
            };
            for (const auto& text : asked.user_ids())
                if (const auto id = UserId::parse(text)) wanted.ids.push_back(*id);
            // Nothing but malformed ids must not turn into everybody.
            if (wanted.is_everybody() && asked.user_ids_size() > 0) return v1::UserList{};
            auto& database = parts_.sessions.database;
            ROLLCALL_TRY(const auto people, app::get_people(database, company, wanted, Endpoint::origin_of(call)));
            return to_proto(people, static_cast<std::int64_t>(people.size()));
        }
    );
}

Reactor* IdentityService::GetCompany(Context* context, const v1::GetCompanyRequest* request, v1::Company* answer) {
    return parts_.endpoint.internal<v1::GetCompanyRequest, v1::Company>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::GetCompanyRequest& asked) -> Result<v1::Company> {
            ROLLCALL_TRY(const auto id, company_id_of(asked.company_id()));
            auto& database = parts_.sessions.database;
            ROLLCALL_TRY(const auto company, app::get_company(database, id, Endpoint::origin_of(call)));
            return to_proto(company);
        }
    );
}

Reactor* IdentityService::CreateCompany(
    Context* context, const v1::CreateCompanyRequest* request, v1::CreateCompanyResponse* answer
) {
    return parts_.endpoint.internal<v1::CreateCompanyRequest, v1::CreateCompanyResponse>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::CreateCompanyRequest& asked) -> Result<v1::CreateCompanyResponse> {
            ROLLCALL_TRY(
                const auto created,
                app::create_company(
                    parts_.sessions.database,
                    parts_.sessions.passwords,
                    new_company_of(asked),
                    Endpoint::origin_of(call)
                )
            );
            parts_.announced();
            v1::CreateCompanyResponse response;
            *response.mutable_company() = to_proto(created.company);
            response.set_admin_user_id(created.admin.str());
            return response;
        }
    );
}

Reactor* IdentityService::ListCompanies(Context* context, const Empty* request, v1::CompanyList* answer) {
    return parts_.endpoint.internal<Empty, v1::CompanyList>(
        context,
        request,
        answer,
        [this](const Call&, const Empty&) -> Result<v1::CompanyList> {
            ROLLCALL_TRY(const auto companies, app::list_companies(parts_.sessions.database));
            v1::CompanyList list;
            for (const auto& company : companies) *list.add_companies() = to_proto(company);
            return list;
        }
    );
}

Reactor* IdentityService::EnrollUser(Context* context, const v1::EnrollUserRequest* request, v1::User* answer) {
    return parts_.endpoint.internal<v1::EnrollUserRequest, v1::User>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::EnrollUserRequest& asked) -> Result<v1::User> {
            ROLLCALL_TRY(
                const auto user,
                app::enroll_user(
                    parts_.sessions.database,
                    parts_.sessions.passwords,
                    asked.codename(),
                    new_user_of(asked.user()),
                    Endpoint::origin_of(call)
                )
            );
            parts_.announced();
            return to_proto(user);
        }
    );
}

Reactor* IdentityService::RotateSigningKey(Context* context, const Empty* request, v1::Keys* answer) {
    return parts_.endpoint
        .internal<Empty, v1::Keys>(context, request, answer, [this](const Call&, const Empty&) -> Result<v1::Keys> {
            ROLLCALL_CHECK(parts_.sessions.keyring.rotate());
            return keys();
        });
}

}  // namespace rollcall::identity::rpc
