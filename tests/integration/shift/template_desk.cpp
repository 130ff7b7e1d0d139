#include "tests/integration/shift/template_desk.hpp"

#include "common/time/wire.hpp"
#include "services/shift/app/follow.hpp"
#include "services/shift/app/holidays.hpp"
#include "services/shift/app/plan_ahead.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

namespace rollcall::shift {

domain::ShiftTemplate TemplateDesk::make(const domain::ShiftTemplateDraft& draft) {
    return in_tx([&](pg::Tx& tx) { return app::create_template(tx, hr, planning, draft); }).value().shift_template;
}

Result<domain::TemplateMember> TemplateDesk::put(const UserId& user, const std::optional<ShiftTemplateId>& id) {
    return in_tx([&](pg::Tx& tx) { return app::assign_template(tx, planning, user, id); });
}

Result<app::PlacedTemplate> TemplateDesk::change(
    const domain::ShiftTemplate& shift_template, const domain::Patch<domain::ShiftTemplateDraft>& patch
) {
    return in_tx([&](pg::Tx& tx) { return app::update_template(tx, planning, shift_template.id, 0, patch); });
}

domain::Holiday TemplateDesk::holiday(const std::string& date) {
    return in_tx([&](pg::Tx& tx) { return app::create_holiday(tx, {.name = "Holiday", .holiday_date = date}); }
    ).value();
}

void TemplateDesk::plan() {
    while (in_tx([&](pg::Tx& tx) { return app::plan_due_members(tx, planning); }).value() > 0) {
    }
}

void TemplateDesk::follow(const UserId& user) {
    ++people[user].version;
    in_tx([&](pg::Tx& tx) -> Result<bool> {
        app::follow_employee(tx, people[user]);
        return true;
    }).value();
}

std::vector<Planned> TemplateDesk::planned() const {
    pqxx::connection session(server().url("postgres"));
    pqxx::nontransaction work(session);
    std::vector<Planned> found;
    for (const auto& row : work.exec_params(
             "SELECT shift_date, status, (SELECT count(*) FROM shift.assignment a WHERE a.company_id = s.company_id"
             " AND a.shift_id = s.id AND a.status = 'active'), coalesce(site_id::text, '') FROM shift.shift s"
             " WHERE company_id = $1 AND status <> 'cancelled' ORDER BY shift_date, site_id",
             company.str()
         ))
        found.push_back({row[0].c_str(), row[1].c_str(), row[2].as<int>(), row[3].c_str()});
    return found;
}

int TemplateDesk::count(const std::string& sql) const {
    pqxx::connection session(server().url("postgres"));
    pqxx::nontransaction work(session);
    return work.exec_params("SELECT count(*) FROM " + sql, company.str())[0][0].as<int>();
}

domain::ShiftTemplateDraft daily() {
    domain::ShiftTemplateDraft draft;
    draft.name = "Daily";
    draft.start_time = "00:00";
    draft.end_time = "23:59";
    draft.working_days = "1,2,3,4,5,6,7";
    return draft;
}

std::string day_from_now(int days, const std::string& zone) {
    const std::chrono::sys_days today{time::local_date(now(), zone)};
    return time::format_date(Date{today + std::chrono::days{days}});
}

}  // namespace rollcall::shift
