// A mail to one person: what a sibling asks for, and when it is tried again.
#pragma once

#include "common/core/id.hpp"
#include "common/core/result.hpp"

#include <map>
#include <optional>
#include <string>

namespace rollcall::notification::domain {

// What a template is filled with, by name.
using Contents = std::map<std::string, std::string>;

struct Mail {
    MailId id;
    std::string to_email;
    std::string to_name;
    std::string mail_template;  // activation, password_reset
    Contents contents;          // link, company, hours
    int attempts = 0;           // begun so far
};

// Every template needs link (http or https), company and hours. Errors: each field that is wrong; no field's value may
// hold a control character, so that nothing can be put into a header.
Result<void> require_deliverable(const Mail& mail);

// When a mail whose `attempts`-th attempt failed at `now` is tried again; nothing: it is given up.
std::optional<Instant> next_attempt(int attempts, Instant now);

}  // namespace rollcall::notification::domain
