#include "common/service/audit_store.hpp"

#include "common/pg/traits.hpp"

namespace rollcall::service {

namespace {

enum Which : std::size_t { kUnsealed, kHeads, kSeal, kMoveHeads, kLinks, kCompanies };

constexpr int kPage = 5000;

// @ stands for the schema, * for an entry's columns.
constexpr pg::Statement kTexts[] = {
    {"audit_unsealed", "SELECT * FROM @.audit_entry WHERE chain_position IS NULL ORDER BY at, id LIMIT $1"},
    {"audit_heads", "SELECT company_id, position, hash FROM @.audit_head"},
    {"audit_seal", R"sql(
        UPDATE @.audit_entry e SET chain_position = s.position, chain_hash = s.hash
          FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[]) AS s (company_id, id, position, hash)
         WHERE e.company_id = s.company_id AND e.id = s.id)sql"},
    {"audit_move_heads", R"sql(
        INSERT INTO @.audit_head (company_id, position, hash)
        SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[])
        ON CONFLICT (company_id)
        DO UPDATE SET position = EXCLUDED.position, hash = EXCLUDED.hash, sealed_at = now())sql"},
    {"audit_links", R"sql(
        SELECT *, chain_position, chain_hash FROM @.audit_entry
         WHERE company_id = $1 AND chain_position > $2 ORDER BY chain_position LIMIT $3)sql"},
    {"audit_companies", R"sql(
        SELECT company_id, count(*) FILTER (WHERE chain_position IS NULL) FROM @.audit_entry GROUP BY company_id
        UNION ALL
        SELECT company_id, 0 FROM @.audit_head h
         WHERE NOT EXISTS (SELECT FROM @.audit_entry e WHERE e.company_id = h.company_id))sql"},
};

constexpr char kColumns[] =
    "company_id, id, at, actor_id, action, entity, entity_id, before, after, request_id, client_address";

std::string written_out(const char* text, const std::string& schema) {
    std::string sql = text;
    for (auto at = sql.find('@'); at != std::string::npos; at = sql.find('@', at)) sql.replace(at, 1, schema);
    if (const auto star = sql.find("SELECT *,"); star != std::string::npos) sql.replace(star + 7, 1, kColumns);
    if (const auto star = sql.find("SELECT * FROM " + schema); star != std::string::npos)
        sql.replace(star + 7, 1, kColumns);
    return sql;
}

AuditRow row_of(const pqxx::row& row) {
    return {
        .company = row[0].as<CompanyId>(),
        .id = row[1].as<std::string>(),
        .at = row[2].as<Instant>(),
        .actor_id = row[3].as<std::string>(),
        .action = row[4].as<std::string>(),
        .entity = row[5].as<std::string>(),
        .entity_id = row[6].as<std::string>(),
        .before = row[7].as<std::string>(),
        .after = row[8].as<std::string>(),
        .request_id = row[9].as<std::string>(),
        .client_address = row[10].as<std::string>(),
    };
}

}  // namespace

AuditStore::AuditStore(const std::string& schema) {
    for (const auto& text : kTexts) sql_.push_back(written_out(text.sql, schema));
    for (std::size_t i = 0; i < sql_.size(); ++i) statements_.push_back({kTexts[i].name, sql_[i].c_str()});
}

std::vector<AuditRow> AuditStore::unsealed(pg::Connection& connection, int limit) const {
    std::vector<AuditRow> rows;
    for (const auto& row : connection.exec(statements_[kUnsealed], limit)) rows.push_back(row_of(row));
    return rows;
}

std::map<CompanyId, AuditLink> AuditStore::heads(pg::Connection& connection) const {
    std::map<CompanyId, AuditLink> heads;
    for (const auto& row : connection.exec(statements_[kHeads]))
        heads[row[0].as<CompanyId>()] = {row[1].as<std::int64_t>(), row[2].as<std::string>()};
    return heads;
}

void AuditStore::write(
    pg::Connection& connection, const std::vector<SealedRow>& sealed, const std::map<CompanyId, AuditLink>& heads
) const {
    std::vector<std::string> companies, ids, positions, hashes;
    for (const auto& one : sealed) {
        companies.push_back(one.row.company.str());
        ids.push_back(one.row.id);
        positions.push_back(std::to_string(one.link.position));
        hashes.push_back(one.link.hash);
    }
    connection.exec(statements_[kSeal], pg::array(companies), pg::array(ids), pg::array(positions), pg::array(hashes));
    companies.clear();
    positions.clear();
    hashes.clear();
    for (const auto& [company, link] : heads) {
        companies.push_back(company.str());
        positions.push_back(std::to_string(link.position));
        hashes.push_back(link.hash);
    }
    connection.exec(statements_[kMoveHeads], pg::array(companies), pg::array(positions), pg::array(hashes));
}

AuditVerdict AuditStore::verify(pg::Connection& connection, const CompanyId& company, const AuditLink& head) const {
    ChainCheck check;
    const auto end = [&](std::optional<std::string> problem) {
        return AuditVerdict{company, check.last(), 0, problem.value_or("")};
    };
    for (;;) {
        const auto rows = connection.exec(statements_[kLinks], company, check.last().position, kPage);
        for (const auto& row : rows) {
            const AuditLink link{row[11].as<std::int64_t>(), row[12].as<std::string>("")};
            if (auto problem = check.follow(row_of(row), link)) return end(std::move(problem));
        }
        if (rows.size() < static_cast<std::size_t>(kPage)) return end(check.end_at(head));
    }
}

std::vector<AuditVerdict> AuditStore::verify(pg::Connection& connection) const {
    connection.exec_text("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    auto heads = this->heads(connection);
    std::vector<AuditVerdict> verdicts;
    for (const auto& row : connection.exec(statements_[kCompanies])) {
        const auto company = row[0].as<CompanyId>();
        verdicts.push_back(verify(connection, company, heads[company]));
        verdicts.back().waiting = row[1].as<std::int64_t>();
    }
    connection.exec_text("COMMIT");
    return verdicts;
}

}  // namespace rollcall::service
