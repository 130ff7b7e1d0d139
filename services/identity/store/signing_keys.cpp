#include "services/identity/store/signing_keys.hpp"

#include "common/pg/connection.hpp"

namespace rollcall::identity::store {

namespace {

constexpr pg::Statement kPublishedKeys{"published_keys", R"sql(
    SELECT kid, private_pem, public_pem FROM identity.signing_key
    WHERE retires_at IS NULL OR retires_at > now()
    ORDER BY created_at DESC)sql"};

constexpr pg::Statement kAddFirstKey{"add_first_key", R"sql(
    SELECT identity.add_first_signing_key($1, $2, $3))sql"};

constexpr pg::Statement kRotateKey{"rotate_key", R"sql(
    SELECT identity.rotate_signing_key($1, $2, $3, make_interval(secs => $4)))sql"};

}  // namespace

Result<std::vector<SigningKey>> published_keys(pg::Database& database) {
    std::vector<SigningKey> keys;
    ROLLCALL_CHECK(database.without_scope([&](pg::Connection& connection) {
        for (const auto& row : connection.exec(kPublishedKeys))
            keys.push_back({row[0].as<std::string>(), row[1].as<std::string>(), row[2].as<std::string>()});
    }));
    return keys;
}

Result<void> add_first_key(pg::Database& database, const SigningKey& key) {
    return database.without_scope([&](pg::Connection& connection) {
        connection.exec(kAddFirstKey, key.kid, key.private_pem, key.public_pem);
    });
}

Result<void> rotate_key(pg::Database& database, const SigningKey& key, Seconds keep) {
    return database.without_scope([&](pg::Connection& connection) {
        connection.exec(kRotateKey, key.kid, key.private_pem, key.public_pem, keep.count());
    });
}

}  // namespace rollcall::identity::store
