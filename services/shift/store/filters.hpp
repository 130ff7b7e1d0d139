// Any-of filters as parameters: an array, or null when there is no filter.
#pragma once

#include "common/pg/traits.hpp"
#include "services/shift/store/any_of.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::shift::store {

template <class Tag>
std::optional<std::string> parameter(const AnyOf<Id<Tag>>& filter) {
    if (!filter.is_set()) return std::nullopt;
    return pg::array(filter.values);
}

inline std::optional<std::string> parameter(const AnyOf<std::string>& filter) {
    if (!filter.is_set()) return std::nullopt;
    return pg::array(filter.values);
}

}  // namespace rollcall::shift::store
