// How mail leaves this installation.
#pragma once

#include "common/config/reader.hpp"
#include "services/notification/courier/smtp.hpp"

#include <optional>
#include <string>

namespace rollcall::notification {

struct MailSettings {
    courier::SmtpSettings smtp;  // an empty url: none
    std::string directory;       // "": none
    domain::Sender sender;
};

MailSettings read_mail_settings(config::Reader& reader, const std::string& environment);

// SMTP where it is set up, else the directory, else nothing.
app::Courier courier_of(const MailSettings& settings);

}  // namespace rollcall::notification
