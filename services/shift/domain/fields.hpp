// Reads what a client wrote, field by field, and remembers everything that is wrong, in the order read.
#pragma once

#include "common/core/id.hpp"
#include "common/core/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::shift::domain {

using Text = std::optional<std::string>;

class FieldReader {
  public:
    // Required and not blank; at most `longest` characters.
    std::string name(std::string_view field, const Text& value, std::size_t longest = 120);
    Text text(std::string_view field, const Text& value, std::size_t longest = 500);
    Date date(std::string_view field, const Text& value);
    Minutes time_of_day(std::string_view field, const Text& value);
    std::optional<Minutes> optional_time_of_day(std::string_view field, const Text& value);
    // An IANA name.
    Text zone(std::string_view field, const Text& value);
    std::optional<int> whole(std::string_view field, std::optional<int> value, int least, int most);
    std::optional<double> number(std::string_view field, std::optional<double> value, double least, double most);

    template <class IdType>
    std::optional<IdType> id(std::string_view field, const Text& value) {
        if (!value) return std::nullopt;
        auto parsed = IdType::parse(*value);
        if (!parsed) refuse(field, Fault::not_an_id, "expected a UUID");
        return parsed;
    }

    template <class IdType>
    IdType required_id(std::string_view field, const std::string& value) {
        if (value.empty()) {
            refuse(field, Fault::required, "is required");
            return {};
        }
        return id<IdType>(field, value).value_or(IdType{});
    }

    void refuse(std::string_view field, Fault fault, std::string message);
    // Error: invalid_argument that names every bad field.
    Result<void> verdict() const;

  private:
    std::vector<FieldError> errors_;
};

}  // namespace rollcall::shift::domain
