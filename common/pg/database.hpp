// The door to PostgreSQL: a pool of connections under one role, and transactions that carry a company. Free of libpqxx,
// so that use cases may hold it.
#pragma once

#include "common/core/id.hpp"
#include "common/core/result.hpp"
#include "common/pg/origin.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace rollcall::pg {

class Tx;
class Connection;

// What a violated constraint means to a caller, by constraint name. Anything not listed is an internal error.
using ConstraintMeanings = std::map<std::string, Error, std::less<>>;

struct DatabaseSettings {
    std::string url;     // libpq conninfo or URI of the service's application role
    std::string schema;  // the service's own
    int connections = 4;
    std::chrono::milliseconds wait{1000};  // for a free connection; then unavailable
    std::chrono::milliseconds statement_timeout{3000};
};

class Database {
  public:
    Database(DatabaseSettings settings, ConstraintMeanings meanings);
    ~Database();

    // Runs `work` in one transaction scoped to `company`, commits on a value, rolls back on an error. Serialization
    // failures and deadlocks run it again, at most three times; a commit in doubt is never retried and answers
    // unavailable. No exception leaves.
    template <class T>
    Result<T> in_tx(const CompanyId& company, const Origin& origin, const std::function<Result<T>(Tx&)>& work) {
        Result<T> answer = fail(internal_error("the transaction did not run"));
        const auto outcome = run(company, origin, false, [&](Tx& tx) -> Result<void> {
            answer = work(tx);
            if (!answer) return fail(answer.error());
            return {};
        });
        if (!outcome) return fail(outcome.error());
        return answer;
    }

    // As in_tx, read only.
    template <class T>
    Result<T> in_read(const CompanyId& company, const Origin& origin, const std::function<Result<T>(Tx&)>& work) {
        Result<T> answer = fail(internal_error("the transaction did not run"));
        const auto outcome = run(company, origin, true, [&](Tx& tx) -> Result<void> {
            answer = work(tx);
            if (!answer) return fail(answer.error());
            return {};
        });
        if (!outcome) return fail(outcome.error());
        return answer;
    }

    // A statement without a company scope (row-level security shows nothing unless the role has a policy of its own, or
    // the statement is a function that sets its scope itself): one round trip, autocommit. Runs again as in_tx does.
    Result<void> without_scope(const std::function<void(Connection&)>& work);

    // "" when a connection answers within the wait, else why not.
    std::string ping();
    const std::string& schema() const;

  private:
    Result<void> run(
        const CompanyId& company, const Origin& origin, bool read_only, const std::function<Result<void>(Tx&)>& work
    );

    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rollcall::pg
