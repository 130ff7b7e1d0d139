// Sums agree with a recount from the raw punches, wherever clocks change and months end.
#include "common/time/wire.hpp"
#include "services/attendance/app/summarise.hpp"
#include "tests/integration/attendance/punched_weeks.hpp"

#include <catch2/catch.hpp>

using namespace roster;

namespace {

Date date_of(const char* text) {
    return time::parse_date(text).value();
}

Result<app::Summary> summarise(PunchedWeeks& weeks, const Principal& caller, const app::SummaryQuery& query) {
    return weeks.db.in_read<app::Summary>(weeks.company, {}, [&](pg::Tx& tx) {
        return app::summarise(tx, caller, query);
    });
}

Principal as(const PunchedWeeks& weeks, Role role) {
    return {.company = weeks.company, .user = UserId::make(), .session = SessionId::make(), .role = role};
}

void expect_recount(
    PunchedWeeks& weeks,
    const Principal& caller,
    const app::SummaryQuery& query,
    const domain::DateRange& days,
    const std::function<bool(const Worker&)>& of
) {
    const auto summary = summarise(weeks, caller, query);
    REQUIRE(summary);
    INFO(time::format_date(days.from) << " to " << time::format_date(days.to));
    CHECK(summary->days == days);
    const auto recount = weeks.recount(days, of);
    CHECK((summary->summed.by_person == recount.by_person));
    CHECK((summary->summed.by_day == recount.by_day));
    CHECK((summary->summed.totals() == recount.totals()));
    CHECK(summary->rows.size() == recount.by_person.size());
    for (const auto& row : summary->rows) CHECK((row.sums == recount.by_person.at(row.person.id)));
}

constexpr auto kEverybody = [](const Worker&) { return true; };

}  // namespace

TEST_CASE("totals, rows and series are what the raw punches say, over any range") {
    for (const unsigned seed : {1U, 2U, 3U}) {
        PunchedWeeks weeks(seed);
        const auto hr = as(weeks, Role::hr_operations);
        for (const auto& [from, to] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"2026-03-01", "2026-11-30"},
                 {"2026-03-08", "2026-03-08"},
                 {"2026-03-28", "2026-03-30"},
                 {"2026-03-31", "2026-04-01"},
                 {"2026-10-24", "2026-11-01"},
                 {"2026-06-01", "2026-06-30"}}) {
            const domain::DateRange days{date_of(from), date_of(to)};
            expect_recount(weeks, hr, {.from = days.from, .to = days.to}, days, kEverybody);
        }
        const auto all = weeks.recount({date_of("2026-01-01"), date_of("2026-12-31")}, kEverybody).totals();
        CHECK((all.late > 0 && all.early > 0 && all.absent > 0 && all.overtime_minutes > 0));
        const auto on = date_of("2026-04-01");
        for (const auto period :
             {domain::Period::day, domain::Period::week, domain::Period::month, domain::Period::year})
            expect_recount(weeks, hr, {.period = period, .date = on}, domain::period_of(period, on), kEverybody);
    }
}

TEST_CASE("rule 19: sums are over who is in reach, of one person and of one department") {
    PunchedWeeks weeks(7);
    const auto month = domain::period_of(domain::Period::month, date_of("2026-03-15"));
    const app::SummaryQuery march{.from = month.from, .to = month.to};
    const auto& first = weeks.workers.front();
    const auto is_first = [&](const Worker& worker) { return worker.who.user == first.who.user; };
    expect_recount(weeks, first.who, march, month, is_first);
    expect_recount(weeks, weeks.boss, march, month, [&](const Worker& worker) {
        return worker.lead == weeks.boss.user;
    });
    const auto hr = as(weeks, Role::admin);
    auto of_one = march;
    of_one.user = first.who.user;
    expect_recount(weeks, hr, of_one, month, is_first);
    CHECK(summarise(weeks, hr, of_one)->zone == first.zone);
    auto of_department = march;
    for (const auto& name : {weeks.department.str(), std::string("night watch")}) {
        of_department.department = name;
        expect_recount(weeks, hr, of_department, month, [&](const Worker& worker) {
            return worker.department == weeks.department;
        });
    }
    of_department.department = "no such place";
    CHECK(summarise(weeks, hr, of_department).error().reason == "departmentNotFound");
    auto of_stranger = march;
    of_stranger.user = UserId::make();
    CHECK(summarise(weeks, hr, of_stranger).error().reason == "userNotFound");
    CHECK(summarise(weeks, first.who, of_stranger).error().reason == "forbidden");
    of_stranger.user = weeks.workers.back().who.user;
    CHECK(summarise(weeks, weeks.boss, of_stranger).error().reason == "forbidden");
}

TEST_CASE("a range is bounded and in order") {
    Roster roster;
    const auto hr = roster.person(Role::hr_operations);
    const auto fault = [&](const app::SummaryQuery& query) -> std::string {
        const auto made = roster.db.in_read<app::Summary>(roster.company, {}, [&](pg::Tx& tx) {
            return app::summarise(tx, hr, query);
        });
        return made ? "" : made.error().fields.at(0).field;
    };
    CHECK(fault({.from = date_of("2026-03-02"), .to = date_of("2026-03-01")}) == "dateTo");
    CHECK(fault({.from = date_of("2026-01-01"), .to = date_of("2027-01-02")}) == "dateTo");
    CHECK(fault({.from = date_of("2026-01-01"), .to = date_of("2027-01-01")}) == "");
    CHECK(fault({.from = date_of("2026-01-01")}) == "dateTo");
    CHECK(fault({}) == "dateFrom");
}
