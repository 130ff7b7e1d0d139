#pragma once

#include "common/core/permission_keys.hpp"
#include "gateway/json/writer.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace rollcall::hr_monitoring {

// A member with the keys' names, sorted.
inline void write_keys(json::Writer& writer, std::string_view member, const PermissionKeys& keys) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i]) names.push_back(kPermissionKeys[i]);
    std::sort(names.begin(), names.end());
    writer.key(member);
    writer.open_array();
    for (const auto name : names) writer.value(name);
    writer.close_array();
}

}  // namespace rollcall::hr_monitoring
