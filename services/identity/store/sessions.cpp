#include "services/identity/store/sessions.hpp"

#include "common/pg/tx.hpp"

namespace rollcall::identity::store {

namespace {

constexpr pg::Statement kInsertSession{"insert_session", R"sql(
    INSERT INTO identity.session (company_id, session_id, user_id, created_at, expires_at, client_address)
    VALUES ($1, $2, $3, $4, $5, $6))sql"};

constexpr pg::Statement kInsertRefreshToken{"insert_refresh_token", R"sql(
    INSERT INTO identity.refresh_token (company_id, token_hash, session_id, issued_at, expires_at)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (company_id, token_hash) DO NOTHING)sql"};

constexpr pg::Statement kOwnerOfRefreshToken{"owner_of_refresh_token", R"sql(
    SELECT s.user_id
    FROM identity.refresh_token t
    JOIN identity.session s ON s.company_id = t.company_id AND s.session_id = t.session_id
    WHERE t.company_id = $1 AND t.token_hash = $2)sql"};

constexpr pg::Statement kLockRefreshToken{"lock_refresh_token", R"sql(
    SELECT t.session_id, t.expires_at, s.expires_at, t.spent_at, coalesce(t.salt, ''), s.ended_at IS NOT NULL
    FROM identity.refresh_token t
    JOIN identity.session s ON s.company_id = t.company_id AND s.session_id = t.session_id
    WHERE t.company_id = $1 AND t.token_hash = $2
    FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kSpendRefreshToken{"spend_refresh_token", R"sql(
    UPDATE identity.refresh_token SET spent_at = $3, salt = $4 WHERE company_id = $1 AND token_hash = $2)sql"};

constexpr pg::Statement kEndSession{"end_session", R"sql(
    UPDATE identity.session SET ended_at = $3 WHERE company_id = $1 AND session_id = $2 AND ended_at IS NULL)sql"};

constexpr pg::Statement kEndSessionsOf{"end_sessions_of", R"sql(
    UPDATE identity.session SET ended_at = $3
    WHERE company_id = $1 AND user_id = $2 AND ended_at IS NULL AND ($4::uuid IS NULL OR session_id <> $4))sql"};

constexpr pg::Statement kRevokeTokens{"revoke_tokens", R"sql(
    INSERT INTO identity.revocation (company_id, user_id, session_id, spared_session_id) VALUES ($1, $2, $3, $4))sql"};

}  // namespace

void insert_session(pg::Tx& tx, const NewSession& session) {
    tx.exec(
        kInsertSession,
        tx.company(),
        session.id,
        session.user,
        tx.decided_at(),
        session.expires_at,
        tx.origin().client_address
    );
}

void insert_refresh_token(pg::Tx& tx, const NewRefreshToken& token) {
    tx.exec(kInsertRefreshToken, tx.company(), token.hash, token.session, tx.decided_at(), token.expires_at);
}

std::optional<UserId> owner_of_refresh_token(pg::Tx& tx, const std::string& hash) {
    const auto rows = tx.exec(kOwnerOfRefreshToken, tx.company(), hash);
    if (rows.empty()) return std::nullopt;
    return rows[0][0].as<UserId>();
}

std::optional<RefreshToken> lock_refresh_token(pg::Tx& tx, const std::string& hash) {
    const auto rows = tx.exec(kLockRefreshToken, tx.company(), hash);
    if (rows.empty()) return std::nullopt;
    const auto& row = rows[0];
    return RefreshToken{
        .session = row[0].as<SessionId>(),
        .expires_at = row[1].as<Instant>(),
        .session_expires_at = row[2].as<Instant>(),
        .spent_at = pg::maybe<Instant>(row[3]),
        .salt = row[4].as<std::string>(),
        .session_ended = row[5].as<bool>(),
    };
}

void spend_refresh_token(pg::Tx& tx, const std::string& hash, const std::string& salt) {
    tx.exec(kSpendRefreshToken, tx.company(), hash, tx.decided_at(), salt);
}

bool end_session(pg::Tx& tx, const SessionId& session) {
    return tx.exec(kEndSession, tx.company(), session, tx.decided_at()).affected_rows() > 0;
}

void end_sessions_of(pg::Tx& tx, const UserId& user, const std::optional<SessionId>& but) {
    tx.exec(kEndSessionsOf, tx.company(), user, tx.decided_at(), but);
    tx.exec(kRevokeTokens, tx.company(), user, std::optional<SessionId>(), but);
}

void revoke_tokens(pg::Tx& tx, const UserId& user, const std::optional<SessionId>& session) {
    tx.exec(kRevokeTokens, tx.company(), user, session, std::optional<SessionId>());
}

}  // namespace rollcall::identity::store
