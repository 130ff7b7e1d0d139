// Reads the documented parameters of a query. Every getter notes what is wrong with its parameter, so that all faults
// are told at once. An empty value counts as not given; of several the last counts.
#pragma once

#include "common/core/result.hpp"
#include "gateway/http/exchange.hpp"
#include "gateway/http/percent.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::http {

class QueryReader {
  public:
    explicit QueryReader(const Exchange& exchange);

    std::optional<std::string> text(std::string_view name);
    std::optional<std::string> date(std::string_view name);
    // Lower-case UUID.
    std::optional<std::string> id(std::string_view name);
    std::optional<int> number(std::string_view name, int least, int most);
    // One of `allowed`.
    std::optional<std::string> one_of(std::string_view name, std::initializer_list<std::string_view> allowed);

    void fault(std::string_view name, Fault fault, std::string message);

    // The end of reading: all faults, or none.
    Result<void> verdict();

  private:
    QueryParameters parameters_;
    std::vector<FieldError> faults_;
};

}  // namespace rollcall::http
