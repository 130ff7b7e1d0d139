#include "common/pg/database.hpp"

#include "common/pg/errors.hpp"
#include "common/pg/pool.hpp"

namespace rollcall::pg {

namespace {

constexpr int kAttempts = 3;

// Company ids are formatted by us from 16 bytes, so this text cannot carry anything else.
std::string begin_text(const CompanyId& company, bool read_only) {
    return std::string(read_only ? "BEGIN READ ONLY" : "BEGIN") + "; SELECT set_config('rollcall.companies', '{" +
           company.str() + "}', true)";
}

}  // namespace

struct Database::Impl {
    Impl(DatabaseSettings settings, ConstraintMeanings m) : pool(std::move(settings)), meanings(std::move(m)) {}

    // Runs `use` with a borrowed connection and takes care of it afterwards.
    Failure with_connection(const std::function<void(Connection&)>& use, bool& failed) {
        failed = true;
        std::unique_ptr<Connection> connection;
        try {
            connection = pool.borrow();
        } catch (...) {
            return to_failure(std::current_exception(), meanings);
        }
        if (!connection) return {unavailable("All database connections are busy; try again.")};
        try {
            use(*connection);
            failed = false;
            pool.give_back(std::move(connection));
            return {};
        } catch (...) {
            auto failure = to_failure(std::current_exception(), meanings);
            failure.connection_is_sound = failure.connection_is_sound && rolled_back(*connection);
            if (failure.connection_is_sound)
                pool.give_back(std::move(connection));
            else
                pool.discard();
            return failure;
        }
    }

    static bool rolled_back(Connection& connection) {
        try {
            connection.exec_text("ROLLBACK");
            return true;
        } catch (...) {
            return false;
        }
    }

    Pool pool;
    ConstraintMeanings meanings;
};

Database::Database(DatabaseSettings settings, ConstraintMeanings meanings)
    : impl_(std::make_unique<Impl>(std::move(settings), std::move(meanings))) {}

Database::~Database() = default;

const std::string& Database::schema() const {
    return impl_->pool.settings().schema;
}

Result<void> Database::run(
    const CompanyId& company, const Origin& origin, bool read_only, const std::function<Result<void>(Tx&)>& work
) {
    for (int attempt = 1;; ++attempt) {
        Result<void> outcome;
        bool committing = false;
        bool failed = false;
        const auto failure = impl_->with_connection(
            [&](Connection& connection) {
                connection.exec_text(begin_text(company, read_only));
                Tx tx(connection, schema(), company, origin);
                outcome = work(tx);
                committing = outcome.has_value();
                connection.exec_text(committing ? "COMMIT" : "ROLLBACK");
            },
            failed
        );
        if (!failed) return outcome;
        // A commit whose answer was lost may have happened: never run again from here.
        if (committing && !failure.connection_is_sound)
            return fail(unavailable("The outcome is not known; repeat the request with the same Idempotency-Key."));
        if (!failure.worth_repeating || attempt == kAttempts) return fail(failure.error);
    }
}

Result<void> Database::without_scope(const std::function<void(Connection&)>& work) {
    for (int attempt = 1;; ++attempt) {
        bool failed = false;
        auto failure = impl_->with_connection(work, failed);
        if (!failed) return {};
        if (!failure.worth_repeating || attempt == kAttempts) return fail(std::move(failure.error));
    }
}

std::string Database::ping() {
    const auto answer = without_scope([](Connection& connection) { connection.exec_text("SELECT 1"); });
    return answer ? "" : "database: " + answer.error().message;
}

}  // namespace rollcall::pg
