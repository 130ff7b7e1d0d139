// Rows as one parameter: the text of an array of a composite type, for statements that write many rows at once
// (INSERT ... SELECT * FROM unnest($1::schema.type[])).
#pragma once

#include "common/pg/traits.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace rollcall::pg {

class RowArray {
  public:
    // Values follow in the order of the type's columns.
    RowArray& row();

    RowArray& add(std::string_view text);

    RowArray& add(const std::string& text) { return add(std::string_view(text)); }

    RowArray& add(const char* text) { return add(std::string_view(text)); }

    RowArray& add(std::int64_t number) { return plain(std::to_string(number)); }

    RowArray& add(int number) { return plain(std::to_string(number)); }

    RowArray& add(double number);

    RowArray& add(bool flag) { return plain(flag ? "t" : "f"); }

    RowArray& add(Instant at) { return plain(format_timestamp(at)); }

    RowArray& add(Date date) { return plain(format_date(date)); }

    RowArray& bytes(std::string_view bytes);
    RowArray& null();

    template <class Tag>
    RowArray& add(const Id<Tag>& id) {
        return plain(id.str());
    }

    template <class T>
    RowArray& add(const std::optional<T>& value) {
        return value ? add(*value) : null();
    }

    std::string text() const { return text_.empty() ? "{}" : "{" + text_ + ")\"}"; }

  private:
    // For text that needs no quoting at either level.
    RowArray& plain(std::string_view text);
    void separate();

    std::string text_;
    bool first_in_row_ = true;
};

}  // namespace rollcall::pg
