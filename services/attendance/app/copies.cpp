#include "services/attendance/app/copies.hpp"

namespace rollcall::attendance::app {

Copies::Copies(pg::Tx& tx, const UserId& sender, const std::vector<store::MachinePunchRow>& rows) {
    add_stored(tx, sender, rows);
    for (const auto& row : rows) {
        original_.push_back(original_of(row));
        if (original_.back()) continue;
        const auto& id = row.machine.punch.id;
        first_of_id_.emplace(id, id);
        if (row.source_seq) first_of_sequence_.emplace(*row.source_seq, id);
    }
}

void Copies::add_stored(pg::Tx& tx, const UserId& sender, const std::vector<store::MachinePunchRow>& rows) {
    std::vector<PunchId> ids;
    std::vector<std::string> sequences;
    for (const auto& row : rows) {
        ids.push_back(row.machine.punch.id);
        if (row.source_seq) sequences.push_back(*row.source_seq);
    }
    for (const auto& stored : store::find_stored(tx, ids, sender, sequences)) {
        first_of_id_.emplace(stored.machine.punch.id, stored.machine.punch.id);
        if (stored.source_seq) first_of_sequence_.emplace(*stored.source_seq, stored.machine.punch.id);
        stored_.emplace(stored.machine.punch.id, stored.machine);
    }
}

std::optional<PunchId> Copies::original_of(const store::MachinePunchRow& row) const {
    if (const auto same = first_of_id_.find(row.machine.punch.id); same != first_of_id_.end()) return same->second;
    if (!row.source_seq) return std::nullopt;
    const auto same = first_of_sequence_.find(*row.source_seq);
    return same == first_of_sequence_.end() ? std::nullopt : std::optional(same->second);
}

}  // namespace rollcall::attendance::app
