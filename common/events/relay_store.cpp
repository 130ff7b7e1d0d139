#include "common/events/relay_store.hpp"

namespace rollcall::events {

namespace {

enum Which : std::size_t {
    kUnpublished,
    kMark,
    kRepublish,
    kEpoch,
    kRemember,
    kSweepOutbox,
    kSweepAnswers,
    kSweepInbox,
    kLag
};

struct Text {
    const char* name;
    const char* sql;
};

// @ stands for the schema.
constexpr Text kTexts[] = {
    {"relay_unpublished", R"sql(
        SELECT seq, company_id, id, type, subject, sequence, at, traceparent, data
          FROM @.outbox WHERE published_at IS NULL ORDER BY seq LIMIT $1)sql"},
    {"relay_mark", R"sql(
        UPDATE @.outbox SET published_at = now() WHERE published_at IS NULL AND seq = ANY ($1::bigint[]))sql"},
    {"relay_republish", R"sql(
        UPDATE @.outbox SET published_at = NULL WHERE published_at IS NOT NULL AND published_at >= $1)sql"},
    {"relay_epoch", "SELECT epoch FROM @.relay_epoch"},
    {"relay_remember", R"sql(
        INSERT INTO @.relay_epoch (epoch) VALUES ($1) ON CONFLICT (only_row) DO UPDATE SET epoch = EXCLUDED.epoch)sql"},
    {"relay_sweep_outbox", "DELETE FROM @.outbox WHERE published_at < now() - interval '72 hours'"},
    {"relay_sweep_answers", "DELETE FROM @.idempotency WHERE created_at < now() - interval '24 hours'"},
    {"relay_sweep_inbox", "DELETE FROM @.inbox WHERE applied_at < now() - interval '30 days'"},
    {"relay_lag", R"sql(
        SELECT coalesce(extract(epoch FROM now() - (
            SELECT at FROM @.outbox WHERE published_at IS NULL ORDER BY seq LIMIT 1)), 0)::float8)sql"},
};

}  // namespace

RelayStore::RelayStore(const std::string& schema) : schema_(schema) {
    for (const auto& text : kTexts) {
        std::string sql = text.sql;
        for (auto at = sql.find('@'); at != std::string::npos; at = sql.find('@', at)) sql.replace(at, 1, schema);
        sql_.push_back(std::move(sql));
    }
    for (std::size_t i = 0; i < sql_.size(); ++i) statements_.push_back({kTexts[i].name, sql_[i].c_str()});
}

std::vector<Unpublished> RelayStore::unpublished(pg::Connection& connection, int limit) const {
    std::vector<Unpublished> rows;
    for (const auto& row : connection.exec(statements_[kUnpublished], limit)) {
        Unpublished read{.seq = row[0].as<std::int64_t>()};
        read.event = {
            .id = row[2].as<std::string>(),
            .type = row[3].as<std::string>(),
            .source = "rollcall/" + schema_,
            .subject = row[4].as<std::string>(),
            .time = row[6].as<Instant>(),
            .company = row[1].as<CompanyId>(),
            .sequence = row[5].as<std::int64_t>(),
            .traceparent = row[7].as<std::string>(),
            .data = row[8].as<std::string>(),
        };
        rows.push_back(std::move(read));
    }
    return rows;
}

void RelayStore::mark_published(pg::Connection& connection, const std::vector<Unpublished>& rows) const {
    std::string list = "{";
    for (const auto& row : rows) list += (list.size() > 1 ? "," : "") + std::to_string(row.seq);
    connection.exec(statements_[kMark], list + "}");
}

std::int64_t RelayStore::republish_since(pg::Connection& connection, Instant since) const {
    return static_cast<std::int64_t>(connection.exec(statements_[kRepublish], since).affected_rows());
}

std::optional<std::string> RelayStore::epoch(pg::Connection& connection) const {
    const auto rows = connection.exec(statements_[kEpoch]);
    if (rows.empty()) return std::nullopt;
    return rows[0][0].as<std::string>();
}

void RelayStore::remember_epoch(pg::Connection& connection, const std::string& epoch) const {
    connection.exec(statements_[kRemember], epoch);
}

void RelayStore::sweep(pg::Connection& connection) const {
    connection.exec(statements_[kSweepOutbox]);
    connection.exec(statements_[kSweepAnswers]);
    connection.exec(statements_[kSweepInbox]);
}

double RelayStore::oldest_unpublished_seconds(pg::Connection& connection) const {
    return connection.exec(statements_[kLag])[0][0].as<double>();
}

}  // namespace rollcall::events
