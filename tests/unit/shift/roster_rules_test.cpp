#include "services/shift/domain/roster_rules.hpp"

#include "common/time/wire.hpp"

#include <catch2/catch.hpp>

namespace rollcall::shift::domain {

namespace {

const Instant kNow = time::parse_instant("2026-02-16T12:00:00Z").value();
const auto kHour = std::chrono::hours{1};

Principal caller(Role role) {
    return {.user = UserId::make(), .role = role};
}

Employee reporting_to(const UserId& lead) {
    return {.id = UserId::make(), .role = "employee", .status = "active", .manager = lead};
}

TEST_CASE("rule 5: a shift's zone is its own, else its site's, else its company's") {
    ShiftPlan plan;
    CHECK(zone_for(plan, std::nullopt, "Asia/Karachi") == "Asia/Karachi");
    CHECK(zone_for(plan, "Europe/Berlin", "Asia/Karachi") == "Europe/Berlin");
    plan.time_zone = "America/New_York";
    CHECK(zone_for(plan, "Europe/Berlin", "Asia/Karachi") == "America/New_York");
}

TEST_CASE("only what places a shift in time moves it") {
    ShiftPlan plan;
    plan.start = Minutes{540};
    auto other = plan;
    other.location = "Gate 4";
    other.grace_minutes = 5;
    CHECK_FALSE(moves(plan, other));
    other.start = Minutes{600};
    CHECK(moves(plan, other));
    other = plan;
    other.site = SiteId::make();
    CHECK(moves(plan, other));
}

TEST_CASE("what has begun is planned by hr and admin only") {
    for (const Role role : kAllRoles) {
        INFO(name_of(role));
        CHECK(require_may_write_at(role, kNow + kHour, kNow).has_value());
        CHECK(
            require_may_write_at(role, kNow, kNow).has_value() == (role == Role::admin || role == Role::hr_operations)
        );
    }
}

TEST_CASE("rule 19: a scope of team assigns direct reports only") {
    const auto lead = caller(Role::team_lead);
    const auto report = reporting_to(lead.user);
    const auto other = reporting_to(UserId::make());
    CHECK(require_may_assign(lead, Scope::team, report).has_value());
    CHECK(require_may_assign(lead, Scope::team, other).error().code == Code::permission_denied);
    CHECK(require_may_assign(lead, Scope::company, other).has_value());
    CHECK_FALSE(require_may_assign(lead, Scope::none, report).has_value());
}

TEST_CASE("rule 19: a scope of team changes shifts of its own people, or empty ones it planned") {
    const auto lead = caller(Role::team_lead);
    const auto report = reporting_to(lead.user);
    const auto other = reporting_to(UserId::make());
    Shift shift;
    CHECK(require_may_change(lead, Scope::team, shift, {report}).has_value());
    CHECK_FALSE(require_may_change(lead, Scope::team, shift, {report, other}).has_value());
    CHECK_FALSE(require_may_change(lead, Scope::team, shift, {}).has_value());
    CHECK(require_may_change(lead, Scope::company, shift, {other}).has_value());
    shift.created_by = lead.user;
    CHECK(require_may_change(lead, Scope::team, shift, {}).has_value());
}

TEST_CASE("a shift is missed when somebody was assigned and nobody punched") {
    CHECK(status_at_end(true, false) == ShiftStatus::missed);
    CHECK(status_at_end(true, true) == ShiftStatus::completed);
    CHECK(status_at_end(false, false) == ShiftStatus::completed);
    CHECK(status_at_end(false, true) == ShiftStatus::completed);
}

TEST_CASE("a moved shift reopens when time is given back, and goes on by the clock only") {
    const time::ShiftInstants ahead{kNow + kHour, kNow + 2 * kHour, false};
    const time::ShiftInstants running{kNow - kHour, kNow + kHour, false};
    const time::ShiftInstants over{kNow - 2 * kHour, kNow - kHour, false};
    using enum ShiftStatus;
    CHECK(status_after_move(in_progress, ahead, kNow) == scheduled);
    CHECK(status_after_move(missed, running, kNow) == in_progress);
    CHECK(status_after_move(completed, ahead, kNow) == scheduled);
    CHECK(status_after_move(completed, over, kNow) == completed);
    CHECK(status_after_move(scheduled, over, kNow) == scheduled);
    CHECK(status_after_move(cancelled, ahead, kNow) == cancelled);
}

}  // namespace

}  // namespace rollcall::shift::domain
