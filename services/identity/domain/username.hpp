// Names that people log in with besides their e-mail: unique in their company, whatever the case.
#pragma once

#include <string>
#include <string_view>

namespace rollcall::identity::domain {

// 3 to 64 letters of ASCII, digits, dots, hyphens and underscores, beginning with a letter or digit: never an e-mail.
bool is_username(std::string_view text);

// What is stored and compared: lower case.
std::string username_key(std::string_view username);

}  // namespace rollcall::identity::domain
