#include "common/core/paging.hpp"

namespace rollcall {

namespace {

constexpr int kMostPages = 1'000'000;
constexpr int kMostRows = 500;

}  // namespace

Result<Paging> read_paging(int number, int rows, const std::string& sort_by, const std::string& default_sort) {
    std::vector<FieldError> errors;
    if (number < 0 || number > kMostPages)
        errors.push_back({"pageNumber", Fault::not_valid, "expected a whole number from 1"});
    if (rows < 0 || rows > kMostRows)
        errors.push_back({"pageRowCount", Fault::not_valid, "expected a whole number from 1 to 500"});
    if (!errors.empty()) return fail(invalid_fields(std::move(errors)));

    Paging paging;
    if (number != 0) paging.number = number;
    if (rows != 0) paging.rows = rows;
    const std::string& sort = sort_by.empty() ? default_sort : sort_by;
    paging.descending = sort.starts_with('-');
    paging.sort_field = sort.substr(paging.descending ? 1 : 0);
    return paging;
}

}  // namespace rollcall
