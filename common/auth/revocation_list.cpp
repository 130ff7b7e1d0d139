#include "common/auth/revocation_list.hpp"

#include <algorithm>
#include <mutex>

namespace rollcall::auth {

void RevocationList::apply(const std::vector<Revocation>& revocations) {
    if (revocations.empty()) return;
    const std::unique_lock lock(mutex_);
    for (const auto& revocation : revocations) {
        last_sequence_ = std::max(last_sequence_, revocation.sequence);
        if (!revocation.session.is_nil()) {
            auto& cut = sessions_[revocation.session];
            cut = std::max(cut, revocation.issued_before);
            continue;
        }
        auto& cuts = users_[revocation.user];
        const UserCut cut{revocation.spared, revocation.issued_before};
        if (std::find(cuts.begin(), cuts.end(), cut) == cuts.end()) cuts.push_back(cut);
    }
}

bool RevocationList::covers(const Principal& principal) const {
    const std::shared_lock lock(mutex_);
    const auto session = sessions_.find(principal.session);
    if (session != sessions_.end() && principal.issued_at < session->second) return true;
    const auto user = users_.find(principal.user);
    if (user == users_.end()) return false;
    return std::any_of(user->second.begin(), user->second.end(), [&](const UserCut& cut) {
        return principal.issued_at < cut.issued_before && principal.session != cut.spared;
    });
}

void RevocationList::forget_before(Instant moment) {
    const std::unique_lock lock(mutex_);
    std::erase_if(sessions_, [&](const auto& entry) { return entry.second < moment; });
    for (auto& [user, cuts] : users_)
        std::erase_if(cuts, [&](const UserCut& cut) { return cut.issued_before < moment; });
    std::erase_if(users_, [](const auto& entry) { return entry.second.empty(); });
}

std::int64_t RevocationList::last_sequence() const {
    const std::shared_lock lock(mutex_);
    return last_sequence_;
}

std::size_t RevocationList::size() const {
    const std::shared_lock lock(mutex_);
    return sessions_.size() + users_.size();
}

}  // namespace rollcall::auth
