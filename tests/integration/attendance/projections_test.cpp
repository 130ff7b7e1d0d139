#include "services/attendance/events/projections.hpp"

#include "common/pg/origin.hpp"
#include "common/pg/tx.hpp"
#include "common/time/wire.hpp"
#include "tests/integration/attendance/roster.hpp"

#include <catch2/catch.hpp>

using namespace roster;
using rollcall::events::Received;
using std::chrono::hours;

namespace {

Result<bool> apply(Roster& roster, const std::string& type, std::int64_t sequence, const std::string& data) {
    static const auto projections = attendance::events::make_projections("company");
    const Received event{
        .id = EventId::make().str(),
        .type = type,
        .time = now(),
        .company = roster.company,
        .sequence = sequence,
        .data = data};
    return roster.db.in_tx<bool>(roster.company, {}, [&](pg::Tx& tx) -> Result<bool> {
        ROLLCALL_CHECK(projections(tx, event));
        return true;
    });
}

std::string person_data(const UserId& user, const std::string& status) {
    return R"({"userId":")" + user.str() +
           R"(","email":"a@b.test","fullname":"A","avatar":"","role":"employee","status":")" + status +
           R"(","managerId":null,"siteId":null,"timeZone":null})";
}

std::string shift_data(const ShiftId& shift, Instant starts_at, Instant ends_at) {
    return R"({"shiftId":")" + shift.str() +
           R"(","shiftDate":"2026-03-02","startTime":"09:00","endTime":"17:00","timeZone":"UTC","startsAt":")" +
           time::format_instant(starts_at) + R"(","endsAt":")" + time::format_instant(ends_at) +
           R"(","location":null,"status":"scheduled","graceMinutes":5,"breakMinutes":null})";
}

}  // namespace

TEST_CASE("a projection applies only a higher sequence") {
    Roster roster;
    const auto user = UserId::make();
    REQUIRE(apply(roster, "identity.user_created", 2, person_data(user, "active")));
    REQUIRE(apply(roster, "identity.user_updated", 1, person_data(user, "suspended")));
    CHECK(roster.count("employee WHERE status = 'active' AND sequence = 2") == 1);
}

TEST_CASE("rule 14: a suspended person's open record closes as incomplete") {
    Roster roster;
    const auto ada = roster.person();
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, shift);
    REQUIRE(roster.check_in(ada, shift));
    REQUIRE(apply(roster, "identity.user_suspended", 5, person_data(ada.user, "suspended")));
    CHECK(roster.count("record WHERE session_status = 'incomplete' AND check_out_at IS NOT NULL") == 1);
}

TEST_CASE("rule 14: an edited shift folds its open records again") {
    Roster roster;
    const auto ada = roster.person();
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, shift);
    REQUIRE(roster.check_in(ada, shift)->record.derived.status == domain::RecordStatus::late);
    REQUIRE(apply(roster, "shift.updated", 2, shift_data(shift, now() + hours{1}, now() + hours{9})));
    CHECK(roster.count("record WHERE status = 'pending' AND late_minutes = 0 AND record_version = 2") == 1);
    CHECK(roster.count("outbox WHERE type = 'attendance.revised'") == 1);
}

TEST_CASE("an event that cannot be read is refused, one of an unknown type is none of ours") {
    Roster roster;
    CHECK_FALSE(apply(roster, "identity.user_created", 1, R"({"userId":"nobody"})"));
    CHECK_FALSE(apply(roster, "shift.created", 1, "not json"));
    CHECK(apply(roster, "identity.sessions_revoked", 1, "{}"));
}
