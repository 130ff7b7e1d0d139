#pragma once

#include "common/core/error.hpp"

namespace rollcall::http {

// A request that HTTP itself refuses, with the status that a Code cannot express.
struct Refusal {
    int status = 400;
    Error error;
};

inline Refusal bad_request(std::string message) {
    return {400, {.code = Code::invalid_argument, .reason = "requestIsNotValid", .message = std::move(message)}};
}

inline Refusal headers_too_large(std::string message) {
    return {431, {.code = Code::invalid_argument, .reason = "headersTooLarge", .message = std::move(message)}};
}

inline Refusal body_too_large() {
    return {413, {.code = Code::invalid_argument, .reason = "bodyTooLarge", .message = "Send a smaller body."}};
}

inline Refusal expectation_failed() {
    return {
        417,
        {.code = Code::invalid_argument,
         .reason = "expectationFailed",
         .message = "The only expectation that is understood is 100-continue."}};
}

inline Refusal request_timeout() {
    return {
        408,
        {.code = Code::invalid_argument,
         .reason = "requestTimeout",
         .message = "The request did not arrive in time. Send it again."}};
}

}  // namespace rollcall::http
