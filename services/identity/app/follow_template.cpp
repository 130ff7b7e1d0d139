#include "services/identity/app/follow_template.hpp"

#include "services/identity/store/users.hpp"

namespace rollcall::identity::app {

void follow_template(
    pg::Tx& tx, const UserId& user, const std::optional<domain::ShiftTemplateId>& shift_template, std::int64_t sequence
) {
    store::save_template(tx, user, shift_template, sequence);
}

}  // namespace rollcall::identity::app
