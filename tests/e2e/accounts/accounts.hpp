// What these tests have in common: an installation behind a proxy, so that callers have addresses of their own, and
// links that were mailed.
#pragma once

#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <string>

namespace accounts {

using namespace support;

// The test program's own.
Stack& stack();

// Anybody, from `address`.
Answer post(const std::string& path, const boost::json::object& body, const std::string& address = "203.0.113.1");

// As a company's person, below /api/v1.
Answer ask(const std::string& method, const std::string& token, const std::string& path, const Json& body = nullptr);

// Status, code, and both forms of the message.
void expect_hr_error(const Answer& answer, int status, const std::string& code, const std::string& message = "");

Answer login(const std::string& email, const std::string& password);

// A living token of the purpose ("activation", "password_reset") in place of the one that was mailed.
std::string plant_token(const Company& company, const std::string& user_id, const std::string& purpose);
// The token in the newest mail to somebody; "" when there is none yet.
std::string mailed_token(const std::string& email);
void expire_tokens(const Company& company);
int count_tokens(const Company& company, const std::string& user_id);

}  // namespace accounts
