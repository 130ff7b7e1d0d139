// The life of a service process: database, verifier, worker pool, gRPC host with health, admin HTTP, relay and
// consumers, graceful stop. A service's main says what is its own and calls run().
#pragma once

#include "common/config/reader.hpp"
#include "common/events/consumer.hpp"
#include "common/events/relay.hpp"
#include "common/pg/database.hpp"
#include "common/service/endpoint.hpp"

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace rollcall::service {

// Settings that all services have. ROLLCALL_<SERVICE>_... where they differ by service.
struct Settings {
    std::string name;                // "shift": also the schema
    std::string listen;              // ROLLCALL_SHIFT_LISTEN, "127.0.0.1:50052"
    std::string admin_listen;        // ROLLCALL_SHIFT_ADMIN_LISTEN, "127.0.0.1:9102"
    std::string database_url;        // ROLLCALL_SHIFT_DATABASE_URL (secret)
    std::string relay_database_url;  // ROLLCALL_SHIFT_RELAY_DATABASE_URL (secret)
    std::string redis;               // ROLLCALL_REDIS, "127.0.0.1:56379"
    std::string identity_address;    // ROLLCALL_IDENTITY_ADDRESS
    std::string internal_key;        // ROLLCALL_INTERNAL_KEY (secret)
    std::string log_level;           // ROLLCALL_LOG_LEVEL
    bool reflection = false;         // ROLLCALL_GRPC_REFLECTION: tells anybody who asks what may be called
    std::string environment;         // ROLLCALL_ENVIRONMENT: development, preview, staging, production
    int workers = 4;                 // ROLLCALL_<SERVICE>_WORKERS: also the pool's connections
    int queue = 256;                 // ROLLCALL_<SERVICE>_QUEUE
};

Settings read_settings(config::Reader& reader, std::string_view name, int port, int admin_port);

// What a service builds on.
struct Parts {
    const Settings& settings;
    pg::Database& database;
    Endpoint& endpoint;
    events::Relay& relay;
};

// What a service adds: its gRPC services, consumers and anything that must live as long (destroyed in reverse order
// after the server has drained).
struct Contents {
    std::vector<std::shared_ptr<grpc::Service>> rpc;
    std::vector<events::ConsumerSettings> consume;
    events::Consumer::Apply apply;
    std::vector<std::shared_ptr<void>> keep;
};

// Runs until SIGTERM: not serving -> stop accepting -> finish what runs (10 s) -> consumers -> relay -> exit code 0.
// `make_verifier` is null for all but identity, which verifies from its own tables.
int run(
    const Settings& settings,
    pg::ConstraintMeanings meanings,
    const std::function<Contents(const Parts&)>& build,
    const std::function<std::unique_ptr<auth::Verifier>(pg::Database&)>& make_verifier = nullptr
);

}  // namespace rollcall::service
