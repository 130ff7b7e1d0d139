#include "services/attendance/app/change_policy.hpp"
#include "services/attendance/rpc/timesheets_service.hpp"

namespace rollcall::attendance::rpc {

using rollcall::rpc::Call;

TimesheetsService::Reactor* TimesheetsService::GetRegistration(
    Context* context, const v1::GetRegistrationRequest* request, v1::Registration* answer
) {
    return endpoint_.internal<v1::GetRegistrationRequest, v1::Registration>(
        context,
        request,
        answer,
        [this](const Call&, const v1::GetRegistrationRequest& asked) -> Result<v1::Registration> {
            const auto company = CompanyId::parse(asked.company_id());
            if (!company) return fail(invalid_field("companyId", Fault::not_an_id, "expected a UUID"));
            return database_.in_read<v1::Registration>(*company, {}, [](pg::Tx& tx) -> Result<v1::Registration> {
                v1::Registration registration;
                // Access, and no input of any record: like the manager's scope it counts as soon as it is set.
                registration.set_is_open(app::read_policy(tx).policy.allow_self_registration);
                return registration;
            });
        }
    );
}

}  // namespace rollcall::attendance::rpc
