#include "services/identity/store/users.hpp"

#include "common/core/email.hpp"
#include "services/identity/store/person_row.hpp"

namespace rollcall::identity::store {

namespace {

constexpr pg::Statement kInsertUser{"insert_user", R"sql(
    INSERT INTO identity.user (
        company_id, user_id, email, email_key, full_name, avatar, role, status, manager_id, department_id, site_id,
        shift_id, employee_code, badge_number, time_zone, phone, designation, password_hash, created_at, updated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19))sql"};

constexpr pg::Statement kAddEmail{"add_email", R"sql(
    INSERT INTO identity.email_company (company_id, email_hash) VALUES ($1, identity.email_hash($2)))sql"};

constexpr pg::Statement kRemoveEmail{"remove_email", R"sql(
    DELETE FROM identity.email_company WHERE company_id = $1 AND email_hash = identity.email_hash($2))sql"};

constexpr pg::Statement kFindUser{"find_user", R"sql(
    SELECT * FROM identity.person WHERE company_id = $1 AND user_id = $2)sql"};

constexpr pg::Statement kFindPeople{"find_people", R"sql(
    SELECT * FROM identity.person
     WHERE company_id = $1
       AND (user_id = ANY ($2::uuid[]) OR employee_code = ANY ($3::text[]) OR badge_number = ANY ($4::text[])))sql"};

constexpr pg::Statement kFindEverybody{"find_everybody", R"sql(
    SELECT * FROM identity.person WHERE company_id = $1 ORDER BY user_id LIMIT 10000)sql"};

constexpr pg::Statement kLockUser{"lock_user", R"sql(
    SELECT FROM identity.user WHERE company_id = $1 AND user_id = $2 FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kHoldUser{"hold_user", R"sql(
    SELECT clock_timestamp() FROM identity.user WHERE company_id = $1 AND user_id = $2 FOR SHARE)sql"};

constexpr pg::Statement kSaveUser{"save_user", R"sql(
    UPDATE identity.user
    SET email = $3, email_key = $4, full_name = $5, avatar = $6, role = $7, status = $8, manager_id = $9,
        department_id = $10, site_id = $11, shift_id = $12, employee_code = $13, badge_number = $14, time_zone = $15,
        phone = $16, designation = $17, updated_at = $18, record_version = record_version + $19
    WHERE company_id = $1 AND user_id = $2)sql"};

constexpr pg::Statement kSaveTemplate{"save_template", R"sql(
    UPDATE identity.user
    SET record_version = record_version + CASE WHEN shift_id IS DISTINCT FROM $3::uuid THEN 1 ELSE 0 END,
        shift_id = $3::uuid, shift_sequence = $4
    WHERE company_id = $1 AND user_id = $2 AND shift_sequence < $4)sql"};

constexpr pg::Statement kSavePassword{"save_password", R"sql(
    UPDATE identity.user
    SET password_hash = $3, status = $4, updated_at = $5, record_version = record_version + $6
    WHERE company_id = $1 AND user_id = $2)sql"};

constexpr pg::Statement kFindPassword{"find_password", R"sql(
    SELECT password_hash FROM identity.user WHERE company_id = $1 AND user_id = $2)sql"};

// As deep as lines go; a cycle that is there already ends it too.
constexpr pg::Statement kIsAbove{"is_above", R"sql(
    WITH RECURSIVE line (user_id, depth) AS (
        SELECT $3::uuid, 0
        UNION ALL
        SELECT u.manager_id, line.depth + 1
        FROM line JOIN identity.user u ON u.company_id = $1 AND u.user_id = line.user_id
        WHERE u.manager_id IS NOT NULL AND line.depth < 100
    )
    SELECT EXISTS (SELECT FROM line WHERE user_id = $2))sql"};

constexpr pg::Statement kCountOtherAdmins{"count_other_active_admins", R"sql(
    SELECT count(*) FROM identity.user
    WHERE company_id = $1 AND role = 'admin' AND status = 'active' AND user_id <> $2)sql"};

constexpr pg::Statement kFindCredential{"find_credential", R"sql(
    SELECT user_id, password_hash, status FROM identity.user WHERE company_id = $1 AND email_key = $2)sql"};

constexpr pg::Statement kFindCredentialOfUsername{"find_credential_of_username", R"sql(
    SELECT user_id, password_hash, status FROM identity.user WHERE company_id = $1 AND username = $2)sql"};

constexpr pg::Statement kNameUser{"name_user", R"sql(
    UPDATE identity.user SET username = $3 WHERE company_id = $1 AND user_id = $2)sql"};

std::string role_text(const domain::User& user) {
    return std::string(name_of(user.role));
}

std::string status_text(const domain::User& user) {
    return std::string(name_of(user.status));
}

std::optional<Credential> credential_of(const pqxx::result& rows) {
    if (rows.empty()) return std::nullopt;
    return Credential{
        .user = rows[0][0].as<UserId>(),
        .password_hash = pg::maybe<std::string>(rows[0][1]),
        .status = domain::parse_status(rows[0][2].c_str()).value_or(domain::Status::inactive),
    };
}

std::vector<domain::User> users_of(const pqxx::result& rows) {
    std::vector<domain::User> users;
    for (const auto& row : rows) users.push_back(user_of(row));
    return users;
}

}  // namespace

void insert_user(pg::Tx& tx, const domain::User& user, const std::optional<std::string>& password_hash) {
    const auto key = email_key(user.email);
    tx.exec(
        kInsertUser,
        tx.company(),
        user.id,
        user.email,
        key,
        user.full_name,
        user.avatar,
        role_text(user),
        status_text(user),
        user.manager,
        user.department,
        user.site,
        user.shift_template,
        user.employee_code,
        user.badge_number,
        user.time_zone,
        user.phone,
        user.designation,
        password_hash,
        user.created_at
    );
    tx.exec(kAddEmail, tx.company(), key);
}

std::optional<domain::User> find_user(pg::Tx& tx, const UserId& id) {
    const auto rows = tx.exec(kFindUser, tx.company(), id);
    if (rows.empty()) return std::nullopt;
    return user_of(rows[0]);
}

std::vector<domain::User> find_people(pg::Tx& tx, const WantedPeople& wanted) {
    if (wanted.is_everybody()) return users_of(tx.exec(kFindEverybody, tx.company()));
    return users_of(tx.exec(
        kFindPeople,
        tx.company(),
        pg::array(wanted.ids),
        pg::array(wanted.employee_codes),
        pg::array(wanted.badge_numbers)
    ));
}

bool lock_user(pg::Tx& tx, const UserId& id) {
    return !tx.exec(kLockUser, tx.company(), id).empty();
}

void save_user(pg::Tx& tx, const domain::User& user, int versions) {
    tx.exec(
        kSaveUser,
        tx.company(),
        user.id,
        user.email,
        email_key(user.email),
        user.full_name,
        user.avatar,
        role_text(user),
        status_text(user),
        user.manager,
        user.department,
        user.site,
        user.shift_template,
        user.employee_code,
        user.badge_number,
        user.time_zone,
        user.phone,
        user.designation,
        tx.decided_at(),
        versions
    );
}

void save_template(
    pg::Tx& tx, const UserId& id, const std::optional<domain::ShiftTemplateId>& shift_template, std::int64_t sequence
) {
    tx.exec(kSaveTemplate, tx.company(), id, shift_template, sequence);
}

void save_password(pg::Tx& tx, const domain::User& user, const std::string& hash, int versions) {
    tx.exec(kSavePassword, tx.company(), user.id, hash, status_text(user), tx.decided_at(), versions);
}

std::optional<std::string> password_of(pg::Tx& tx, const UserId& id) {
    const auto rows = tx.exec(kFindPassword, tx.company(), id);
    if (rows.empty()) return std::nullopt;
    return pg::maybe<std::string>(rows[0][0]);
}

bool is_above(pg::Tx& tx, const UserId& boss, const UserId& person) {
    return tx.exec(kIsAbove, tx.company(), boss, person).at(0)[0].as<bool>();
}

void move_email(pg::Tx& tx, const std::string& from_key, const std::string& to_key) {
    tx.exec(kRemoveEmail, tx.company(), from_key);
    tx.exec(kAddEmail, tx.company(), to_key);
}

int count_other_active_admins(pg::Tx& tx, const UserId& but) {
    return tx.exec(kCountOtherAdmins, tx.company(), but).at(0)[0].as<int>();
}

std::optional<Instant> hold_user(pg::Tx& tx, const UserId& id) {
    const auto rows = tx.exec(kHoldUser, tx.company(), id);
    if (rows.empty()) return std::nullopt;
    return rows[0][0].as<Instant>();
}

std::optional<Credential> find_credential(pg::Tx& tx, const std::string& email_key) {
    return credential_of(tx.exec(kFindCredential, tx.company(), email_key));
}

std::optional<Credential> find_credential_of_username(pg::Tx& tx, const std::string& username_key) {
    return credential_of(tx.exec(kFindCredentialOfUsername, tx.company(), username_key));
}

void name_user(pg::Tx& tx, const UserId& id, const std::string& username_key) {
    tx.exec(kNameUser, tx.company(), id, username_key);
}

}  // namespace rollcall::identity::store
