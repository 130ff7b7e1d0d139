#pragma once

#include "common/core/error.hpp"

#include <tl/expected.hpp>

namespace rollcall {

// A value, or the Error that explains why there is none.
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

}  // namespace rollcall

// Returns the error to the caller when `expression` (a Result<void> or any Result whose value is not needed) holds one.
#define ROLLCALL_CHECK(expression)                                        \
    do {                                                                  \
        if (auto rollcall_checked = (expression); !rollcall_checked)      \
            return ::rollcall::fail(std::move(rollcall_checked).error()); \
    } while (false)

#define ROLLCALL_JOIN_(a, b) a##b
#define ROLLCALL_JOIN(a, b) ROLLCALL_JOIN_(a, b)
#define ROLLCALL_TRY_(result, declaration, expression)               \
    auto result = (expression);                                      \
    if (!result) return ::rollcall::fail(std::move(result).error()); \
    declaration = std::move(*result)
// ROLLCALL_TRY(auto shift, find_shift(tx, id)); binds the value, or returns the error to the caller.
#define ROLLCALL_TRY(declaration, expression) \
    ROLLCALL_TRY_(ROLLCALL_JOIN(rollcall_result_, __LINE__), declaration, expression)
