#include "services/identity/rpc/registration_service.hpp"

#include "common/rpc/channel.hpp"
#include "services/identity/rpc/mapping.hpp"

#include <rollcall/attendance/v1/timesheets.grpc.pb.h>

namespace rollcall::identity::rpc {

using rollcall::rpc::Call;

grpc::ServerUnaryReactor* RegistrationService::Register(
    grpc::CallbackServerContext* context, const v1::RegisterRequest* request, v1::User* answer
) {
    return parts_.endpoint.open<v1::RegisterRequest, v1::User>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::RegisterRequest& asked) -> Result<v1::User> {
            const app::NewAccount wanted{
                .codename = asked.codename(),
                .email = asked.email(),
                .username = asked.has_username() ? std::optional(asked.username()) : std::nullopt,
                .password = asked.password(),
                .full_name = asked.full_name()};
            const auto origin = service::Endpoint::origin_of(call);
            ROLLCALL_TRY(const auto user, app::register_account(parts_.sessions, parts_.is_open, wanted, origin));
            parts_.announced();
            return to_proto(user);
        }
    );
}

app::AsksRegistration registration_by_policy(const std::string& attendance_address, const std::string& internal_key) {
    using attendance::v1::Timesheets;
    const std::shared_ptr<Timesheets::Stub> stub = Timesheets::NewStub(rollcall::rpc::make_channel(attendance_address));
    return [stub, internal_key](const CompanyId& company) -> Result<bool> {
        attendance::v1::GetRegistrationRequest request;
        request.set_company_id(company.str());
        ROLLCALL_TRY(
            const auto registration,
            rollcall::rpc::call_internal(*stub, &Timesheets::Stub::GetRegistration, request, internal_key)
        );
        return registration.is_open();
    };
}

}  // namespace rollcall::identity::rpc
