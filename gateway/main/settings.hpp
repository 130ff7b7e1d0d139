#pragma once

#include "common/config/reader.hpp"
#include "gateway/clients/connect.hpp"
#include "gateway/export/workshop.hpp"
#include "gateway/http/server.hpp"
#include "gateway/middleware/pipeline.hpp"

#include <string>

namespace rollcall::gateway {

struct Settings {
    std::string environment;
    std::string log_level;
    std::string admin_listen;
    std::string internal_key;
    bool echo = false;
    bool docs = false;
    std::string docs_folder;
    http::ServerSettings server;
    middleware::CallerRates rates;
    middleware::PipelineSettings pipeline;
    clients::Addresses services;
    exports::WorkshopSettings workshop;
};

// Complains of what does not fit the environment: production takes no plain HTTP without a declared proxy, no default
// secret; only development takes pages of localhost.
Settings read_settings(config::Reader& reader);

}  // namespace rollcall::gateway
