#include "services/shift/app/list_query.hpp"

namespace rollcall::shift::app {

Result<store::ActiveFilter> read_active(const ActiveQuery& query) {
    if (query.is_active.values.empty()) return store::ActiveFilter{};
    store::ActiveFilter filter{.active = false, .inactive = false};
    for (const auto& value : query.is_active.values) {
        if (value == "true")
            filter.active = true;
        else if (value == "false")
            filter.inactive = true;
        else
            return fail(invalid_field("isActive", Fault::not_valid, "expected true or false"));
    }
    return filter;
}

}  // namespace rollcall::shift::app
