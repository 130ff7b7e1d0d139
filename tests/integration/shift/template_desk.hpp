// A company whose people work by recurring templates.
#pragma once

#include "services/shift/app/assign_template.hpp"
#include "services/shift/app/templates.hpp"
#include "tests/integration/shift/roster_desk.hpp"

namespace rollcall::shift {

struct Planned {
    std::string date;
    std::string status;
    int people = 0;
    std::string site;
};

struct TemplateDesk : RosterDesk {
    using RosterDesk::RosterDesk;

    domain::ShiftTemplate make(const domain::ShiftTemplateDraft& draft);
    Result<domain::TemplateMember> put(const UserId& user, const std::optional<ShiftTemplateId>& id);
    Result<app::PlacedTemplate> change(
        const domain::ShiftTemplate& shift_template, const domain::Patch<domain::ShiftTemplateDraft>& patch
    );
    domain::Holiday holiday(const std::string& date);
    // Everything that is due.
    void plan();
    // What people say of the person now arrives as the next event.
    void follow(const UserId& user);

    // Dated shifts of the company that are not cancelled, by date.
    std::vector<Planned> planned() const;
    // Rows of "table WHERE ...", whose $1 is the company.
    int count(const std::string& sql) const;
};

// Every day and nearly all of it, so that today's has not ended.
domain::ShiftTemplateDraft daily();
std::string day_from_now(int days, const std::string& zone);

}  // namespace rollcall::shift
