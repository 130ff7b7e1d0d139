#include "services/attendance/domain/policy_book.hpp"

#include <algorithm>
#include <tuple>

namespace rollcall::attendance::domain {

void PolicyBook::add(Date effective_from, Policy policy) {
    entries_.push_back({effective_from, std::move(policy)});
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.effective_from, a.policy.version) < std::tie(b.effective_from, b.policy.version);
    });
}

const Policy& PolicyBook::on(Date date) const {
    const auto later = std::find_if(entries_.begin(), entries_.end(), [date](const Entry& entry) {
        return entry.effective_from > date;
    });
    return later == entries_.begin() ? defaults_ : std::prev(later)->policy;
}

const Policy& PolicyBook::version(int version) const {
    for (const auto& entry : entries_)
        if (entry.policy.version == version) return entry.policy;
    return defaults_;
}

}  // namespace rollcall::attendance::domain
