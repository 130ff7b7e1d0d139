#pragma once

#include "common/core/error.hpp"

namespace rollcall::http {

// The status that a kind of refusal has, unless a surface says otherwise.
int usual_status(Code code);

}  // namespace rollcall::http
