// One transaction in one company's scope: row-level security lets it see and write that company's rows only (rule 18).
// Include this in store/*.cpp; elsewhere `class Tx` is enough.
#pragma once

#include "common/core/id.hpp"
#include "common/pg/origin.hpp"
#include "common/pg/traits.hpp"

#include <pqxx/pqxx>

#include <functional>
#include <string>
#include <string_view>

namespace rollcall::pg {

// SQL with a name: prepared once per connection. Names are unique within a service.
struct Statement {
    const char* name;
    const char* sql;
};

class Connection;

class Tx {
  public:
    Tx(Connection& connection, std::string_view schema, CompanyId company, Origin origin);
    Tx(const Tx&) = delete;
    Tx& operator=(const Tx&) = delete;

    // Runs a prepared statement with bound parameters (ids, instants, dates, text, numbers, std::optional of them,
    // pg::array(...)). Throws pqxx exceptions; in_tx turns them into Errors, so callers let them pass.
    template <class... Args>
    pqxx::result exec(const Statement& statement, const Args&... args) {
        prepare(statement);
        return work().exec_prepared(statement.name, args...);
    }

    CompanyId company() const { return company_; }

    const std::string& schema() const { return schema_; }

    const Origin& origin() const { return origin_; }

    // The event published last in it: "<type>:<id>"; empty: none yet.
    const std::string& last_event() const { return last_event_; }

    void note_event(std::string_view type, const EventId& id) { last_event_ = std::string(type) + ":" + id.str(); }

    // The moment this transaction decides by: one value for all it writes.
    Instant decided_at() const { return decided_at_; }

  private:
    void prepare(const Statement& statement);
    pqxx::transaction_base& work();

    Connection& connection_;
    std::string schema_;
    CompanyId company_;
    Origin origin_;
    Instant decided_at_;
    std::string last_event_;
};

}  // namespace rollcall::pg
