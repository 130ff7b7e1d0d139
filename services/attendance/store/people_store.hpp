// People as time sheets list them, from the projection.
#pragma once

#include "common/core/id.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::pg {
class Tx;
}

namespace rollcall::attendance::store {

struct ListedPerson {
    UserId id;
    std::string full_name;
    std::optional<UserId> lead;
    std::optional<DepartmentId> department_id;
    std::optional<std::string> department;
    std::optional<SiteId> site;
    std::string zone;  // rule 6
    bool is_active = true;
};

struct PeopleFilter {
    std::optional<UserId> user;
    std::optional<UserId> team_of;  // that person and who reports to them
    std::optional<DepartmentId> department;

    bool is_set() const { return user || team_of || department; }
};

// By name.
std::vector<ListedPerson> list_people(pg::Tx& tx, const PeopleFilter& filter);

// By its id or, in any case, its name.
std::optional<DepartmentId> find_department(pg::Tx& tx, const std::string& id_or_name);

}  // namespace rollcall::attendance::store
