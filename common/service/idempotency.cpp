#include "common/service/idempotency.hpp"

#include "common/pg/tx.hpp"

#include <map>
#include <mutex>

namespace rollcall::service {

namespace {

struct Statements {
    Statements(const Statements&) = delete;
    Statements& operator=(const Statements&) = delete;

    explicit Statements(const std::string& schema)
        : find_sql(
              "SELECT fingerprint, answer FROM " + schema +
              ".idempotency WHERE company_id = $1 AND caller_id = $2 AND route = $3 AND key = $4"
          ),
          keep_sql(
              "INSERT INTO " + schema +
              ".idempotency (company_id, caller_id, route, key, fingerprint, answer) VALUES ($1, $2, $3, $4, $5, $6)"
          ) {}

    std::string find_sql;
    std::string keep_sql;
    pg::Statement find{"idempotency_find", find_sql.c_str()};
    pg::Statement keep{"idempotency_keep", keep_sql.c_str()};
};

const Statements& statements_of(const pg::Tx& tx) {
    static std::mutex mutex;
    static std::map<std::string, Statements> by_schema;
    const std::lock_guard lock(mutex);
    return by_schema.try_emplace(tx.schema(), tx.schema()).first->second;
}

constexpr pg::Statement kClaim{"idempotency_claim", "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 7110))"};

}  // namespace

Error key_reused() {
    return {
        .code = Code::unprocessable,
        .reason = "idempotencyKeyReused",
        .message = "This Idempotency-Key belongs to a different request; use a new key.",
    };
}

Error key_in_use() {
    return conflict("idempotencyKeyInUse", "The first request with this Idempotency-Key is still running; try again.");
}

Result<std::optional<std::string>> recall(pg::Tx& tx, const rpc::Call& call) {
    const auto caller = call.principal->user;
    // The lock ends with the transaction that holds the key; whoever fails to get it is a copy of a running request.
    const auto scope = tx.schema() + tx.company().str() + caller.str() + call.route + call.idempotency_key;
    if (!tx.exec(kClaim, scope)[0][0].as<bool>()) return fail(key_in_use());
    const auto rows = tx.exec(statements_of(tx).find, tx.company(), caller, call.route, call.idempotency_key);
    if (rows.empty()) return std::nullopt;
    if (rows[0][0].as<std::string>() != call.fingerprint) return fail(key_reused());
    return pqxx::binarystring(rows[0][1]).str();
}

void remember(pg::Tx& tx, const rpc::Call& call, const std::string& answer) {
    tx.exec(
        statements_of(tx).keep,
        tx.company(),
        call.principal->user,
        call.route,
        call.idempotency_key,
        call.fingerprint,
        pqxx::binarystring(answer)
    );
}

}  // namespace rollcall::service
