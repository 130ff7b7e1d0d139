#include "services/attendance/app/muster.hpp"

#include "common/time/zone.hpp"
#include "services/attendance/store/moment.hpp"
#include "services/attendance/store/policy_store.hpp"
#include "services/attendance/store/sheet_store.hpp"

#include <algorithm>

namespace rollcall::attendance::app {

namespace {

using std::chrono::sys_days;

// Everything that was read, to look up one person's day in.
struct Facts {
    std::map<store::PersonDay, std::vector<domain::MusteredRecord>> records;
    std::set<store::PersonDay> rostered;
    std::vector<KnownHoliday> holidays;
    Date today{};
    std::string zone;
};

// An id of ours says when its account was made.
bool had_account(const store::ListedPerson& person, Date date, const Facts& facts) {
    const auto made = made_at(person.id.bytes());
    return !made || time::local_date(*made, facts.zone) <= date;
}

bool is_holiday(const store::ListedPerson& person, Date date, const Facts& facts) {
    return std::any_of(facts.holidays.begin(), facts.holidays.end(), [&](const KnownHoliday& one) {
        return one.date == date && (!one.site || one.site == person.site);
    });
}

domain::MusterCode code_on(const store::ListedPerson& person, Date date, const Facts& facts) {
    const store::PersonDay day{person.id, date};
    const auto records = facts.records.find(day);
    return domain::muster_code({
        .records = records == facts.records.end() ? std::vector<domain::MusteredRecord>{} : records->second,
        .is_rostered = facts.rostered.contains(day),
        .is_holiday = is_holiday(person, date, facts),
        .is_over = date<facts.today, .is_future = date> facts.today,
        .is_employed = person.is_active && had_account(person, date, facts),
    });
}

Facts read_facts(pg::Tx& tx, const MusterQuery& query, const std::vector<store::ListedPerson>& people) {
    std::vector<UserId> ids;
    for (const auto& person : people) ids.push_back(person.id);
    Facts facts{.holidays = query.holidays, .zone = store::company_zone(tx)};
    facts.records = store::mustered_records(tx, query.days, ids);
    facts.rostered = store::rostered_days(tx, query.days, ids);
    facts.today = time::local_date(store::decided_at(tx), facts.zone);
    return facts;
}

}  // namespace

Result<std::vector<MusterRow>> muster(pg::Tx& tx, const Principal& caller, const MusterQuery& query) {
    auto filter = all_in_reach(caller, Permission::attendance_muster);
    if (query.department) filter.department = store::find_department(tx, query.department->str());
    if (query.department && !filter.department) return fail(not_found("department"));
    const auto people = store::list_people(tx, filter);
    const auto facts = read_facts(tx, query, people);
    std::vector<MusterRow> rows;
    for (const auto& person : people) {
        MusterRow row{.person = person};
        for (auto day = sys_days{query.days.from}; day <= sys_days{query.days.to}; day += std::chrono::days{1})
            row.codes.push_back(code_on(person, Date{day}, facts));
        const bool says_nothing = std::all_of(row.codes.begin(), row.codes.end(), [](domain::MusterCode code) {
            return code == domain::MusterCode::none;
        });
        if (person.is_active || !says_nothing) rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace rollcall::attendance::app
