#pragma once

#include "common/pg/database.hpp"
#include "services/shift/domain/template_member.hpp"
#include "services/shift/store/lock.hpp"

#include <vector>

namespace rollcall::shift::store {

std::optional<domain::TemplateMember> find_member(pg::Tx& tx, const UserId& user, Lock lock = Lock::none);
// For change; who never had a template gets the row that is the lock, at version 0.
domain::TemplateMember lock_member(pg::Tx& tx, const UserId& user);
void save_member(pg::Tx& tx, const domain::TemplateMember& member);
// Everybody who works by the template, in the order of their ids; but for those who have left.
std::vector<UserId> members_of(pg::Tx& tx, const ShiftTemplateId& shift_template);

// The planner looks at them soon.
void make_due(pg::Tx& tx, const UserId& user);
void make_members_due(pg::Tx& tx, const ShiftTemplateId& shift_template);
// Members of all templates that skip holidays.
void make_skippers_due(pg::Tx& tx);

// Companies with members that are due, some hundred at most. As the clock's role, which may look across companies.
std::vector<CompanyId> companies_with_due_members(pg::Connection& connection);
// A batch of the company's due members, locked; rows that somebody else holds are left to the next look.
std::vector<domain::TemplateMember> lock_due_members(pg::Tx& tx);

}  // namespace rollcall::shift::store
