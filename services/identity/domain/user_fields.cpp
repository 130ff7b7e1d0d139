#include "services/identity/domain/user_fields.hpp"

#include "common/core/email.hpp"
#include "common/time/zone.hpp"

#include <algorithm>
#include <array>

namespace rollcall::identity::domain {

namespace {

struct FieldName {
    Field field;
    std::string_view name;
    std::string_view wire_name;
};

constexpr std::array kFields{
    FieldName{Field::email, "email", "email"},
    FieldName{Field::full_name, "full_name", "fullName"},
    FieldName{Field::role, "role", "role"},
    FieldName{Field::status, "status", "status"},
    FieldName{Field::employee_code, "employee_code", "employeeCode"},
    FieldName{Field::manager_id, "manager_id", "managerId"},
    FieldName{Field::department_id, "department_id", "departmentId"},
    FieldName{Field::shift_id, "shift_id", "shiftId"},
    FieldName{Field::designation, "designation", "designation"},
    FieldName{Field::phone, "phone", "phone"},
    FieldName{Field::badge_number, "badge_number", "badgeNumber"},
    FieldName{Field::site_id, "site_id", "siteId"},
    FieldName{Field::time_zone, "time_zone", "timeZone"},
    FieldName{Field::avatar, "avatar", "avatar"},
};

using Value = std::optional<std::string>;
using Refusal = std::optional<std::pair<Fault, std::string>>;

Value trimmed(const Value& value) {
    if (!value) return std::nullopt;
    const auto first = value->find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return std::nullopt;
    return value->substr(first, value->find_last_not_of(" \t\r\n") - first + 1);
}

Refusal set_required(std::string& field, const Value& value, std::size_t longest) {
    if (!value) return {{Fault::required, "a value is needed"}};
    if (value->size() > longest) return {{Fault::not_valid, "at most " + std::to_string(longest) + " bytes"}};
    field = *value;
    return std::nullopt;
}

Refusal set_text(std::optional<std::string>& field, const Value& value, std::size_t longest) {
    if (value && value->size() > longest) return {{Fault::not_valid, "at most " + std::to_string(longest) + " bytes"}};
    field = value;
    return std::nullopt;
}

template <class IdType>
Refusal set_id(std::optional<IdType>& field, const Value& value) {
    field = value ? IdType::parse(*value) : std::nullopt;
    if (value && !field) return {{Fault::not_an_id, "expected a UUID"}};
    return std::nullopt;
}

// Pages show it as it is: an address of the web, or of this server.
Refusal set_avatar(User& user, const Value& value) {
    if (!value) return user.avatar.clear(), std::nullopt;
    const bool is_web = value->starts_with("https://") || value->starts_with("http://");
    const bool is_own = value->starts_with('/') && !value->starts_with("//");
    const bool is_plain = value->find_first_of(" \"'<>\\`") == std::string::npos;
    if (!is_plain || !(is_web || is_own)) return {{Fault::not_valid, "expected an address that begins with https://"}};
    return set_required(user.avatar, value, 500);
}

Refusal set_email(User& user, const Value& value) {
    if (!value) return {{Fault::required, "a value is needed"}};
    if (!is_email(*value)) return {{Fault::not_valid, "expected an e-mail address"}};
    const auto at = value->rfind('@');
    user.email = value->substr(0, at) + email_key(value->substr(at));
    return std::nullopt;
}

Refusal set_role(User& user, const Value& value) {
    if (!value) return {{Fault::required, "a value is needed"}};
    const auto role = parse_role(*value);
    if (!role) return {{Fault::not_an_enum, "not a role"}};
    user.role = *role;
    return std::nullopt;
}

Refusal set_status(User& user, const Value& value) {
    if (!value) return {{Fault::required, "a value is needed"}};
    const auto status = parse_status(*value);
    if (!status || *status == Status::invited) return {{Fault::not_an_enum, "expected active, inactive or suspended"}};
    user.status = *status;
    return std::nullopt;
}

Refusal set_manager(User& user, const Value& value) {
    auto refusal = set_id(user.manager, value);
    if (!refusal && user.manager == user.id) return {{Fault::not_valid, "nobody is their own manager"}};
    return refusal;
}

Refusal set_time_zone(User& user, const Value& value) {
    if (value && !time::is_known_zone(*value))
        return {{Fault::not_valid, "expected an IANA zone such as Asia/Karachi"}};
    user.time_zone = value;
    return std::nullopt;
}

Refusal set(User& user, Field field, const Value& value) {
    switch (field) {
        case Field::email: return set_email(user, value);
        case Field::full_name: return set_required(user.full_name, value, 200);
        case Field::role: return set_role(user, value);
        case Field::status: return set_status(user, value);
        case Field::employee_code: return set_required(user.employee_code, value, 50);
        case Field::manager_id: return set_manager(user, value);
        case Field::department_id: return set_id(user.department, value);
        case Field::shift_id: return set_id(user.shift_template, value);
        case Field::designation: return set_text(user.designation, value, 100);
        case Field::phone: return set_text(user.phone, value, 50);
        case Field::badge_number: return set_text(user.badge_number, value, 64);
        case Field::site_id: return set_id(user.site, value);
        case Field::time_zone: return set_time_zone(user, value);
        case Field::avatar: return set_avatar(user, value);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Field> parse_field(std::string_view name) {
    const auto* found =
        std::find_if(kFields.begin(), kFields.end(), [&](const FieldName& field) { return field.name == name; });
    if (found == kFields.end()) return std::nullopt;
    return found->field;
}

Result<User> with_values(User user, const FieldValues& values) {
    std::vector<FieldError> faults;
    for (const auto& [field, value] : values)
        if (auto refusal = set(user, field, trimmed(value))) {
            const auto& name = kFields.at(static_cast<std::size_t>(field)).wire_name;
            faults.push_back({std::string(name), refusal->first, std::move(refusal->second)});
        }
    if (!faults.empty()) return fail(invalid_fields(std::move(faults)));
    return user;
}

bool is_password(std::string_view text) {
    return text.size() >= 8 && text.size() <= 128;
}

}  // namespace rollcall::identity::domain
