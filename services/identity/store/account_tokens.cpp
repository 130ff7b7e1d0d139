#include "services/identity/store/account_tokens.hpp"

#include "common/pg/tx.hpp"

namespace rollcall::identity::store {

namespace {

constexpr pg::Statement kPut{"put_account_token", R"sql(
    INSERT INTO identity.account_token (company_id, token_hash, user_id, purpose, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (company_id, user_id, purpose)
    DO UPDATE SET token_hash = EXCLUDED.token_hash, created_at = EXCLUDED.created_at,
                  expires_at = EXCLUDED.expires_at)sql"};

constexpr pg::Statement kOwner{"owner_of_account_token", R"sql(
    SELECT user_id FROM identity.account_token
    WHERE company_id = $1 AND token_hash = $2 AND purpose = $3 AND expires_at > $4)sql"};

constexpr pg::Statement kTake{"take_account_token", R"sql(
    DELETE FROM identity.account_token
    WHERE company_id = $1 AND token_hash = $2 AND purpose = $3 AND expires_at > $4)sql"};

constexpr pg::Statement kDrop{"drop_account_tokens", R"sql(
    DELETE FROM identity.account_token WHERE company_id = $1 AND user_id = $2)sql"};

}  // namespace

void put_account_token(pg::Tx& tx, const UserId& user, domain::Purpose purpose, const std::string& hash) {
    const auto expires_at = tx.decided_at() + domain::life_of(purpose);
    tx.exec(kPut, tx.company(), hash, user, std::string(name_of(purpose)), tx.decided_at(), expires_at);
}

std::optional<UserId> owner_of_account_token(pg::Tx& tx, domain::Purpose purpose, const std::string& hash) {
    const auto rows = tx.exec(kOwner, tx.company(), hash, std::string(name_of(purpose)), tx.decided_at());
    if (rows.empty()) return std::nullopt;
    return rows[0][0].as<UserId>();
}

bool take_account_token(pg::Tx& tx, domain::Purpose purpose, const std::string& hash) {
    return tx.exec(kTake, tx.company(), hash, std::string(name_of(purpose)), tx.decided_at()).affected_rows() > 0;
}

void drop_account_tokens(pg::Tx& tx, const UserId& user) {
    tx.exec(kDrop, tx.company(), user);
}

}  // namespace rollcall::identity::store
