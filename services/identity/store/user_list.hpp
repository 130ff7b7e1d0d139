// A page of a company's people.
#pragma once

#include "common/core/result.hpp"
#include "services/identity/domain/user.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::identity::store {

struct UserFilter {
    std::optional<std::string> role;
    std::optional<std::string> status;
    std::optional<UserId> manager;
    std::optional<DepartmentId> department;
    // Whom the caller sees: nobody named is everybody; else that person, and with_reports their
    // direct reports.
    std::optional<UserId> around;
    bool with_reports = false;
};

struct UserOrder {
    std::string column = "full_name";  // one that is_sortable
    bool descending = false;
    int limit = 25;
    std::int64_t offset = 0;
};

bool is_sortable(const std::string& column);

struct UserPage {
    std::vector<domain::User> users;
    std::int64_t total = 0;  // over all pages
};

UserPage list_users(pg::Tx& tx, const UserFilter& filter, const UserOrder& order);

}  // namespace rollcall::identity::store
