// The words of a mail.
#pragma once

#include "services/notification/domain/mail.hpp"

#include <string>

namespace rollcall::notification::domain {

struct Letter {
    std::string subject;  // one line
    std::string text;
    std::string html;  // the same for programs that prefer it; what people wrote is escaped
};

// Precondition: the mail is deliverable.
Letter letter_for(const Mail& mail);

}  // namespace rollcall::notification::domain
