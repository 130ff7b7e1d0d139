#include "services/identity/store/overrides.hpp"

#include "common/pg/tx.hpp"

namespace rollcall::identity::store {

namespace {

constexpr pg::Statement kFind{"find_overrides", R"sql(
    SELECT permission_key, granted FROM identity.permission_override WHERE company_id = $1 AND user_id = $2)sql"};

constexpr pg::Statement kForget{"forget_overrides", R"sql(
    DELETE FROM identity.permission_override WHERE company_id = $1 AND user_id = $2)sql"};

constexpr pg::Statement kInsert{"insert_overrides", R"sql(
    INSERT INTO identity.permission_override (company_id, user_id, permission_key, granted)
    SELECT $1, $2, key, $4::boolean FROM unnest($3::text[]) AS key)sql"};

std::string names_of(const PermissionKeys& keys) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i]) names.emplace_back(kPermissionKeys[i]);
    return pg::array(names);
}

}  // namespace

Overrides overrides_of(pg::Tx& tx, const UserId& user) {
    Overrides overrides;
    for (const auto& row : tx.exec(kFind, tx.company(), user))
        if (const auto key = parse_permission_key(row[0].c_str()))
            (row[1].as<bool>() ? overrides.granted : overrides.denied).set(*key);
    return overrides;
}

void save_overrides(pg::Tx& tx, const UserId& user, const Overrides& overrides) {
    tx.exec(kForget, tx.company(), user);
    tx.exec(kInsert, tx.company(), user, names_of(overrides.granted), true);
    tx.exec(kInsert, tx.company(), user, names_of(overrides.denied), false);
}

}  // namespace rollcall::identity::store
