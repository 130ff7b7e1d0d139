// What a mailed link is for, and how long it holds.
#pragma once

#include "common/core/instant.hpp"

#include <string_view>

namespace rollcall::identity::domain {

enum class Purpose { activation, password_reset };

inline std::string_view name_of(Purpose purpose) {
    return purpose == Purpose::activation ? "activation" : "password_reset";
}

inline std::chrono::hours life_of(Purpose purpose) {
    return std::chrono::hours(purpose == Purpose::activation ? 24 : 2);
}

// Under the address of the pages that people use.
inline std::string_view page_of(Purpose purpose) {
    return purpose == Purpose::activation ? "/activate-account?token=" : "/reset-password?token=";
}

}  // namespace rollcall::identity::domain
