#include "services/notification/rpc/identity_directory.hpp"

#include "common/rpc/channel.hpp"
#include "rollcall/identity/v1/identity.grpc.pb.h"

namespace rollcall::notification::rpc {

namespace {

using identity::v1::Identity;

domain::Person person_of(const identity::v1::User& user) {
    domain::Person person{
        .id = UserId::parse(user.id()).value_or(UserId{}),
        .full_name = user.full_name(),
        .role = user.role(),
        .status = user.status(),
        .version = user.record_version(),
    };
    if (user.has_manager_id()) person.manager = UserId::parse(user.manager_id());
    return person;
}

}  // namespace

app::Directory identity_directory(const std::shared_ptr<grpc::Channel>& channel, const std::string& internal_key) {
    const std::shared_ptr<Identity::Stub> stub = Identity::NewStub(channel);
    return [stub, internal_key](
               const CompanyId& company, const std::vector<UserId>& ids
           ) -> Result<std::vector<domain::Person>> {
        identity::v1::GetPeopleRequest request;
        request.set_company_id(company.str());
        for (const auto& id : ids) request.add_user_ids(id.str());
        ROLLCALL_TRY(
            const auto told, rollcall::rpc::call_internal(*stub, &Identity::Stub::GetPeople, request, internal_key)
        );
        std::vector<domain::Person> people;
        for (const auto& user : told.users()) people.push_back(person_of(user));
        return people;
    };
}

}  // namespace rollcall::notification::rpc
