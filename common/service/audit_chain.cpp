#include "common/service/audit_chain.hpp"

#include "common/auth/sha256.hpp"

#include <algorithm>

namespace rollcall::service {

namespace {

// Transactions last seconds and clocks differ by less: an entry that claims to be this much older than one sealed
// before it was put there afterwards.
constexpr Minutes kLatest{5};

// With its length, so that no two lists of fields read the same.
void append(std::string& text, const std::string& field) {
    text += std::to_string(field.size());
    text += ':';
    text += field;
}

}  // namespace

AuditLink seal(const AuditLink& last, const AuditRow& row) {
    const auto position = last.position + 1;
    std::string text;
    for (const auto& field :
         {std::to_string(position),
          last.hash,
          row.company.str(),
          row.id,
          std::to_string(to_unix_micros(row.at)),
          row.actor_id,
          row.action,
          row.entity,
          row.entity_id,
          row.before,
          row.after,
          row.request_id,
          row.client_address})
        append(text, field);
    return {position, auth::sha256_hex(text)};
}

std::optional<std::string> ChainCheck::follow(const AuditRow& row, const AuditLink& link) {
    const auto expected = seal(last_, row);
    const auto at = "position " + std::to_string(link.position) + " (entry " + row.id + ")";
    if (link.position != expected.position)
        return "the entry at position " + std::to_string(expected.position) + " was removed; next is " + at;
    if (link.hash != expected.hash) return "changed: " + at;
    if (row.at + kLatest < latest_) return "inserted afterwards: " + at;
    last_ = link;
    latest_ = std::max(latest_, row.at);
    return std::nullopt;
}

std::optional<std::string> ChainCheck::end_at(const AuditLink& head) const {
    if (head.position == last_.position && head.hash == last_.hash) return std::nullopt;
    return "the entries after position " + std::to_string(last_.position) + " do not match the chain's head at " +
           std::to_string(head.position);
}

}  // namespace rollcall::service
