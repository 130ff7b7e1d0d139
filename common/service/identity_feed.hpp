// A verifier fed by the identity service: public keys and revocations over gRPC.
#pragma once

#include "common/auth/verifier.hpp"

#include <memory>
#include <string>

namespace rollcall::service {

std::unique_ptr<auth::Verifier> verifier_fed_by(const std::string& identity_address, const std::string& internal_key);

}  // namespace rollcall::service
