// Days of the week as the surfaces write them: "1,2,3,4,5", Monday is 1.
#pragma once

#include "common/core/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rollcall::shift::domain {

class WorkingDays {
  public:
    // At least one day, each from 1 to 7 and only once, in any order; blanks around a day are dropped. Else nothing.
    static std::optional<WorkingDays> parse(std::string_view text);

    std::string str() const;  // in order
    bool include(Date date) const;

    bool operator==(const WorkingDays&) const = default;

  private:
    std::uint8_t days_ = 0;  // bit n: ISO weekday n
};

}  // namespace rollcall::shift::domain
