// Mail to people: what identity wants said; notification says it.
#pragma once

#include "common/core/id.hpp"

#include <functional>
#include <map>
#include <string>

namespace rollcall::identity::app {

struct Mail {
    CompanyId company;
    std::string to_email;
    std::string to_name;
    std::string about;                          // "activation", "password_reset"
    std::map<std::string, std::string> values;  // link, company, hours
};

// What became of it.
struct MailOutcome {
    bool sent = false;  // durably queued
    std::string error;  // "" when sent or not asked for
};

// Does not throw; answers within two seconds.
using SendMail = std::function<MailOutcome(const Mail&)>;

}  // namespace rollcall::identity::app
