// What planning use cases are given besides the transaction and the caller.
#pragma once

#include "common/core/result.hpp"
#include "services/shift/domain/people.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace rollcall::shift::app {

// Asks identity, the owner, for what the projection does not have yet. Errors: unavailable.
struct Directory {
    std::function<Result<std::optional<domain::Company>>(const CompanyId&)> company;
    // Unknown ids are left out.
    std::function<Result<std::vector<domain::Employee>>(const CompanyId&, const std::vector<UserId>&)> people;
    // Whether anybody who has not left works in the department.
    std::function<Result<bool>(const CompanyId&, const DepartmentId&)> is_staffed;
};

struct Planning {
    Directory directory;
    ManagerScope default_manager_scope = ManagerScope::company;  // where a company's policy says nothing
};

}  // namespace rollcall::shift::app
