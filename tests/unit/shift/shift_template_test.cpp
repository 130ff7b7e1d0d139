// Recurring templates: which days call for a dated shift, and what it means in instants.
#include "services/shift/domain/shift_template.hpp"

#include "common/time/wire.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::shift::domain;

namespace {

ShiftTemplate made(const std::string& start, const std::string& end, const std::string& days = "1,2,3,4,5") {
    ShiftTemplateDraft draft;
    draft.name = "Day";
    draft.start_time = start;
    draft.end_time = end;
    draft.working_days = days;
    return read_template(draft).value();
}

Date day(const std::string& text) {
    return time::parse_date(text).value();
}

std::vector<std::string> texts(const std::vector<Date>& days) {
    std::vector<std::string> found;
    for (const auto& one : days) found.push_back(time::format_date(one));
    return found;
}

Holiday holiday(const std::string& date, std::optional<SiteId> site = std::nullopt) {
    Holiday made;
    made.date = day(date);
    made.site = site;
    return made;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("working days are days of the week, each once, Monday first") {
    CHECK(WorkingDays::parse("5, 1,3").value().str() == "1,3,5");
    for (const char* wrong : {"", "0", "8", "1,1", "1,,2", "1,2,", "mon", "12", "1;2", "-1"}) {
        INFO(wrong);
        CHECK_FALSE(WorkingDays::parse(wrong).has_value());
    }
    const auto weekend = WorkingDays::parse("6,7").value();
    CHECK(weekend.include(day("2026-02-15")));        // a Sunday
    CHECK_FALSE(weekend.include(day("2026-02-16")));  // a Monday
}

TEST_CASE("every field of a template is checked, and all faults are told at once") {
    ShiftTemplateDraft draft;
    draft.start_time = "25:00";
    draft.time_zone = "Mars/Olympus";
    draft.working_days = "1,9";
    draft.grace_minutes = -1;
    draft.site_id = "x";
    const auto refused = read_template(draft);
    REQUIRE_FALSE(refused);
    Texts fields;
    for (const auto& fault : refused.error().fields) fields.push_back(fault.field);
    CHECK(fields == Texts{"name", "startTime", "endTime", "timezone", "gracePeriodMinutes", "workingDays", "siteId"});
}

TEST_CASE("a template asks for what was left out: Monday to Friday, 15 minutes of grace, no holidays") {
    ShiftTemplateDraft draft;
    draft.name = "Day";
    draft.start_time = "09:00";
    draft.end_time = "17:00";
    const auto shift_template = read_template(draft).value();
    CHECK(shift_template.days.str() == "1,2,3,4,5");
    CHECK(shift_template.grace_minutes == 15);
    CHECK(shift_template.skip_holidays);
    CHECK(shift_template.record.is_active);
}

TEST_CASE("dated shifts are called for on working days only") {
    const auto days = days_called_for(made("09:00", "17:00"), std::nullopt, day("2026-02-12"), day("2026-02-18"), {});
    CHECK(texts(days) == Texts{"2026-02-12", "2026-02-13", "2026-02-16", "2026-02-17", "2026-02-18"});
    CHECK(days_called_for(made("09:00", "17:00", "7"), std::nullopt, day("2026-02-16"), day("2026-02-21"), {}).empty());
}

TEST_CASE("rule 15: a holiday of all sites or of the shift's site calls for none, unless the template works on holidays"
) {
    const auto here = SiteId::make();
    const auto there = SiteId::make();
    const std::vector<Holiday> holidays{holiday("2026-02-16"), holiday("2026-02-17", here)};
    auto shift_template = made("09:00", "17:00");
    const auto days = [&](const std::optional<SiteId>& site) {
        return texts(days_called_for(shift_template, site, day("2026-02-16"), day("2026-02-18"), holidays));
    };
    CHECK(days(here) == Texts{"2026-02-18"});
    CHECK(days(there) == Texts{"2026-02-17", "2026-02-18"});
    CHECK(days(std::nullopt) == Texts{"2026-02-17", "2026-02-18"});
    shift_template.skip_holidays = false;
    CHECK(days(here).size() == 3);
}

TEST_CASE("a template that is not active or of another site calls for none") {
    auto shift_template = made("09:00", "17:00");
    shift_template.site = SiteId::make();
    CHECK(calls_for(shift_template, shift_template.site, day("2026-02-16"), {}));
    CHECK_FALSE(calls_for(shift_template, SiteId::make(), day("2026-02-16"), {}));
    shift_template.record.is_active = false;
    CHECK_FALSE(calls_for(shift_template, shift_template.site, day("2026-02-16"), {}));
}

TEST_CASE("rule 5: a night shift of a template lasts what the clocks make of it, day by day") {
    struct Row {
        const char* zone;
        const char* date;
        const char* start;
        const char* end;
        int minutes;
    };

    const std::vector<Row> rows{
        {"Europe/Berlin", "2026-03-27", "22:00", "06:00", 480},
        {"Europe/Berlin", "2026-03-28", "22:00", "06:00", 420},
        {"Europe/Berlin", "2026-10-24", "22:00", "06:00", 540},
        {"America/New_York", "2026-03-07", "22:00", "06:00", 420},
        {"America/New_York", "2026-10-31", "22:00", "06:00", 540},
        {"Asia/Kolkata", "2026-03-28", "22:00", "06:00", 480},
        {"Australia/Lord_Howe", "2026-04-04", "22:00", "06:00", 510},
        {"Australia/Lord_Howe", "2026-10-03", "22:00", "06:00", 450},
        {"Africa/Casablanca", "2026-02-14", "22:00", "06:00", 540},
        {"Africa/Casablanca", "2026-03-21", "22:00", "06:00", 420},
    };
    for (const auto& row : rows) {
        INFO(row.zone << " " << row.date);
        const auto plan = plan_for(made(row.start, row.end, "1,2,3,4,5,6,7"), std::nullopt, day(row.date));
        const auto at = time::materialise(plan.date, plan.start, plan.end, row.zone).value();
        CHECK(whole_minutes(at.starts_at, at.ends_at) == row.minutes);
    }
}

TEST_CASE("a change of some fields keeps the others, and null takes the usual value") {
    const auto before = made("09:00", "17:00");
    ShiftTemplateDraft values;
    values.grace_minutes = 20;
    auto after = patched(before, {{"gracePeriodMinutes"}, values}).value();
    CHECK(after.grace_minutes == 20);
    CHECK(after.start == before.start);
    CHECK(after.days == before.days);
    after = patched(after, {{"gracePeriodMinutes", "workingDays"}, {}}).value();
    CHECK(after.grace_minutes == 15);
    CHECK_FALSE(patched(before, {{"name"}, {}}).has_value());
}
