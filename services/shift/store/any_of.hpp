#pragma once

#include <vector>

namespace rollcall::shift::store {

// Matches any of the values; or_null: absence as well. Neither: no filter.
template <class Value>
struct AnyOf {
    std::vector<Value> values;
    bool or_null = false;

    bool is_set() const { return !values.empty() || or_null; }
};

}  // namespace rollcall::shift::store
