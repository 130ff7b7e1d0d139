// What the relay does in PostgreSQL, on the connection that holds its lock. All throw pqxx exceptions.
#pragma once

#include "common/events/consumer.hpp"
#include "common/pg/connection.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::events {

struct Unpublished {
    std::int64_t seq = 0;
    Received event;
};

class RelayStore {
  public:
    explicit RelayStore(const std::string& schema);

    std::vector<Unpublished> unpublished(pg::Connection& connection, int limit) const;
    void mark_published(pg::Connection& connection, const std::vector<Unpublished>& rows) const;
    // Makes every event since then unpublished again; returns how many.
    std::int64_t republish_since(pg::Connection& connection, Instant since) const;
    std::optional<std::string> epoch(pg::Connection& connection) const;
    void remember_epoch(pg::Connection& connection, const std::string& epoch) const;
    // Forgets what is past its time: outbox 72 h after publication, idempotency answers 24 h, inbox ids 30 days.
    void sweep(pg::Connection& connection) const;
    double oldest_unpublished_seconds(pg::Connection& connection) const;

  private:
    std::string schema_;
    std::vector<std::string> sql_;
    std::vector<pg::Statement> statements_;
};

}  // namespace rollcall::events
