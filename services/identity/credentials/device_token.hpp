// What a terminal proves itself with: 26 bytes in hexadecimal digits, so that it may be a label of a host's name, which
// has 63 characters at most and no case. 16 of them are the company's id, ten are secret.
#pragma once

#include "common/core/id.hpp"

#include <optional>
#include <string>

namespace rollcall::identity::credentials {

std::string make_device_token(const CompanyId& company);

// Nothing when the text has not the form of one.
std::optional<CompanyId> company_of_device_token(const std::string& token);

}  // namespace rollcall::identity::credentials
