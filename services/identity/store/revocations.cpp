#include "services/identity/store/revocations.hpp"

#include "common/pg/connection.hpp"

namespace rollcall::identity::store {

namespace {

// An access token lives for an hour at most, and clocks may differ a little.
constexpr pg::Statement kRevocationsAfter{"revocations_after", R"sql(
    SELECT sequence, company_id, user_id, session_id, spared_session_id, issued_before
    FROM identity.revocation
    WHERE issued_before > now() - interval '62 minutes'
      AND (sequence > $1 OR issued_before > now() - interval '20 seconds')
    ORDER BY sequence)sql"};

constexpr pg::Statement kSweepRevocations{"sweep_revocations", R"sql(
    DELETE FROM identity.revocation WHERE issued_before < now() - interval '2 hours')sql"};

constexpr pg::Statement kSweepRefreshTokens{"sweep_refresh_tokens", R"sql(
    DELETE FROM identity.refresh_token WHERE expires_at < now())sql"};

constexpr pg::Statement kSweepAccountTokens{"sweep_account_tokens", R"sql(
    DELETE FROM identity.account_token WHERE expires_at < now())sql"};

constexpr pg::Statement kSweepSessions{"sweep_sessions", R"sql(
    DELETE FROM identity.session WHERE expires_at < now())sql"};

}  // namespace

Result<std::vector<domain::Revocation>> revocations_after(pg::Database& feed, std::int64_t sequence) {
    std::vector<domain::Revocation> revocations;
    ROLLCALL_CHECK(feed.without_scope([&](pg::Connection& connection) {
        for (const auto& row : connection.exec(kRevocationsAfter, sequence))
            revocations.push_back({
                .sequence = row[0].as<std::int64_t>(),
                .company = row[1].as<CompanyId>(),
                .user = row[2].as<UserId>(),
                .session = pg::maybe<SessionId>(row[3]),
                .spared = pg::maybe<SessionId>(row[4]),
                .issued_before = row[5].as<Instant>(),
            });
    }));
    return revocations;
}

Result<void> sweep(pg::Database& feed) {
    return feed.without_scope([](pg::Connection& connection) {
        connection.exec(kSweepRevocations);
        connection.exec(kSweepRefreshTokens);
        connection.exec(kSweepSessions);
        connection.exec(kSweepAccountTokens);
    });
}

}  // namespace rollcall::identity::store
