// The fields of a user that people fill in: their names, what they may hold, and how they get into
// a User. One mechanism for making and for changing a user.
#pragma once

#include "common/core/result.hpp"
#include "services/identity/domain/user.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace rollcall::identity::domain {

// In the order in which faults are named.
enum class Field {
    email,
    full_name,
    role,
    status,
    employee_code,
    manager_id,
    department_id,
    shift_id,
    designation,
    phone,
    badge_number,
    site_id,
    time_zone,
    avatar,
};

// "full_name"
std::optional<Field> parse_field(std::string_view name);

// What a caller sent, as text; nullopt is null. Blank text counts as null.
using FieldValues = std::map<Field, std::optional<std::string>>;

// The user with the values taken over. `status` may become active, inactive or suspended only.
// Errors: invalid_argument naming every bad field.
Result<User> with_values(User user, const FieldValues& values);

// 8 to 128 bytes.
bool is_password(std::string_view text);

}  // namespace rollcall::identity::domain
