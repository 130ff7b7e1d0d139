// The audit table as the sealer and the auditor use it, on a connection of the relay's role, which sees all companies.
// All throw pqxx exceptions.
#pragma once

#include "common/pg/connection.hpp"
#include "common/service/audit_chain.hpp"

#include <map>
#include <string>
#include <vector>

namespace rollcall::service {

struct SealedRow {
    AuditRow row;
    AuditLink link;
};

struct AuditVerdict {
    CompanyId company;
    AuditLink last;            // as far as the chain holds
    std::int64_t waiting = 0;  // entries the sealer has not come to yet
    std::string problem;       // "": the chain holds
};

class AuditStore {
  public:
    explicit AuditStore(const std::string& schema);

    // Oldest first, over all companies.
    std::vector<AuditRow> unsealed(pg::Connection& connection, int limit) const;
    // The last link of each company's chain; none of a company that has none.
    std::map<CompanyId, AuditLink> heads(pg::Connection& connection) const;
    // In one statement each: the links into their entries, the last ones as heads.
    void write(
        pg::Connection& connection, const std::vector<SealedRow>& sealed, const std::map<CompanyId, AuditLink>& heads
    ) const;

    // Follows the chain of every company that has entries, in one snapshot.
    std::vector<AuditVerdict> verify(pg::Connection& connection) const;

  private:
    AuditVerdict verify(pg::Connection& connection, const CompanyId& company, const AuditLink& head) const;

    std::vector<std::string> sql_;
    std::vector<pg::Statement> statements_;
};

}  // namespace rollcall::service
