// What these tests have in common: keys of companies, and calls that carry one.
#pragma once

#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <string>
#include <vector>

namespace machines {

using namespace support;

inline constexpr char kKeys[] = "/api/v1/api-keys";
inline constexpr char kAccounts[] = "/api/v1/service-accounts";
// A route of people: a good key is told 403 there, any other 401.
inline constexpr char kPeoples[] = "/api/v1/users/me";

// The test program's own, with fifty requests a second for each key.
Stack& stack();

struct Key {
    std::string id;
    std::string text;
    std::string prefix;
};

// As the company's admin; `more` are further fields.
Key make_key(
    const Company& company,
    const std::vector<std::string>& scopes = {"attendance:read", "punch:write"},
    const boost::json::object& more = {}
);

struct Account {
    std::string id;
    std::string id_text;  // the client id
    std::string secret;
};

Account make_account(const Company& company, const std::vector<std::string>& scopes);
// An access token for it.
std::string token_of(const Account& account);

Answer call(const std::string& key, const std::string& target, const Headers& more = {});

// True when the gateway takes the key for one.
bool opens(const std::string& key);

// The HR surface's envelope.
void expect_hr_error(const Answer& answer, int status, const std::string& code);

}  // namespace machines
