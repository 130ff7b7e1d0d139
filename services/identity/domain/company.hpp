// A company, and what may be one.
#pragma once

#include "common/core/id.hpp"
#include "common/core/result.hpp"

#include <string>

namespace rollcall::identity::domain {

struct Company {
    CompanyId id;
    std::string codename;
    std::string name;
    std::string time_zone;
    bool demo = false;  // seeded with known passwords
    std::int64_t record_version = 1;
    Instant created_at;
};

// Lower-case letters, digits and hyphens, 1 to 63, not beginning with a hyphen.
bool is_codename(std::string_view text);

// not_found companyNotFound, in words for a caller outside any company.
Error no_such_company();

// Errors: invalid_argument naming codename, name and timeZone.
Result<void> check_company(const Company& company);

}  // namespace rollcall::identity::domain
