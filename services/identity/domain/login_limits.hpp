// How many failed logins are answered before the next is turned away.
#pragma once

#include "common/core/instant.hpp"
#include "common/core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace rollcall::identity::domain {

inline constexpr Seconds kLoginWindow{15 * 60};

struct LoginLimit {
    std::string key;  // what the failures are counted by
    int most = 0;
};

// What has been counted by one key, and when it is forgotten.
struct FailureCount {
    int failures = 0;
    Seconds forgotten_in{0};
};

// 5 by address and e-mail, so that one person locks out nobody else behind the same address; 50 by
// address; 20 by account, from anywhere.
std::vector<LoginLimit> login_limits(const std::string& address, const std::string& email_key);

// Three calls about one e-mail from one address.
std::vector<LoginLimit> forgot_limits(const std::string& address, const std::string& email_key);
// Five wrong tokens of a purpose from one address.
std::vector<LoginLimit> token_limits(std::string_view purpose, const std::string& address);
// Five wrong current passwords of one person.
std::vector<LoginLimit> password_change_limits(const std::string& user_id);
// Fifty refused registrations from one address, as for logins.
std::vector<LoginLimit> registration_limits(const std::string& address);

// Before an attempt: a limit that is used up turns it away. Error: exhausted tooManyRequests with
// when to come back.
Result<void> may_attempt(const std::vector<LoginLimit>& limits, const std::vector<FailureCount>& counts);
// After a failure was counted: the same, for one that others have overtaken.
Result<void> may_answer(const std::vector<LoginLimit>& limits, const std::vector<FailureCount>& counts);

}  // namespace rollcall::identity::domain
