// Companies and people through the projection, asking identity on a miss and keeping its answer.
#pragma once

#include "common/pg/database.hpp"
#include "services/shift/app/planning.hpp"

namespace rollcall::shift::app {

Result<std::string> company_zone(pg::Tx& tx, const Planning& planning);

// How far the caller's right to plan reaches in this company.
Scope planning_scope(pg::Tx& tx, const Planning& planning, const Principal& caller);

// The person, locked. `suits` is asked about what the projection says; when it refuses, identity is asked before the
// refusal is believed. Errors: not_found user, and those of `suits`.
Result<domain::Employee> employee_to_plan(
    pg::Tx& tx,
    const Planning& planning,
    const UserId& user,
    const std::function<Result<void>(const domain::Employee&)>& suits
);

}  // namespace rollcall::shift::app
