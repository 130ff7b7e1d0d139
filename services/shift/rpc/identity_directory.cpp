#include "services/shift/rpc/identity_directory.hpp"

#include "common/rpc/channel.hpp"
#include "rollcall/identity/v1/identity.grpc.pb.h"

#include <algorithm>

namespace rollcall::shift::rpc {

namespace {

using identity::v1::Identity;

domain::Employee employee_of(const identity::v1::User& user) {
    domain::Employee employee{
        .id = UserId::parse(user.id()).value_or(UserId{}),
        .role = user.role(),
        .status = user.status(),
        .version = user.record_version(),
    };
    if (user.has_manager_id()) employee.manager = UserId::parse(user.manager_id());
    employee.full_name = user.full_name();
    if (user.has_site_id()) employee.site = SiteId::parse(user.site_id());
    return employee;
}

}  // namespace

app::Directory identity_directory(const std::shared_ptr<grpc::Channel>& channel, const std::string& internal_key) {
    const std::shared_ptr<Identity::Stub> stub = Identity::NewStub(channel);
    app::Directory directory;
    directory.company = [stub, internal_key](const CompanyId& id) -> Result<std::optional<domain::Company>> {
        identity::v1::GetCompanyRequest request;
        request.set_company_id(id.str());
        const auto told = rollcall::rpc::call_internal(*stub, &Identity::Stub::GetCompany, request, internal_key);
        if (!told && told.error().code == Code::not_found) return std::optional<domain::Company>{};
        if (!told) return fail(told.error());
        return domain::Company{told->time_zone(), told->record_version(), std::nullopt};
    };
    directory.people = [stub, internal_key](
                           const CompanyId& company, const std::vector<UserId>& ids
                       ) -> Result<std::vector<domain::Employee>> {
        identity::v1::GetPeopleRequest request;
        request.set_company_id(company.str());
        for (const auto& id : ids) request.add_user_ids(id.str());
        ROLLCALL_TRY(
            const auto told, rollcall::rpc::call_internal(*stub, &Identity::Stub::GetPeople, request, internal_key)
        );
        std::vector<domain::Employee> people;
        for (const auto& user : told.users()) people.push_back(employee_of(user));
        return people;
    };
    directory.is_staffed = [stub, internal_key](const CompanyId& company, const DepartmentId& id) -> Result<bool> {
        identity::v1::GetPeopleRequest request;
        request.set_company_id(company.str());
        ROLLCALL_TRY(
            const auto told, rollcall::rpc::call_internal(*stub, &Identity::Stub::GetPeople, request, internal_key)
        );
        const auto department = id.str();
        return std::any_of(told.users().begin(), told.users().end(), [&](const identity::v1::User& user) {
            return user.department_id() == department && user.status() != "inactive";
        });
    };
    return directory;
}

}  // namespace rollcall::shift::rpc
