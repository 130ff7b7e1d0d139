// Who is told what: one table.
#pragma once

#include "services/notification/domain/occurrence.hpp"

namespace rollcall::notification::domain {

enum class Audience {
    nobody,
    user,              // whom it is about
    user_and_manager,  // without a manager: hr
    reviewers,         // the manager; without one: hr
    everybody_on_it,   // all people of the shift
    told_before,       // those who were told of what is now withdrawn
};

Audience audience_of(const Occurrence& occurrence);

}  // namespace rollcall::notification::domain
