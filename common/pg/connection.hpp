// One session with PostgreSQL. A libpqxx connection is used by one thread at a time; the pool sees to that.
#pragma once

#include "common/pg/traits.hpp"
#include "common/pg/tx.hpp"

#include <pqxx/pqxx>

#include <memory>
#include <string>
#include <unordered_set>

namespace rollcall::pg {

class Connection {
  public:
    // Connects at once; throws pqxx::broken_connection. Time zone UTC, the statement timeout of the settings, and
    // libpqxx's silent reconnect switched off: a revived session would have lost its settings.
    Connection(const std::string& url, std::chrono::milliseconds statement_timeout);

    // One statement on its own, autocommitted. Throws pqxx exceptions.
    template <class... Args>
    pqxx::result exec(const Statement& statement, const Args&... args) {
        prepare(statement);
        return work_->exec_prepared(statement.name, args...);
    }

    // Plain SQL without parameters: BEGIN, COMMIT and the like.
    pqxx::result exec_text(const std::string& sql) { return work_->exec(sql); }

    void prepare(const Statement& statement);

    pqxx::transaction_base& work() { return *work_; }

  private:
    std::unique_ptr<pqxx::connection> session_;
    std::unique_ptr<pqxx::nontransaction> work_;  // libpqxx's handle for statements; we send BEGIN and COMMIT ourselves
    std::unordered_set<std::string> prepared_;
};

}  // namespace rollcall::pg
