// The e-mail address that a request is about.
#pragma once

#include "gateway/json/body.hpp"

#include <optional>
#include <string>

namespace rollcall::hr_monitoring {

// Required; what is no address is a fault, whoever it might be.
std::optional<std::string> read_email(json::Body& body);

}  // namespace rollcall::hr_monitoring
