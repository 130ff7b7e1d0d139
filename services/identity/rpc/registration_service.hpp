// Accounts that people make for themselves (proto/rollcall/identity/v1/registration.proto).
#pragma once

#include "common/service/endpoint.hpp"
#include "services/identity/app/register.hpp"

#include <functional>
#include <rollcall/identity/v1/registration.grpc.pb.h>

namespace rollcall::identity::rpc {

struct RegistrationParts {
    app::SessionParts sessions;
    service::Endpoint& endpoint;  // on the threads of logins: a hash is computed
    app::AsksRegistration is_open;
    std::function<void()> announced;  // wakes the relay
};

class RegistrationService final : public v1::Registrations::CallbackService {
  public:
    explicit RegistrationService(RegistrationParts parts) : parts_(std::move(parts)) {}

    grpc::ServerUnaryReactor* Register(grpc::CallbackServerContext*, const v1::RegisterRequest*, v1::User*) override;

  private:
    const RegistrationParts parts_;
};

// Asks attendance for each registration, so that a change of policy counts for the next.
app::AsksRegistration registration_by_policy(const std::string& attendance_address, const std::string& internal_key);

}  // namespace rollcall::identity::rpc
