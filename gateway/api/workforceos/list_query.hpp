// Filters, paging and order of a list, read from the query. Faults are collected and told all at once.
#pragma once

#include "common/core/result.hpp"
#include "gateway/http/percent.hpp"
#include "gateway/http/request.hpp"

#include <initializer_list>
#include <optional>
#include <rollcall/common/v1/common.pb.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::workforceos {

struct AppliedFilter {
    std::string name;
    std::optional<std::string> value;  // nothing: rows without a value were asked for
};

// What of the query the answer repeats.
struct ListEcho {
    int page_number = 1;
    int page_row_count = 25;
    std::vector<AppliedFilter> filters;
};

using Names = std::span<const std::string_view>;

class ListQuery {
  public:
    explicit ListQuery(const http::HttpRequest& request);

    // ?f=v, repeated for any-of, ?f=null for absent.
    common::v1::AnyOf ids(std::string_view name);
    common::v1::AnyOf dates(std::string_view name);
    common::v1::AnyOf one_of(std::string_view name, Names allowed);  // in any case
    common::v1::AnyOf truths(std::string_view name);                 // true, false
    // A single date.
    std::optional<std::string> date(std::string_view name);
    // `from` must not be later than `to`.
    void require_order(
        std::string_view to_name, const std::optional<std::string>& from, const std::optional<std::string>& to
    );
    // pageNumber, pageRowCount, sortBy: one of `sortable`, or that with '-' for descending.
    common::v1::Page page(Names sortable);

    Result<ListEcho> verdict();

  private:
    template <class Canonical>
    common::v1::AnyOf any_of(std::string_view name, Fault fault, const std::string& wanted, Canonical canonical);
    // The only value of a parameter; a repeated one is a fault.
    std::optional<std::string_view> single(std::string_view name);
    int number(std::string_view name, int fallback, int most);
    void fault(std::string_view name, Fault fault, std::string message);

    http::QueryParameters parameters_;
    ListEcho echo_;
    std::vector<FieldError> faults_;
};

}  // namespace rollcall::workforceos
