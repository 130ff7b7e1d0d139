// Settings of the identity process.
#pragma once

#include "common/auth/token.hpp"
#include "common/service/service.hpp"
#include "services/identity/app/sessions.hpp"

namespace rollcall::identity {

struct Settings {
    service::Settings service;
    auth::Issuer issuer;
    app::SessionSettings sessions;
    bool login_limits = true;
    int login_queue = 64;
    std::string notification_address;
    std::string attendance_address;
};

Settings read_settings(config::Reader& reader);

}  // namespace rollcall::identity
