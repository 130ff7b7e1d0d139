// Who works by a template.
#pragma once

#include "common/core/id.hpp"

#include <optional>

namespace rollcall::shift::domain {

struct TemplateMember {
    UserId user;
    std::optional<ShiftTemplateId> shift_template;
    std::optional<SiteId> planned_site;  // where their dated shifts are, once there are any
    Instant since;  // of this template at this site: what was taken from them later was taken by a person, and stays so
    Instant due_at;  // when their dated shifts are to be looked at again
    std::int64_t version = 0;
};

}  // namespace rollcall::shift::domain
