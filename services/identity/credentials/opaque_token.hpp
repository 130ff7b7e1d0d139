// Tokens that mean nothing to whoever holds them, of refreshing and of mails: 16 bytes of company
// id, so that the scope is known before the lookup, and 32 secret bytes. Refresh tokens: the first of
// a session is random; each successor comes from its predecessor and a salt kept with the spent row,
// so that the same one can be given again, but only to somebody who has the predecessor.
#pragma once

#include "common/core/id.hpp"

#include <optional>
#include <string>

namespace rollcall::identity::credentials {

std::string make_opaque_token(const CompanyId& company);

// Nothing when the text has not the form of one.
std::optional<CompanyId> company_of_opaque_token(const std::string& token);

// What is stored.
std::string hash_of_opaque_token(const std::string& token);

std::string make_salt();
// Precondition: company_of_opaque_token(token) holds a company.
std::string successor_of_refresh_token(const std::string& token, const std::string& salt);

}  // namespace rollcall::identity::credentials
