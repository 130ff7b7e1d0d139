#include "services/attendance/app/summarise.hpp"

#include "common/time/zone.hpp"
#include "services/attendance/store/moment.hpp"
#include "services/attendance/store/policy_store.hpp"
#include "services/attendance/store/sheet_store.hpp"

#include <algorithm>

namespace rollcall::attendance::app {

namespace {

constexpr int kMostDays = 366;

Result<domain::DateRange> days_of(const SummaryQuery& query, Date today) {
    if (query.period) return domain::period_of(*query.period, query.date.value_or(today));
    if (!query.from) return fail(invalid_field("dateFrom", Fault::required, "is required"));
    if (!query.to) return fail(invalid_field("dateTo", Fault::required, "is required"));
    return domain::checked_range(*query.from, *query.to, kMostDays);
}

// Who is asked about. Sets the zone of the one person.
Result<store::PeopleFilter> people_asked_for(
    pg::Tx& tx, const Principal& caller, const SummaryQuery& query, std::string& zone
) {
    auto filter = all_in_reach(caller);
    if (query.user) {
        ROLLCALL_TRY(const auto person, person_in_reach(tx, caller, *query.user));
        zone = person.zone;
        filter = {.user = *query.user};
    }
    if (!query.department) return filter;
    filter.department = store::find_department(tx, *query.department);
    if (!filter.department) return fail(not_found("department"));
    return filter;
}

std::vector<PersonSums> rows_of(const std::vector<store::ListedPerson>& people, const domain::SummedRecords& summed) {
    std::vector<PersonSums> rows;
    for (const auto& person : people)
        if (const auto found = summed.by_person.find(person.id); found != summed.by_person.end())
            rows.push_back({person, found->second});
    return rows;
}

}  // namespace

Result<Summary> summarise(pg::Tx& tx, const Principal& caller, const SummaryQuery& query) {
    Summary summary{.zone = store::company_zone(tx)};
    ROLLCALL_TRY(const auto filter, people_asked_for(tx, caller, query, summary.zone));
    ROLLCALL_TRY(summary.days, days_of(query, time::local_date(store::decided_at(tx), summary.zone)));
    const auto people = store::list_people(tx, filter);
    store::Of only;
    if (filter.is_set()) {
        only.emplace();
        for (const auto& person : people) only->push_back(person.id);
    }
    summary.summed = store::sum_records(tx, summary.days, only);
    summary.rows = rows_of(people, summary.summed);
    return summary;
}

}  // namespace rollcall::attendance::app
