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
    std::vector<UserId> ids;  // none: everybody
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

// Active people by name, at most 2 000: everybody, or the person, their reports and their manager, with or without the
// manager's other reports.
std::vector<domain::User> list_directory(pg::Tx& tx, const domain::User& around, bool everybody, bool peers);

UserPage list_users(pg::Tx& tx, const UserFilter& filter, const UserOrder& order);

}  // namespace rollcall::identity::store
