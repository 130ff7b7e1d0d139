// What a violated constraint of this schema means to a caller.
#pragma once

#include "common/pg/database.hpp"

namespace rollcall::identity::store {

inline pg::ConstraintMeanings constraint_meanings() {
    return {
        {"company_codename_taken", conflict("companyCodenameTaken", "A company with this codename exists already.")},
        {"user_email_taken", conflict("userAlreadyExists", "A user with this e-mail exists already.")},
        {"user_employee_code_taken", conflict("employeeCodeTaken", "Another user has this employee code.")},
        {"user_badge_number_taken", conflict("badgeNumberTaken", "Another user has this badge number.")},
        {"user_username_taken", conflict("usernameTaken", "Another user has this username.")},
        {"device_serial_taken", conflict("deviceAlreadyExists", "A device with this serial number exists already.")},
        {"user_manager_exists", invalid_field("managerId", Fault::not_valid, "There is no such user in this company")},
        {"user_not_own_manager", invalid_field("managerId", Fault::not_valid, "Nobody is their own manager")},
    };
}

}  // namespace rollcall::identity::store
