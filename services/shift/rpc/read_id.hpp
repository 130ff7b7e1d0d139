#pragma once

#include "services/shift/domain/fields.hpp"

#include <string>

namespace rollcall::shift::rpc {

// Error: invalid_argument that names `field`.
template <class IdType>
Result<IdType> read_id(const char* field, const std::string& text) {
    domain::FieldReader read;
    const auto id = read.required_id<IdType>(field, text);
    ROLLCALL_CHECK(read.verdict());
    return id;
}

}  // namespace rollcall::shift::rpc
