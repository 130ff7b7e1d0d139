// multipart/form-data (RFC 7578), as far as one file in a form needs it.
#pragma once

#include "common/core/result.hpp"

#include <string>
#include <string_view>

namespace rollcall::http {

// True for multipart/form-data, whatever its parameters.
bool is_form(std::string_view content_type);

// The content of the form's one part of that name. Errors: invalid_argument; formIsNotValid when the body is no such
// form, else naming the field when it is missing or given twice.
Result<std::string> form_file(std::string_view content_type, std::string_view body, std::string_view name);

}  // namespace rollcall::http
