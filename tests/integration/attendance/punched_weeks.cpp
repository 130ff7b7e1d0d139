#include "tests/integration/attendance/punched_weeks.hpp"

#include "common/time/wire.hpp"
#include "common/time/zone.hpp"
#include "services/attendance/domain/check_out.hpp"
#include "services/attendance/domain/mark_absent.hpp"

#include <pqxx/pqxx>

#include <set>
#include <stdexcept>

namespace roster {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

Date date_of(const char* text) {
    return time::parse_date(text).value();
}

Minutes hour(int hours) {
    return std::chrono::hours{hours};
}

// One record, from its punches alone. They are at whole minutes, so nothing is rounded.
struct Recounted {
    UserId user;
    std::optional<ShiftId> shift;
    std::set<Instant> punches;  // in, out, in, out, ...

    Instant in() const { return *punches.begin(); }

    Instant out() const { return *punches.rbegin(); }

    domain::Sums sums() const {
        domain::Sums sums;
        for (auto at = punches.begin(); at != punches.end(); std::advance(at, 2))
            sums.worked_minutes += whole_minutes(*at, *std::next(at));
        return sums;
    }
};

std::vector<Recounted> read_punches(pqxx::connection& connection) {
    pqxx::work work(connection);
    std::map<std::string, Recounted> records;
    for (const auto& row : work.exec("SELECT p.record_id, p.user_id, r.shift_id, extract(epoch FROM p.at)::bigint"
                                     " FROM attendance.punch p JOIN attendance.record r ON r.id = p.record_id")) {
        auto& record = records[row[0].as<std::string>()];
        record.user = UserId::parse(row[1].c_str()).value();
        if (!row[2].is_null()) record.shift = ShiftId::parse(row[2].c_str());
        record.punches.insert(Instant{Seconds{row[3].as<std::int64_t>()}});
    }
    std::vector<Recounted> all;
    for (auto& [id, record] : records) all.push_back(std::move(record));
    return all;
}

struct Tally {
    domain::DateRange range;
    domain::SummedRecords sums = {};
    std::map<UserId, std::set<Date>> worked_on = {};

    void add(const UserId& user, Date date, const domain::Sums& one, bool worked) {
        if (date < range.from || date > range.to) return;
        for (auto* sum : {&sums.by_person[user], &sums.by_day[date]}) {
            sum->worked_minutes += one.worked_minutes;
            sum->late += one.late;
            sum->early += one.early;
            sum->absent += one.absent;
            sum->overtime_minutes += one.overtime_minutes;
        }
        if (!worked) return;
        if (worked_on[user].insert(date).second) ++sums.by_person[user].days;
        sums.by_day[date].days = 1;
    }

    void add_kept(const Recounted& record, const PlannedShift& shift) {
        auto one = record.sums();
        one.late = record.in() > shift.starts_at + Minutes{15};
        one.early = record.out() < shift.ends_at;
        const auto after = std::max(0, whole_minutes(shift.ends_at, record.out()));
        one.overtime_minutes = std::min<std::int64_t>(after, one.worked_minutes);
        add(record.user, shift.date, one, true);
    }
};

}  // namespace

PunchedWeeks::PunchedWeeks(unsigned seed) : boss(person(Role::manager)), random_(seed) {
    db.in_tx<bool>(company, {}, [&](pg::Tx& tx) -> Result<bool> {
          store::put_company(tx, "Europe/Berlin", "company", 1);
          store::put_department(tx, department, "Night Watch", 1);
          return true;
      }).value();
    hire("Europe/Berlin", true, true);
    hire("America/New_York", true, false);
    hire("Asia/Karachi", false, true);
    hire("Australia/Lord_Howe", false, false);
    for (const auto& worker : workers) {
        live(worker, date_of("2026-03-05"), date_of("2026-04-07"));
        live(worker, date_of("2026-10-22"), date_of("2026-11-04"));
    }
}

void PunchedWeeks::hire(const std::string& zone, bool under_boss, bool in_department) {
    Worker worker{.who = person(), .zone = zone};
    if (under_boss) worker.lead = boss.user;
    if (in_department) worker.department = department;
    db.in_tx<bool>(company, {}, [&](pg::Tx& tx) -> Result<bool> {
          store::put_employee(
              tx,
              {.id = worker.who.user,
               .email = "w@babil.test",
               .full_name = zone,
               .role = "employee",
               .status = "active",
               .lead = worker.lead,
               .time_zone = zone,
               .sequence = 2,
               .department = worker.department}
          );
          return true;
      }).value();
    workers.push_back(worker);
}

void PunchedWeeks::live(const Worker& worker, Date from, Date to) {
    for (auto day = sys_days{from}; day <= sys_days{to}; day += days{1}) spend_day(worker, Date{day});
}

void PunchedWeeks::spend_day(const Worker& worker, Date date) {
    switch (roll(0, 6)) {
        case 0: return;
        case 1: return work_shift(worker, date, 22, 6);
        case 2: return work_shift(worker, date, 0, 8);
        case 3: {
            const auto from = sys_days{date} + hour(roll(0, 23)) + Minutes{roll(0, 59)};
            return stay(worker, from, from + Minutes{roll(1, 200)});
        }
        default: return work_shift(worker, date, 9, 17);
    }
}

void PunchedWeeks::work_shift(const Worker& worker, Date date, int start_hour, int end_hour) {
    const auto id = plan(worker, date, start_hour, end_hour);
    const auto& shift = planned.at(id);
    // Who is still busy with the day before may be too late for this shift, and is not there then.
    const auto from = std::max(shift.starts_at + Minutes{roll(-40, 60)}, last_seen_[worker.who.user] + Minutes{1});
    if (roll(0, 5) == 0 || from >= shift.ends_at) return stay_away(worker, id, shift.ends_at);
    const auto to = std::max(shift.ends_at + Minutes{roll(-90, 100)}, from + Minutes{1});
    const auto half = from + std::chrono::duration_cast<Minutes>((to - from) / 2);
    if (roll(0, 2) > 0 || half + Minutes{20} >= std::min(to, shift.ends_at)) return stay(worker, from, to);
    stay(worker, from, half);
    stay(worker, half + Minutes{20}, to);
}

void PunchedWeeks::stay(const Worker& worker, Instant from, Instant to) {
    if (from <= last_seen_[worker.who.user]) return;
    punch_in(worker, from);
    punch_out(worker, to);
    last_seen_[worker.who.user] = to;
}

ShiftId PunchedWeeks::plan(const Worker& worker, Date date, int start_hour, int end_hour) {
    const auto id = ShiftId::make();
    const auto window = time::materialise(date, hour(start_hour), hour(end_hour), worker.zone).value();
    db.in_tx<bool>(company, {}, [&](pg::Tx& tx) -> Result<bool> {
          return store::put_shift(
              tx,
              {.id = id,
               .date = date,
               .start_time = "x",
               .end_time = "y",
               .time_zone = worker.zone,
               .starts_at = window.starts_at,
               .ends_at = window.ends_at,
               .sequence = 1}
          );
      }).value();
    assign(worker.who, id);
    planned[id] = {worker.who.user, date, window.starts_at, window.ends_at};
    return id;
}

void PunchedWeeks::punch_in(const Worker& worker, Instant at) {
    const domain::CheckIn check_in{.caller = worker.who, .user = worker.who.user, .received_at = at};
    app::DeskRequest request;
    request.asked = {.company = company, .user = worker.who.user, .near = at, .caller = worker.who.user};
    request.continues = [check_in](const domain::PunchFacts& facts) { return domain::reopened_by(facts, check_in); };
    request.decide = [check_in](
                         const domain::PunchFacts& facts, const std::vector<domain::Punch>& punches
                     ) -> Result<app::Decision> {
        ROLLCALL_TRY(auto decision, domain::decide_check_in(facts, check_in, punches));
        return app::Decision{std::move(decision.change), decision.needs_former_closed};
    };
    ask(std::move(request));
}

void PunchedWeeks::punch_out(const Worker& worker, Instant at) {
    const domain::CheckOut check_out{.caller = worker.who, .received_at = at};
    app::DeskRequest request;
    request.asked = {.company = company, .user = worker.who.user, .caller = worker.who.user};
    request.continues = [check_out](const domain::PunchFacts& facts) { return domain::left_by(facts, check_out); };
    request.decide = [check_out](
                         const domain::PunchFacts& facts, const std::vector<domain::Punch>& punches
                     ) -> Result<app::Decision> {
        ROLLCALL_TRY(auto change, domain::decide_check_out(facts, check_out, punches));
        return app::Decision{std::move(change)};
    };
    ask(std::move(request));
}

void PunchedWeeks::stay_away(const Worker& worker, const ShiftId& shift, Instant at) {
    auto lead = boss;
    lead.role = Role::admin;
    const domain::MarkAbsent mark{.caller = lead, .user = worker.who.user, .shift = shift, .decided_at = at};
    app::DeskRequest request;
    request.asked = {.company = company, .user = worker.who.user, .shift = shift, .caller = boss.user};
    request.decide =
        [mark](const domain::PunchFacts& facts, const std::vector<domain::Punch>&) -> Result<app::Decision> {
        ROLLCALL_TRY(auto change, domain::decide_mark_absent(facts, mark));
        return app::Decision{std::move(change)};
    };
    ask(std::move(request));
}

void PunchedWeeks::ask(app::DeskRequest request) {
    std::promise<Result<app::DeskAnswer>> promise;
    request.provenance = {.actor = request.asked.caller, .action = "test"};
    request.done = [&promise](Result<app::DeskAnswer> answer) { promise.set_value(std::move(answer)); };
    desk->submit(std::move(request));
    const auto answer = promise.get_future().get();
    if (!answer) throw std::runtime_error(answer.error().reason + ": " + answer.error().message);
}

domain::SummedRecords PunchedWeeks::recount(
    const domain::DateRange& range, const std::function<bool(const Worker&)>& of
) {
    pqxx::connection superuser(database.url("postgres"));
    const auto records = read_punches(superuser);
    Tally tally{.range = range};
    std::set<ShiftId> kept;
    for (const auto& worker : workers) {
        if (!of(worker)) continue;
        for (const auto& record : records) {
            if (record.user != worker.who.user) continue;
            if (record.shift) kept.insert(*record.shift);
            record.shift ? tally.add_kept(record, planned.at(*record.shift))
                         : tally.add(record.user, time::local_date(record.in(), worker.zone), record.sums(), true);
        }
        // Who was to be there and has no punches was absent.
        for (const auto& [id, shift] : planned)
            if (shift.user == worker.who.user && !kept.contains(id))
                tally.add(shift.user, shift.date, {.absent = 1}, false);
    }
    return tally.sums;
}

}  // namespace roster
