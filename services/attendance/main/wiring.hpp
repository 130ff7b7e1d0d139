// The attendance process: its settings and what it is made of.
#pragma once

#include "common/service/service.hpp"

#include <string>

namespace rollcall::attendance {

struct Config {
    service::Settings service;
    std::string shift_address;
    std::string timer_database_url;
    std::string default_manager_scope;
    int desks = 2;
    int desk_queue = 20000;
};

Config read_config(config::Reader& reader);
int run(const Config& config);

}  // namespace rollcall::attendance
