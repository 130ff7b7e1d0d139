// What a consumer gave up on, kept for an operator: a row in the consuming service's schema and an entry on its dead
// stream.
#pragma once

#include "common/events/consumer.hpp"
#include "common/redis/connection.hpp"

namespace rollcall::events {

// True once the row is committed. The event id is not put in the inbox: a replayed letter is to be applied.
bool bury(
    pg::Database& database,
    redis::Connection& redis,
    const ConsumerSettings& settings,
    const Received& event,
    const Error& why,
    int attempts
);

}  // namespace rollcall::events
