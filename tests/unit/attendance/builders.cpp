#include "tests/unit/attendance/builders.hpp"

#include "common/time/wire.hpp"

namespace rollcall::attendance::domain {

Instant at(const char* rfc3339) {
    return time::parse_instant(rfc3339).value();
}

Principal person(Role role) {
    return {
        .company = CompanyId::make(),
        .codename = "babil",
        .user = UserId::make(),
        .session = SessionId::make(),
        .role = role,
    };
}

Scene::Scene() {
    facts.employee = Employee{.id = caller.user, .zone = "UTC"};
    facts.shift = ShiftInstance{
        .id = ShiftId::make(),
        .date = Date{std::chrono::year{2026}, std::chrono::March, std::chrono::day{2}},
        .zone = "UTC",
        .starts_at = at("2026-03-02T09:00:00Z"),
        .ends_at = at("2026-03-02T17:00:00Z"),
    };
    facts.is_assigned = true;
}

CheckIn Scene::check_in(const char* received_at) const {
    return {.caller = caller, .user = caller.user, .shift = facts.shift->id, .received_at = at(received_at)};
}

Record Scene::checked_in(const char* received_at) const {
    return decide_check_in(facts, check_in(received_at)).value().change.record;
}

Punch punch(PunchKind kind, const char* when, const UserId& user, const char* source) {
    return {
        .id = PunchId::make(at(when)),
        .employee = user,
        .kind = kind,
        .at = at(when),
        .received_at = at(when),
        .source = source,
        .actor = std::string_view(source) == "system" ? UserId{} : user,
    };
}

}  // namespace rollcall::attendance::domain
