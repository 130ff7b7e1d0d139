// What people said when they came and went.
#pragma once

#include "services/attendance/domain/punch.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::attendance::domain {

struct Remark {
    std::optional<std::string> note;
    std::optional<std::string> place_name;
    std::optional<Place> place;

    bool operator==(const Remark&) const = default;
};

struct Remarks {
    Remark check_in, check_out;

    bool operator==(const Remarks&) const = default;
};

// Of the first in and the last out that somebody made: what a correction says about a time takes away no words.
Remarks remarks_of(const std::vector<Punch>& punches);

}  // namespace rollcall::attendance::domain
