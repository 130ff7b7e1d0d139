#include "services/notification/store/people.hpp"

#include "common/pg/tx.hpp"

namespace rollcall::notification::store {

namespace {

constexpr pg::Statement kSave{"save_person", R"sql(
    INSERT INTO notification.person (company_id, user_id, full_name, role, status, manager_id, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (company_id, user_id) DO UPDATE
       SET full_name = excluded.full_name, role = excluded.role, status = excluded.status,
           manager_id = excluded.manager_id, version = excluded.version
     WHERE person.version < excluded.version)sql"};

constexpr pg::Statement kFind{"find_people", R"sql(
    SELECT user_id, full_name, role, status, manager_id, version FROM notification.person
     WHERE company_id = $1 AND user_id = ANY ($2::uuid[]))sql"};

constexpr pg::Statement kWithRole{"active_people_with_role", R"sql(
    SELECT user_id, full_name, role, status, manager_id, version FROM notification.person
     WHERE company_id = $1 AND role = $2 AND status = 'active')sql"};

constexpr pg::Statement kKnowsEverybody{"knows_everybody", R"sql(
    SELECT 1 FROM notification.known_company WHERE company_id = $1)sql"};

constexpr pg::Statement kRemember{"remember_everybody_is_known", R"sql(
    INSERT INTO notification.known_company (company_id, known_at) VALUES ($1, $2) ON CONFLICT DO NOTHING)sql"};

std::vector<domain::Person> read_all(const pqxx::result& rows) {
    std::vector<domain::Person> people;
    for (const auto& row : rows)
        people.push_back({
            .id = row[0].as<UserId>(),
            .full_name = row[1].as<std::string>(),
            .role = row[2].as<std::string>(),
            .status = row[3].as<std::string>(),
            .manager = pg::maybe<UserId>(row[4]),
            .version = row[5].as<std::int64_t>(),
        });
    return people;
}

}  // namespace

void save_people(pg::Tx& tx, const std::vector<domain::Person>& people) {
    for (const auto& person : people)
        tx.exec(
            kSave, tx.company(), person.id, person.full_name, person.role, person.status, person.manager, person.version
        );
}

std::vector<domain::Person> find_people(pg::Tx& tx, const std::vector<UserId>& ids) {
    return read_all(tx.exec(kFind, tx.company(), pg::array(ids)));
}

std::vector<domain::Person> active_people_with_role(pg::Tx& tx, const std::string& role) {
    return read_all(tx.exec(kWithRole, tx.company(), role));
}

bool knows_everybody(pg::Tx& tx) {
    return !tx.exec(kKnowsEverybody, tx.company()).empty();
}

void remember_everybody_is_known(pg::Tx& tx) {
    tx.exec(kRemember, tx.company(), tx.decided_at());
}

CompanyId company_of(const pg::Tx& tx) {
    return tx.company();
}

}  // namespace rollcall::notification::store
