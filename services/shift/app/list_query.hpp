// What a list is asked for, as a client wrote it.
#pragma once

#include "common/core/paging.hpp"
#include "common/core/result.hpp"
#include "services/shift/store/lock.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::shift::app {

struct PageQuery {
    int number = 0;  // 0: the default
    int rows = 0;
    std::string sort_by;
};

// Any of the values; or_null: absence matches too. Empty: no filter.
struct AnyOfText {
    std::vector<std::string> values;
    bool or_null = false;
};

struct ActiveQuery {
    PageQuery page;
    AnyOfText is_active;  // "true", "false"; empty: active ones
};

inline Result<Paging> read_paging(const PageQuery& page, const std::string& default_sort) {
    return rollcall::read_paging(page.number, page.rows, page.sort_by, default_sort);
}

inline Result<Paging> read_paging(const ActiveQuery& query, const std::string& default_sort) {
    return read_paging(query.page, default_sort);
}

// Error: isActive.
Result<store::ActiveFilter> read_active(const ActiveQuery& query);

}  // namespace rollcall::shift::app
