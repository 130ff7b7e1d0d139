// How our types travel to and from PostgreSQL as text.
#pragma once

#include "common/core/id.hpp"
#include "common/core/instant.hpp"

#include <pqxx/pqxx>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::pg {

std::string format_timestamp(Instant at);        // "2026-02-16T05:20:21.265123Z"
Instant parse_timestamp(std::string_view text);  // as PostgreSQL prints timestamptz under time zone UTC; throws
std::string format_date(Date date);
Date parse_date(std::string_view text);  // throws

// Array literals for $n::uuid[], ::text[], ::bigint[] parameters.
std::string array(const std::vector<std::string>& elements);

template <class Tag>
std::string array(const std::vector<Id<Tag>>& ids) {
    std::string text = "{";
    for (const auto& id : ids) {
        if (text.size() > 1) text += ',';
        text += id.str();
    }
    return text + '}';
}

// A column that may be null.
template <class T>
std::optional<T> maybe(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return field.as<T>();
}

}  // namespace rollcall::pg

namespace pqxx {

template <class Tag>
struct string_traits<rollcall::Id<Tag>> {
    static constexpr const char* name() noexcept { return "id"; }

    static constexpr bool has_null() noexcept { return false; }

    static bool is_null(const rollcall::Id<Tag>&) { return false; }

    [[noreturn]] static rollcall::Id<Tag> null() { throw conversion_error("null id"); }

    static void from_string(const char text[], rollcall::Id<Tag>& id) {
        const auto parsed = rollcall::Id<Tag>::parse(text);
        if (!parsed) throw conversion_error("not a uuid");
        id = *parsed;
    }

    static std::string to_string(const rollcall::Id<Tag>& id) { return id.str(); }
};

template <>
struct string_traits<rollcall::Instant> {
    static constexpr const char* name() noexcept { return "instant"; }

    static constexpr bool has_null() noexcept { return false; }

    static bool is_null(const rollcall::Instant&) { return false; }

    [[noreturn]] static rollcall::Instant null() { throw conversion_error("null instant"); }

    static void from_string(const char text[], rollcall::Instant& at) { at = rollcall::pg::parse_timestamp(text); }

    static std::string to_string(const rollcall::Instant& at) { return rollcall::pg::format_timestamp(at); }
};

template <>
struct string_traits<rollcall::Date> {
    static constexpr const char* name() noexcept { return "date"; }

    static constexpr bool has_null() noexcept { return false; }

    static bool is_null(const rollcall::Date&) { return false; }

    [[noreturn]] static rollcall::Date null() { throw conversion_error("null date"); }

    static void from_string(const char text[], rollcall::Date& date) { date = rollcall::pg::parse_date(text); }

    static std::string to_string(const rollcall::Date& date) { return rollcall::pg::format_date(date); }
};

}  // namespace pqxx
