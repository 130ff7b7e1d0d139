#include "services/identity/domain/login_limits.hpp"

#include <algorithm>

namespace rollcall::identity::domain {

namespace {

Result<void> check(const std::vector<LoginLimit>& limits, const std::vector<FailureCount>& counts, int allowance) {
    Seconds wait{0};
    for (std::size_t i = 0; i < limits.size() && i < counts.size(); ++i)
        if (counts[i].failures >= limits[i].most + allowance)
            wait = std::max({wait, counts[i].forgotten_in, Seconds(1)});
    if (wait == Seconds(0)) return {};
    return fail({
        .code = Code::exhausted,
        .reason = "tooManyRequests",
        .message = "Too many requests. Please try again later.",
        .retry_after_seconds = static_cast<int>(wait.count()),
    });
}

}  // namespace

std::vector<LoginLimit> login_limits(const std::string& address, const std::string& email_key) {
    return {
        {"address-email:" + address + ":" + email_key, 5},
        {"address:" + address, 50},
        {"account:" + email_key, 20},
    };
}

std::vector<LoginLimit> forgot_limits(const std::string& address, const std::string& email_key) {
    return {{"forgot:" + address + ":" + email_key, 3}};
}

std::vector<LoginLimit> token_limits(std::string_view purpose, const std::string& address) {
    return {{std::string(purpose) + ":" + address, 5}};
}

std::vector<LoginLimit> password_change_limits(const std::string& user_id) {
    return {{"password:" + user_id, 5}};
}

std::vector<LoginLimit> registration_limits(const std::string& address) {
    return {{"register:" + address, 50}};
}

Result<void> may_attempt(const std::vector<LoginLimit>& limits, const std::vector<FailureCount>& counts) {
    return check(limits, counts, 0);
}

Result<void> may_answer(const std::vector<LoginLimit>& limits, const std::vector<FailureCount>& counts) {
    return check(limits, counts, 1);
}

}  // namespace rollcall::identity::domain
