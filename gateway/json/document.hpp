#pragma once

#include "common/core/result.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace rollcall::json {

struct Document {
    boost::json::object root;
    std::vector<std::string> repeated;  // paths ("location.lat") of keys that were given more than once
};

// One JSON object, UTF-8, at most 16 deep, finite numbers. Errors: bodyIsNotValidJson,
// bodyIsNotAnObject.
Result<Document> parse_document(std::string_view text);

}  // namespace rollcall::json
