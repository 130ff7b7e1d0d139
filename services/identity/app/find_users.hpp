// Reading people: one, a page, or those a sibling asks for.
#pragma once

#include "common/core/principal.hpp"
#include "common/core/result.hpp"
#include "services/identity/store/user_list.hpp"

namespace rollcall::identity::app {

// Errors: not_found; permission_denied "Access denied" for whom the caller may not see.
Result<domain::User> get_user(pg::Tx& tx, const Principal& actor, const UserId& id);

struct UserQuery {
    store::UserFilter filter;  // whom the caller sees is filled in here
    std::string sort_by;       // a column, or "-" and a column; empty is by name
    int page_number = 1;
    int page_row_count = 25;
};

// Active people that the caller works with: everybody for whom users.view_all holds; for managers and team leads their
// reports and their own manager; for others their manager and those who report to the same. E-mails only for the first.
Result<std::vector<domain::User>> list_directory(pg::Tx& tx, const Principal& actor);

// Admin and hr_operations see everybody, manager and team_lead their direct reports and themselves,
// others themselves. Errors: invalid_argument on sortBy, pageNumber and pageRowCount.
Result<store::UserPage> list_users(pg::Tx& tx, const Principal& actor, const UserQuery& query);

}  // namespace rollcall::identity::app
