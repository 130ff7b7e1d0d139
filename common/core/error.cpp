#include "common/core/error.hpp"

#include <utility>

namespace rollcall {

std::string_view name_of(Code code) {
    switch (code) {
        case Code::invalid_argument: return "invalid_argument";
        case Code::unauthenticated: return "unauthenticated";
        case Code::permission_denied: return "permission_denied";
        case Code::not_found: return "not_found";
        case Code::conflict: return "conflict";
        case Code::stale: return "stale";
        case Code::unprocessable: return "unprocessable";
        case Code::exhausted: return "exhausted";
        case Code::unavailable: return "unavailable";
        case Code::internal: return "internal";
    }
    return "internal";
}

Error invalid_fields(std::vector<FieldError> fields) {
    Error error{.code = Code::invalid_argument, .reason = "fieldsNotValid"};
    for (const auto& field : fields) {
        if (!error.message.empty()) error.message += "; ";
        error.message += field.field + ": " + field.message;
    }
    error.fields = std::move(fields);
    return error;
}

Error invalid_field(std::string field, Fault fault, std::string message) {
    return invalid_fields({{std::move(field), fault, std::move(message)}});
}

Error not_found(std::string object) {
    return {
        .code = Code::not_found,
        .reason = object + "NotFound",
        .message = "There is no such " + object + " in this company."};
}

Error forbidden(std::string message) {
    return {.code = Code::permission_denied, .reason = "forbidden", .message = std::move(message)};
}

Error conflict(std::string reason, std::string message) {
    return {.code = Code::conflict, .reason = std::move(reason), .message = std::move(message)};
}

Error unavailable(std::string message, int retry_after_seconds) {
    return {
        .code = Code::unavailable,
        .reason = "serviceUnavailable",
        .message = std::move(message),
        .retry_after_seconds = retry_after_seconds,
    };
}

Error internal_error(std::string message) {
    return {.code = Code::internal, .reason = "internalServerError", .message = std::move(message)};
}

}  // namespace rollcall
