#include "services/identity/app/limits.hpp"

namespace rollcall::identity::app {

Result<void> admit(const SessionParts& parts, const Limits& limits) {
    if (!parts.failures) return {};
    return domain::may_attempt(limits, parts.failures->read(limits));
}

Result<void> count(const SessionParts& parts, const Limits& limits) {
    if (!parts.failures) return {};
    return domain::may_answer(limits, parts.failures->add(limits));
}

Error refuse(const SessionParts& parts, const Limits& limits, Error why) {
    if (auto answer = count(parts, limits); !answer) return std::move(answer).error();
    return why;
}

}  // namespace rollcall::identity::app
