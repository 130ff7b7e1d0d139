#include "services/identity/domain/user.hpp"

namespace rollcall::identity::domain {

std::string_view name_of(Status status) {
    switch (status) {
        case Status::active: return "active";
        case Status::inactive: return "inactive";
        case Status::suspended: return "suspended";
        case Status::invited: return "invited";
    }
    return "inactive";
}

std::optional<Status> parse_status(std::string_view name) {
    for (const auto status : {Status::active, Status::inactive, Status::suspended, Status::invited})
        if (name_of(status) == name) return status;
    return std::nullopt;
}

std::string employee_code(int number) {
    auto digits = std::to_string(number);
    if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
    return "EMP" + digits;
}

}  // namespace rollcall::identity::domain
