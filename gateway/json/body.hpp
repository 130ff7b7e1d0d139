// Reads the documented fields of a request body. Every getter notes what is wrong with its field, so that all faults
// are told at once, in the order of the calls. A field that is null counts as not given.
#pragma once

#include "common/core/result.hpp"
#include "gateway/json/document.hpp"

#include <boost/json/value.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::json {

enum class Need { optional, required };

inline constexpr std::size_t kLongestText = 4096;  // bytes

class Body {
  public:
    // Errors: bodyIsNotValidJson, bodyIsNotAnObject.
    static Result<Body> parse(std::string_view text);
    // As parse(); no text at all is an object without fields.
    static Result<Body> parse_optional(std::string_view text);

    std::optional<std::string> text(std::string_view name, Need need = Need::optional, std::size_t most = kLongestText);
    // Lower-case UUID.
    std::optional<std::string> id(std::string_view name, Need need = Need::optional);
    // Microseconds since the Unix epoch; RFC 3339 with an offset.
    std::optional<std::int64_t> instant(std::string_view name);
    std::optional<std::string> date(std::string_view name, Need need = Need::optional);
    std::optional<std::string> time_of_day(std::string_view name, Need need = Need::optional);
    // HH:MM:SS
    std::optional<std::string> clock_time(std::string_view name, Need need = Need::optional);
    std::optional<std::int32_t> integer(std::string_view name, std::int32_t least, std::int32_t most);
    std::optional<double> number(std::string_view name, double least, double most, Need need = Need::optional);
    std::optional<bool> truth(std::string_view name);
    // One of `allowed`, in the case listed there.
    std::optional<std::string> one_of(
        std::string_view name, std::initializer_list<std::string_view> allowed, Need need = Need::optional
    );
    // A list of texts.
    std::optional<std::vector<std::string>> texts(std::string_view name);

    // A text, or a whole number as text.
    std::optional<std::string> label(std::string_view name, std::size_t most);
    // The elements of a list, each to be read and judged for itself; nothing in the place of one that is no object.
    // Null when the field is no list of at most `most`, which is a fault.
    std::optional<std::vector<std::optional<Body>>> objects(std::string_view name, std::size_t most);

    // An object within this one; its fields' names are "<name>.<field>". Null when not given, or a fault.
    // Pass it to join() when read.
    std::optional<Body> object(std::string_view name);
    void join(const Body& inner);

    // True when the client sent the field, be it null.
    bool sent(std::string_view name) const { return document_.root.contains({name.data(), name.size()}); }

    // True when the field's value is an object, for fields that may be one or something simpler.
    bool is_object(std::string_view name) const;

    void fault(std::string_view name, Fault fault, std::string message);

    bool has_faults() const { return !faults_.empty(); }

    // The end of reading: all faults, or none.
    Result<void> verdict();

  private:
    explicit Body(Document document, std::string prefix = {});

    // The field's value when it is there and not null. Notes a missing one that is needed, and one given twice.
    const boost::json::value* find(std::string_view name, Need need = Need::optional);
    std::optional<std::string> find_text(std::string_view name, Need need, std::size_t most, Fault when_not_text);

    Document document_;
    std::string prefix_;
    std::vector<FieldError> faults_;
};

}  // namespace rollcall::json
