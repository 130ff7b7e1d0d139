// E-mail addresses: one person's whatever the case.
#pragma once

#include <string>
#include <string_view>

namespace rollcall {

// local@domain with a dot in the domain, printable ASCII without spaces, at most 254 characters;
// not one of the domains reserved for tests and local use (.test, .local, .localhost, .invalid).
bool is_email(std::string_view text);

// What is compared: lower case.
std::string email_key(std::string_view email);

}  // namespace rollcall
