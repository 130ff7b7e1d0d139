#include "services/attendance/store/people_store.hpp"

#include "common/pg/tx.hpp"

namespace rollcall::attendance::store {

namespace {

constexpr pg::Statement kPeople{"listed_people", R"sql(
    SELECT e.user_id, e.full_name, e.lead_id, e.department_id, d.name, e.site_id,
           coalesce(e.time_zone, s.time_zone, c.time_zone, 'UTC'), e.status = 'active'
      FROM attendance.employee e
      LEFT JOIN attendance.department d ON d.company_id = e.company_id AND d.department_id = e.department_id
      LEFT JOIN attendance.site s ON s.company_id = e.company_id AND s.site_id = e.site_id
      LEFT JOIN attendance.company c ON c.company_id = e.company_id
     WHERE e.company_id = $1 AND ($2::uuid IS NULL OR e.user_id = $2)
       AND ($3::uuid IS NULL OR e.lead_id = $3 OR e.user_id = $3) AND ($4::uuid IS NULL OR e.department_id = $4)
     ORDER BY e.full_name, e.user_id)sql"};

constexpr pg::Statement kDepartment{"find_department", R"sql(
    SELECT department_id FROM attendance.department
     WHERE company_id = $1 AND (department_id = $2::uuid OR lower(name) = lower($3))
     ORDER BY department_id = $2::uuid DESC NULLS LAST, department_id LIMIT 1)sql"};

}  // namespace

std::vector<ListedPerson> list_people(pg::Tx& tx, const PeopleFilter& filter) {
    std::vector<ListedPerson> people;
    for (const auto& row : tx.exec(kPeople, tx.company(), filter.user, filter.team_of, filter.department))
        people.push_back(
            {.id = row[0].as<UserId>(),
             .full_name = row[1].as<std::string>(),
             .lead = pg::maybe<UserId>(row[2]),
             .department_id = pg::maybe<DepartmentId>(row[3]),
             .department = pg::maybe<std::string>(row[4]),
             .site = pg::maybe<SiteId>(row[5]),
             .zone = row[6].as<std::string>(),
             .is_active = row[7].as<bool>()}
        );
    return people;
}

std::optional<DepartmentId> find_department(pg::Tx& tx, const std::string& id_or_name) {
    const auto rows = tx.exec(kDepartment, tx.company(), DepartmentId::parse(id_or_name), id_or_name);
    if (rows.empty()) return std::nullopt;
    return rows[0][0].as<DepartmentId>();
}

}  // namespace rollcall::attendance::store
