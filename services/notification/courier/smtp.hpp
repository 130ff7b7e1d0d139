// Mail by SMTP, through libcurl.
#pragma once

#include "services/notification/app/mail.hpp"

#include <string>

namespace rollcall::notification::courier {

enum class Tls { required, when_offered, off };

struct SmtpSettings {
    std::string url;  // smtp://host:587 or smtps://host:465
    std::string user;
    std::string password;
    Tls tls = Tls::required;
    std::string ca_file;  // PEM; "" takes the system's
};

app::Courier smtp(SmtpSettings settings);

}  // namespace rollcall::notification::courier
