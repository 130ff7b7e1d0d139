// Moves committed outbox rows to the service's Redis stream: XADD first, mark after; order per subject holds because
// one relay per service is active (advisory lock). Redis lost its data (epoch key differs): the last 72 h go out again.
#pragma once

#include "common/core/instant.hpp"

#include <memory>
#include <string>

namespace rollcall::events {

struct RelaySettings {
    std::string redis_url;     // "127.0.0.1:56379"
    std::string database_url;  // the relay's own role
    std::string schema;        // also the stream's name: rollcall:{<schema>}:events
};

class Relay {
  public:
    explicit Relay(RelaySettings settings);
    ~Relay();

    // A commit just left rows: look now instead of at the next poll. Never blocks.
    void wake();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rollcall::events
