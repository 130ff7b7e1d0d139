#include "tests/integration/shift/roster_desk.hpp"

#include "common/time/wire.hpp"
#include "services/shift/store/meanings.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

namespace rollcall::shift {

const support::Database& server() {
    static const auto database = support::fresh_database();
    return database;
}

pg::Database& database() {
    static pg::Database instance(
        {.url = server().url("rollcall_shift"),
         .schema = "shift",
         .connections = 20,
         .wait = std::chrono::seconds(10),
         .statement_timeout = std::chrono::seconds(10)},
        store::constraint_meanings()
    );
    return instance;
}

RosterDesk::RosterDesk(const std::string& zone) : time_zone(zone) {
    planning.directory.company = [this](const CompanyId&) -> Result<std::optional<domain::Company>> {
        ++asked;
        return domain::Company{time_zone, 1, std::nullopt};
    };
    planning.directory.people =
        [this](const CompanyId&, const std::vector<UserId>& ids) -> Result<std::vector<domain::Employee>> {
        ++asked;
        std::vector<domain::Employee> found;
        for (const auto& id : ids)
            if (const auto known = people.find(id); known != people.end()) found.push_back(known->second);
        return found;
    };
    planning.directory.is_staffed = [this](const CompanyId&, const DepartmentId& id) -> Result<bool> {
        return staffed.contains(id);
    };
}

Principal RosterDesk::caller(Role role) const {
    return {.company = company, .user = UserId::make(), .role = role};
}

UserId RosterDesk::hire(std::optional<UserId> reports_to, const std::string& status) {
    const auto id = UserId::make();
    people[id] = {.id = id, .role = "employee", .status = status, .manager = reports_to, .version = 1};
    return id;
}

Result<domain::Shift> RosterDesk::create(const domain::ShiftDraft& draft, const Principal& by) {
    return in_tx([&](pg::Tx& tx) { return app::create_shift(tx, by, planning, draft); });
}

Result<domain::Assignment> RosterDesk::assign(const domain::Shift& shift, const UserId& user, const Principal& by) {
    return in_tx([&](pg::Tx& tx) { return app::assign(tx, by, planning, shift.id, user); });
}

Result<domain::Shift> RosterDesk::update(
    const domain::Shift& shift, const domain::Patch<domain::ShiftDraft>& patch, const Principal& by
) {
    return in_tx([&](pg::Tx& tx) { return app::update_shift(tx, by, planning, shift.id, 0, patch); });
}

domain::Shift RosterDesk::read(const ShiftId& id) {
    return in_tx([&](pg::Tx& tx) { return app::get_shift(tx, id); }).value();
}

std::vector<std::string> RosterDesk::events_of(const std::string& subject) {
    pqxx::connection session(server().url("postgres"));
    pqxx::nontransaction work(session);
    std::vector<std::string> types;
    for (const auto& row : work.exec_params("SELECT type FROM shift.outbox WHERE subject = $1 ORDER BY seq", subject))
        types.push_back(row[0].as<std::string>());
    return types;
}

int RosterDesk::audits_of(const std::string& entity_id) {
    pqxx::connection session(server().url("postgres"));
    pqxx::nontransaction work(session);
    return work.exec_params1("SELECT count(*) FROM shift.audit_entry WHERE entity_id = $1", entity_id)[0].as<int>();
}

domain::ShiftDraft draft(const std::string& date, const std::string& start, const std::string& end) {
    domain::ShiftDraft made;
    made.shift_date = date;
    made.start_time = start;
    made.end_time = end;
    return made;
}

domain::ShiftDraft draft_around_now(int from_minutes, int to_minutes) {
    const Instant from = now() + Minutes{from_minutes};
    const Instant to = now() + Minutes{to_minutes};
    auto made = draft(
        time::format_date(time::local_date(from, "Etc/UTC")),
        time::format_time_of_day(time::local_time_of_day(from, "Etc/UTC")),
        time::format_time_of_day(time::local_time_of_day(to, "Etc/UTC"))
    );
    made.time_zone = "Etc/UTC";
    return made;
}

}  // namespace rollcall::shift
