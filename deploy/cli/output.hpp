// How commands print: JSON for programs, a table for people.
#pragma once

#include <boost/json.hpp>

#include <string>
#include <vector>

namespace rollcall::cli {

void print_json(const boost::json::value& value);

// The named members of each object, in columns under their names. Null is a hyphen.
void print_table(const boost::json::array& rows, const std::vector<std::string>& columns);

// Text of the answer, or null when it is empty.
boost::json::value text_or_null(const std::string& text);

}  // namespace rollcall::cli
