#include "services/shift/app/facts.hpp"

#include "common/time/wire.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

namespace rollcall::shift::app {

namespace {

domain::Shift night() {
    domain::Shift shift;
    shift.id = ShiftId::parse("018f0000-0000-7000-8000-000000000001").value();
    shift.plan.date = time::parse_date("2026-03-28").value();
    shift.plan.start = Minutes{22 * 60};
    shift.plan.end = Minutes{6 * 60};
    shift.plan.location = "Gate \"4\"";
    shift.time_zone = "Europe/Berlin";
    shift.at = time::materialise(shift.plan.date, shift.plan.start, shift.plan.end, shift.time_zone).value();
    shift.break_minutes = 30;
    shift.name = "Night";
    return shift;
}

TEST_CASE("a shift's event says when and where it is") {
    CHECK(
        boost::json::serialize(facts_of(night())) ==
        R"({"shiftId":"018f0000-0000-7000-8000-000000000001","name":"Night","shiftDate":"2026-03-28","startTime":"22:00",)"
        R"("endTime":"06:00","timeZone":"Europe/Berlin","startsAt":"2026-03-28T21:00:00.000Z",)"
        R"("endsAt":"2026-03-29T04:00:00.000Z","location":"Gate \"4\"","siteId":null,"departmentId":null,)"
        R"("shiftTypeId":null,"status":"scheduled","graceMinutes":null,"requiredCheckInIntervalMinutes":null,)"
        R"("checkInToleranceMinutes":null,"breakMinutes":30,"dstAdjusted":false})"
    );
}

TEST_CASE("an assignment's event says who and when") {
    domain::Assignment assignment;
    assignment.id = AssignmentId::make();
    assignment.user = UserId::make();
    const auto facts = facts_of(assignment, night());
    CHECK(facts.at("assignmentId").as_string() == assignment.id.str());
    CHECK(facts.at("userId").as_string() == assignment.user.str());
    CHECK(facts.at("shiftId").as_string() == night().id.str());
    CHECK(facts.at("startsAt").as_string() == "2026-03-28T21:00:00.000Z");
    CHECK(facts.size() == 8);
}

}  // namespace

}  // namespace rollcall::shift::app
