#include "services/shift/domain/paging.hpp"

#include "services/shift/domain/fields.hpp"

namespace rollcall::shift::domain {

Result<Paging> read_paging(int number, int rows, const std::string& sort_by, const std::string& default_sort) {
    FieldReader read;
    Paging paging;
    if (number != 0) paging.number = read.whole("pageNumber", number, 1, 1'000'000).value_or(1);
    if (rows != 0) paging.rows = read.whole("pageRowCount", rows, 1, 500).value_or(25);
    ROLLCALL_CHECK(read.verdict());
    const std::string& sort = sort_by.empty() ? default_sort : sort_by;
    paging.descending = sort.starts_with('-');
    paging.sort_field = sort.substr(paging.descending ? 1 : 0);
    return paging;
}

}  // namespace rollcall::shift::domain
