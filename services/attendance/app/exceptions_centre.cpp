#include "services/attendance/app/exceptions_centre.hpp"

#include "common/events/outbox.hpp"
#include "common/time/zone.hpp"
#include "services/attendance/store/moment.hpp"
#include "services/attendance/store/policy_store.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace rollcall::attendance::app {

namespace {

using People = std::map<UserId, store::WatchedPerson>;
using Found = std::map<domain::ExceptionKey, ExceptionView>;

constexpr auto kLongest = std::chrono::days{31};
constexpr int kMostRecords = 20'000;

Result<void> check_range(const store::DayRange& days) {
    const auto length = std::chrono::sys_days{days.to} - std::chrono::sys_days{days.from};
    if (length < std::chrono::days{0})
        return fail(
            {.code = Code::unprocessable, .reason = "rangeReversed", .message = "end_date must be after start_date"}
        );
    if (length >= kLongest)
        return fail(
            {.code = Code::unprocessable, .reason = "rangeTooLong", .message = "Ask for at most 31 days at a time."}
        );
    return {};
}

// Rule 19 on this surface: hr and admins the company, who leads their direct reports, the rest themselves.
People people_for(pg::Tx& tx, const Principal& caller) {
    switch (scope_of(caller, Permission::attendance_approve_correction, ManagerScope::team)) {
        case Scope::company: return store::watched_people(tx, std::nullopt);
        case Scope::team: return store::watched_people(tx, caller.user);
        case Scope::own:
        case Scope::none: break;
    }
    auto people = store::watched_people(tx, std::nullopt);
    std::erase_if(people, [&](const auto& one) { return one.first != caller.user; });
    return people;
}

// What is found first stays: two late arrivals on one day are one exception.
void collect_from_records(
    pg::Tx& tx, const store::DayRange& days, const std::optional<UserId>& user, const People& people, Found& found
) {
    const Instant now = store::decided_at(tx);
    for (auto& [record, correction, shift_name] : store::records_in_question(tx, days, user, kMostRecords)) {
        const auto person = people.find(record.user);
        if (person == people.end()) continue;
        const auto& snapshot = record.snapshot;
        ExceptionView view{.person = person->second, .zone = snapshot.zone, .shift_name = shift_name};
        view.check_in_at = record.derived.check_in_at;
        view.check_out_at = record.derived.check_out_at;
        if (snapshot.shift) view.shift_starts_at = snapshot.shift_starts_at;
        if (snapshot.shift) view.shift_ends_at = snapshot.shift_ends_at;
        for (auto& exception : domain::exceptions_of(record, correction, now)) {
            view.exception = exception;
            found.try_emplace(exception.key, view);
        }
    }
}

void collect_from_roster(pg::Tx& tx, const store::DayRange& days, const People& people, Found& found) {
    const Instant now = store::decided_at(tx);
    std::map<Date, int> grace;  // the policy's, by date
    for (const auto& [user, shift, shift_name] : store::missing_people(tx, days, now)) {
        const auto person = people.find(user);
        if (person == people.end()) continue;
        if (!grace.contains(shift.date))
            grace[shift.date] = store::policy_in_force(tx, shift.date).policy.grace_minutes;
        auto absence = domain::absence_from(user, shift, shift.grace_minutes.value_or(grace[shift.date]), now);
        if (!absence) continue;
        ExceptionView view{
            .exception = *absence, .person = person->second, .zone = shift.zone, .shift_name = shift_name};
        view.shift_starts_at = shift.starts_at;
        view.shift_ends_at = shift.ends_at;
        found.try_emplace(absence->key, std::move(view));
    }
}

Found collect(pg::Tx& tx, const store::DayRange& days, const std::optional<UserId>& user, const People& people) {
    Found found;
    collect_from_records(tx, days, user, people, found);
    collect_from_roster(tx, days, people, found);
    for (const auto& [key, decision] : store::exception_decisions(tx, days)) {
        const auto view = found.find(key);
        if (view != found.end()) view->second.decision = decision;
    }
    return found;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

bool is_wanted(const ExceptionView& view, const ExceptionQuery& query, const std::string& search) {
    const auto& person = view.person;
    if (query.status != "all" && query.status != view.status()) return false;
    if (query.type && *query.type != view.exception.key.type) return false;
    if (query.user && *query.user != person.id) return false;
    if (query.department && query.department != person.department_id) return false;
    return search.empty() || lower(person.full_name).find(search) != std::string::npos ||
           lower(person.email).find(search) != std::string::npos;
}

Error unknown_exception() {
    return {
        .code = Code::not_found,
        .reason = "attendanceExceptionNotFound",
        .message = "Attendance exception not found",
    };
}

std::string decision_json(const std::string& status, const std::optional<std::string>& note) {
    boost::json::object object{{"status", status}};
    if (note) object["note"] = *note;
    return boost::json::serialize(object);
}

Result<store::WatchedPerson> person_of(pg::Tx& tx, const domain::ExceptionId& id) {
    for (auto& [user, person] : store::watched_people(tx, std::nullopt))
        if (domain::is_of_person(id, user)) return std::move(person);
    return fail(unknown_exception());
}

Result<void> check_reach(const Principal& caller, const store::WatchedPerson& person) {
    const auto scope = scope_of(caller, Permission::attendance_approve_correction, ManagerScope::team);
    if (scope == Scope::company || (scope == Scope::team && person.lead == caller.user)) return {};
    return fail(forbidden("Access denied"));
}

}  // namespace

Result<std::vector<ExceptionView>> list_exceptions(pg::Tx& tx, const Principal& caller, const ExceptionQuery& query) {
    ROLLCALL_CHECK(check_range(query.days));
    std::vector<ExceptionView> views;
    const auto search = lower(query.search);
    for (auto& [key, view] : collect(tx, query.days, query.user, people_for(tx, caller)))
        if (is_wanted(view, query, search)) views.push_back(std::move(view));
    std::sort(views.begin(), views.end(), [](const ExceptionView& a, const ExceptionView& b) {
        const auto rank = [](const ExceptionView& one) {
            return std::tuple(one.exception.key.business_date, one.exception.detected_at, one.exception.key);
        };
        return rank(a) > rank(b);
    });
    return views;
}

Date today_of_company(pg::Tx& tx) {
    const auto zone = store::company_zone(tx);
    return time::local_date(store::decided_at(tx), time::is_known_zone(zone) ? zone : "UTC");
}

Result<void> decide_exception(pg::Tx& tx, const Principal& caller, const DecideException& decision) {
    const auto read = domain::read_id(decision.id);
    if (!read) return fail(unknown_exception());
    ROLLCALL_TRY(const auto person, person_of(tx, decision.id));
    ROLLCALL_CHECK(check_reach(caller, person));
    const store::DayRange day{read->business_date, read->business_date};
    const domain::ExceptionKey key{person.id, read->business_date, read->type};
    const auto found = collect(tx, day, person.id, {{person.id, person}});
    const auto view = found.find(key);
    if (view == found.end()) return fail(unknown_exception());
    store::decide_exception(tx, key, {decision.status, decision.note, caller.user, store::decided_at(tx)});
    const auto& before = view->second.decision;
    events::audit(
        tx,
        {.action = decision.status == "resolved" ? "ATTENDANCE_EXCEPTION_RESOLVED" : "ATTENDANCE_EXCEPTION_DISMISSED",
         .entity = "attendance_exception",
         .entity_id = decision.id.str(),
         .before = decision_json(view->second.status(), before ? before->note : std::nullopt),
         .after = decision_json(decision.status, decision.note)}
    );
    return {};
}

}  // namespace rollcall::attendance::app
