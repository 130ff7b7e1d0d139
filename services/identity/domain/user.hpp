// A person of a company, as identity knows them.
#pragma once

#include "common/core/id.hpp"
#include "common/core/principal.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace rollcall::identity::domain {

using ShiftTemplateId = Id<struct ShiftTemplateTag>;

enum class Status { active, inactive, suspended, invited };

std::string_view name_of(Status status);
std::optional<Status> parse_status(std::string_view name);

struct User {
    CompanyId company;
    UserId id;
    std::string email;
    std::string full_name;
    std::string avatar;  // a URL, or ""
    Role role = Role::employee;
    Status status = Status::invited;
    std::optional<UserId> manager;
    std::optional<DepartmentId> department;
    std::optional<SiteId> site;
    std::optional<ShiftTemplateId> shift_template;
    std::string employee_code;
    std::optional<std::string> badge_number;
    std::optional<std::string> time_zone;  // else the site's, else the company's (rule 6)
    std::optional<std::string> phone;
    std::optional<std::string> designation;
    std::int64_t record_version = 1;
    Instant created_at;
    Instant updated_at;

    // Read along, not the user's own.
    std::string company_codename;
    std::string company_time_zone;
    std::optional<std::string> manager_name;

    bool operator==(const User&) const = default;

    bool is_active_admin() const { return role == Role::admin && status == Status::active; }
};

// "EMP001", "EMP002", ..., "EMP1000".
std::string employee_code(int number);

}  // namespace rollcall::identity::domain
