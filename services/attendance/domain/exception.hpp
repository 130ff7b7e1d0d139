// What is exceptional about a person's day: computed from records and roster, never stored.
#pragma once

#include "services/attendance/domain/correction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::attendance::domain {

using ExceptionId = Id<struct ExceptionTag>;

enum class ExceptionType { late, early, overtime, missing_checkout, active_too_long, absent, correction_request };
inline constexpr ExceptionType kAllExceptionTypes[] = {
    ExceptionType::late,
    ExceptionType::early,
    ExceptionType::overtime,
    ExceptionType::missing_checkout,
    ExceptionType::active_too_long,
    ExceptionType::absent,
    ExceptionType::correction_request,
};
std::string_view name_of(ExceptionType type);
std::optional<ExceptionType> parse_exception_type(std::string_view name);
std::string_view severity_of(ExceptionType type);  // low, medium, high

// An exception is a person, a business date and a type: there is never a second one.
struct ExceptionKey {
    UserId user;
    Date business_date{};
    ExceptionType type = ExceptionType::late;

    auto operator<=>(const ExceptionKey&) const = default;
};

// The same key has the same id, for ever: date and type in the place of the time of the person's id. A UUID of
// version 8.
ExceptionId id_of(const ExceptionKey& key);

// What an id says; none: it is no exception's. `user` is unknown: of_person says whose it may be.
struct ReadExceptionId {
    Date business_date{};
    ExceptionType type = ExceptionType::late;
};

std::optional<ReadExceptionId> read_id(const ExceptionId& id);
bool is_of_person(const ExceptionId& id, const UserId& user);

struct Exception {
    ExceptionKey key;
    Instant detected_at;
    std::string reason;
};

// Everything exceptional about one record at that moment, in the order of the types.
std::vector<Exception> exceptions_of(const Record& record, const std::optional<Correction>& correction, Instant now);

// Somebody expected at a shift that has begun without them: absent once the grace is over. None: not yet.
std::optional<Exception> absence_from(const UserId& user, const ShiftInstance& shift, int grace_minutes, Instant now);

}  // namespace rollcall::attendance::domain
