// Reads another service's stream through a consumer group and applies each event exactly once: the inbox row and the
// effect share a transaction, the acknowledgement follows the commit. One active consumer per group (advisory lock).
#pragma once

#include "common/core/id.hpp"
#include "common/core/instant.hpp"
#include "common/core/result.hpp"
#include "common/pg/database.hpp"

#include <functional>
#include <memory>
#include <string>

namespace rollcall::events {

// As it came from the stream.
struct Received {
    std::string id;
    std::string type;
    std::string source;
    std::string subject;
    Instant time;
    CompanyId company;
    std::int64_t sequence = 0;
    std::string traceparent;
    std::string data;  // JSON object
};

struct ConsumerSettings {
    std::string redis_url;  // "127.0.0.1:56379"
    std::string stream;     // the producing service: "shift" reads rollcall:{shift}:events
    std::string group;      // the consuming service's name
    std::string lock_url;   // role whose session holds the group's advisory lock
    int attempts = 10;      // then rollcall:{<group>}:dead and the dead_letter table
};

class Consumer {
  public:
    // `apply` runs inside the transaction that also records the event id; an Error counts as a failed attempt.
    using Apply = std::function<Result<void>(pg::Tx&, const Received&)>;

    // Starts a thread of its own; types that `apply` does not know are to be answered with success.
    Consumer(ConsumerSettings settings, pg::Database& database, Apply apply);
    ~Consumer();  // finishes the event at hand

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rollcall::events
