#include "services/notification/app/everybody.hpp"

#include "services/notification/store/people.hpp"

namespace rollcall::notification::app {

Result<std::vector<domain::Person>> active_people(pg::Tx& tx, const Directory& directory, Role role) {
    if (!store::knows_everybody(tx)) {
        ROLLCALL_TRY(const auto everybody, directory(store::company_of(tx), {}));
        store::save_people(tx, everybody);
        store::remember_everybody_is_known(tx);
    }
    return store::active_people_with_role(tx, std::string(name_of(role)));
}

}  // namespace rollcall::notification::app
