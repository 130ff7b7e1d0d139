#include "services/shift/domain/shift.hpp"

#include <catch2/catch.hpp>

namespace rollcall::shift::domain {

namespace {

ShiftDraft morning() {
    ShiftDraft draft;
    draft.shift_date = "2026-02-16";
    draft.start_time = "09:00";
    draft.end_time = "17:00";
    return draft;
}

TEST_CASE("a shift needs its date, start and end, and nothing else") {
    CHECK(read_plan(morning()).has_value());
    const auto refused = read_plan({});
    REQUIRE_FALSE(refused.has_value());
    const auto& fields = refused.error().fields;
    REQUIRE(fields.size() == 3);
    CHECK(fields[0] == FieldError{"shiftDate", Fault::required, "is required"});
    CHECK(fields[1].field == "startTime");
    CHECK(fields[2].field == "endTime");
}

TEST_CASE("every optional field of a shift is checked") {
    auto draft = morning();
    draft.time_zone = "Nowhere/Land";
    draft.location = std::string(501, 'x');
    draft.site_id = "1";
    draft.department_id = "2";
    draft.shift_type_id = "3";
    draft.grace_minutes = -1;
    draft.interval_minutes = 0;
    draft.tolerance_minutes = 1441;
    CHECK(read_plan(draft).error().fields.size() == 8);
}

TEST_CASE("a patch of a plan keeps what it does not name") {
    auto draft = morning();
    draft.time_zone = "Asia/Karachi";
    draft.site_id = SiteId::make().str();
    draft.grace_minutes = 5;
    const auto plan = read_plan(draft).value();

    CHECK(patched(plan, {}).value() == plan);
    const auto changed = patched(plan, {{"endTime", "graceMinutes"}, {.end_time = "18:30"}}).value();
    CHECK(changed.end == Minutes{18 * 60 + 30});
    CHECK_FALSE(changed.grace_minutes.has_value());
    CHECK(changed.site == plan.site);
    CHECK(changed.time_zone == plan.time_zone);
    CHECK(patched(plan, {{"shiftDate"}, {}}).error().fields.at(0).fault == Fault::required);
}

TEST_CASE("status names are read in any case") {
    for (const auto status : kAllStatuses) CHECK(parse_status(name_of(status)) == status);
    CHECK(parse_status("In_Progress") == ShiftStatus::in_progress);
    CHECK_FALSE(parse_status("running").has_value());
}

}  // namespace

}  // namespace rollcall::shift::domain
