#include "services/attendance/store/person_rows.hpp"

#include "common/pg/traits.hpp"

namespace rollcall::attendance::store {

domain::Employee person_from(const pqxx::row& row) {
    return {
        .id = row[0].as<UserId>(),
        .is_active = row[1].as<std::string>() == "active",
        .lead = pg::maybe<UserId>(row[2]),
        .zone = row[3].as<std::string>(),
        .full_name = row[4].as<std::string>(),
        .site = pg::maybe<SiteId>(row[5]),
    };
}

}  // namespace rollcall::attendance::store
