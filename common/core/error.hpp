// The one error type of the house. Made where a rule refuses or an adapter fails; translated at exactly three
// borders: PostgreSQL -> Error (common/pg), Error <-> gRPC status (common/rpc), Error -> envelope (gateway/api).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rollcall {

// What kind of refusal it is. Every border switches over this without a default.
enum class Code {
    invalid_argument,   // the request itself is wrong: 400
    unauthenticated,    // no credential, or one that does not hold: 401
    permission_denied,  // known, but not allowed: 403
    not_found,          // absent, or another company's: 404
    conflict,           // the state of things forbids it: 409
    stale,              // somebody changed the object first: 412
    unprocessable,      // well formed, but contradicts an earlier request or a rule of the surface: 422
    exhausted,          // over a limit: 429
    unavailable,        // overload, deadline, dependency down: 503; nothing was done
    internal,           // a bug: 500; the message is for the log only
};

inline constexpr Code kAllCodes[] = {
    Code::invalid_argument,
    Code::unauthenticated,
    Code::permission_denied,
    Code::not_found,
    Code::conflict,
    Code::stale,
    Code::unprocessable,
    Code::exhausted,
    Code::unavailable,
    Code::internal,
};

// What is wrong with a field.
enum class Fault { required, not_an_id, not_a_date, not_an_enum, not_valid };

struct FieldError {
    std::string field;  // body path joined by '.', or the path or query parameter's name
    Fault fault = Fault::not_valid;
    std::string message;  // plain words, what was expected; never echoes a secret

    bool operator==(const FieldError&) const = default;
};

struct Error {
    Code code = Code::internal;
    std::string reason;   // stable lowerCamelCase key, e.g. "alreadyCheckedOut"; surfaces prefix or map it
    std::string message;  // plain words that tell the person what to do; safe to show
    std::vector<FieldError> fields;
    int retry_after_seconds = 0;  // > 0 only on exhausted and unavailable

    bool operator==(const Error&) const = default;
};

// "invalid_argument", "conflict", ...: for logs and metrics.
std::string_view name_of(Code code);

// An invalid_argument that names its fields, in the order documented.
Error invalid_fields(std::vector<FieldError> fields);
Error invalid_field(std::string field, Fault fault, std::string message);
Error not_found(std::string object);  // reason "<object>NotFound"
Error forbidden(std::string message);
Error conflict(std::string reason, std::string message);
Error unavailable(std::string message, int retry_after_seconds = 1);
Error internal_error(std::string message);

}  // namespace rollcall
