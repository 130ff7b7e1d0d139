// Which part of a list is asked for, and what comes back.
#pragma once

#include "common/core/result.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace rollcall {

struct Paging {
    int number = 1;  // from 1
    int rows = 25;
    std::string sort_field;  // a documented field of the object
    bool descending = false;

    std::int64_t offset() const { return static_cast<std::int64_t>(number - 1) * rows; }
};

template <class Object>
struct Page {
    std::vector<Object> rows;
    std::int64_t total = 0;
};

// 0 and "" mean the defaults: page 1, 25 rows, `default_sort` ("-field" is descending). Errors name pageNumber and
// pageRowCount; the field is checked by the list that sorts.
Result<Paging> read_paging(int number, int rows, const std::string& sort_by, const std::string& default_sort);

}  // namespace rollcall
