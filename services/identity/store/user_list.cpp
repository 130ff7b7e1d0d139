#include "services/identity/store/user_list.hpp"

#include "services/identity/store/person_row.hpp"

#include <algorithm>
#include <array>

namespace rollcall::identity::store {

namespace {

// One row at least, so that the total is known on an empty page too.
constexpr pg::Statement kListUsers{"list_users", R"sql(
    WITH matching AS MATERIALIZED (
        SELECT * FROM identity.person
        WHERE company_id = $1
          AND ($2::text IS NULL OR role = $2)
          AND ($3::text IS NULL OR status = $3)
          AND ($4::uuid IS NULL OR manager_id = $4)
          AND ($5::uuid IS NULL OR department_id = $5)
          AND ($6::uuid IS NULL OR user_id = $6 OR ($7::boolean AND manager_id = $6))
          AND ($12::uuid[] = '{}' OR user_id = ANY ($12::uuid[]))
    ), page AS (
        SELECT matching.*, row_number() OVER (
            ORDER BY
                CASE WHEN NOT $9::boolean THEN sort_key END ASC,
                CASE WHEN $9::boolean THEN sort_key END DESC,
                lower(full_name), user_id) AS position
        FROM matching, LATERAL (SELECT CASE $8::text
            WHEN 'email' THEN email_key
            WHEN 'role' THEN role
            WHEN 'status' THEN status
            WHEN 'employee_code' THEN employee_code
            WHEN 'designation' THEN lower(designation)
            WHEN 'created_at' THEN to_char(created_at, 'YYYYMMDDHH24MISSUS')
            WHEN 'updated_at' THEN to_char(updated_at, 'YYYYMMDDHH24MISSUS')
            ELSE lower(full_name) END AS sort_key) AS keyed
    )
    SELECT counted.total, page.*
    FROM (SELECT count(*) AS total FROM matching) AS counted
    LEFT JOIN page ON page.position > $10::bigint AND page.position <= $10::bigint + $11::bigint
    ORDER BY page.position)sql"};

constexpr pg::Statement kDirectory{"list_directory", R"sql(
    SELECT * FROM identity.person
    WHERE company_id = $1 AND status = 'active'
      AND ($2::boolean OR user_id = $3 OR manager_id = $3 OR user_id = $4 OR ($5::boolean AND manager_id = $4))
    ORDER BY lower(full_name), user_id LIMIT 2000)sql"};

constexpr std::array<std::string_view, 8> kSortable{
    "full_name",
    "email",
    "role",
    "status",
    "employee_code",
    "designation",
    "created_at",
    "updated_at",
};

}  // namespace

bool is_sortable(const std::string& column) {
    return std::find(kSortable.begin(), kSortable.end(), column) != kSortable.end();
}

UserPage list_users(pg::Tx& tx, const UserFilter& filter, const UserOrder& order) {
    const auto rows = tx.exec(
        kListUsers,
        tx.company(),
        filter.role,
        filter.status,
        filter.manager,
        filter.department,
        filter.around,
        filter.with_reports,
        order.column,
        order.descending,
        order.offset,
        order.limit,
        pg::array(filter.ids)
    );
    UserPage page{.total = rows.at(0)["total"].as<std::int64_t>()};
    for (const auto& row : rows)
        if (!row["user_id"].is_null()) page.users.push_back(user_of(row));
    return page;
}

std::vector<domain::User> list_directory(pg::Tx& tx, const domain::User& around, bool everybody, bool peers) {
    std::vector<domain::User> people;
    for (const auto& row : tx.exec(kDirectory, tx.company(), everybody, around.id, around.manager, peers))
        people.push_back(user_of(row));
    return people;
}

}  // namespace rollcall::identity::store
