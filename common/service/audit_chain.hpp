// Audit entries as links of a hash chain: each carries the hash of itself and of the link before it, so that a changed,
// removed or inserted one breaks it. Pure: no I/O.
#pragma once

#include "common/core/id.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace rollcall::service {

// An entry as it is in the table.
struct AuditRow {
    CompanyId company;
    std::string id;
    Instant at;
    std::string actor_id;
    std::string action;
    std::string entity;
    std::string entity_id;
    std::string before;
    std::string after;
    std::string request_id;
    std::string client_address;
};

// One that has been sealed.
struct AuditLink {
    std::int64_t position = 0;
    std::string hash;
};

// The link of `row` after `last`; the first of a chain follows a default link.
AuditLink seal(const AuditLink& last, const AuditRow& row);

// Follows a chain from its first link on.
class ChainCheck {
  public:
    // Links in order of their positions. Words for an operator when this one does not hold; the rest of a broken chain
    // is not judged.
    std::optional<std::string> follow(const AuditRow& row, const AuditLink& link);
    // At the end: `head` is what the sealer remembers as the last link.
    std::optional<std::string> end_at(const AuditLink& head) const;

    const AuditLink& last() const { return last_; }

  private:
    AuditLink last_;
    Instant latest_{};
};

}  // namespace rollcall::service
