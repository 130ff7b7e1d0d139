#include "services/identity/app/create_user.hpp"

#include "services/identity/app/announce.hpp"
#include "services/identity/domain/authority.hpp"
#include "services/identity/store/companies.hpp"
#include "services/identity/store/scope.hpp"
#include "services/identity/store/users.hpp"

namespace rollcall::identity::app {

namespace {

using domain::Field;

// Every fault at once, the password's after the fields'.
Result<domain::User> checked(const domain::User& blank, const NewUser& wanted) {
    auto values = wanted.values;
    for (const auto field : {Field::email, Field::full_name, Field::role}) values.try_emplace(field, std::nullopt);
    // Left out and null mean the same: make one up.
    if (const auto code = values.find(Field::employee_code);
        code != values.end() && (!code->second || code->second->empty()))
        values.erase(code);
    auto made = domain::with_values(blank, values);
    if (!wanted.password || domain::is_password(*wanted.password)) return made;
    auto faults = made ? std::vector<FieldError>() : made.error().fields;
    faults.push_back({"password", Fault::not_valid, "expected 8 to 128 bytes"});
    return fail(invalid_fields(std::move(faults)));
}

}  // namespace

Result<domain::User> create_user(
    pg::Tx& tx, credentials::Passwords& passwords, const Principal& by, const NewUser& wanted
) {
    const auto at = store::decided_at(tx);
    const domain::User blank{
        .company = store::company_of(tx),
        .id = UserId::make(at),
        .status = wanted.password ? domain::Status::active : domain::Status::invited,
        .created_at = at,
    };
    ROLLCALL_TRY(auto user, checked(blank, wanted));
    ROLLCALL_CHECK(domain::may_create(by, user.role));
    std::optional<std::string> hash;
    if (wanted.password) {
        ROLLCALL_TRY(hash, passwords.hash(*wanted.password));
    }
    if (user.employee_code.empty()) user.employee_code = domain::employee_code(store::next_employee_number(tx));
    store::insert_user(tx, user, hash);
    user = store::find_user(tx, user.id).value();
    announce_user(tx, "identity.user_created", user, user.record_version);
    audit_user(tx, "user.create", std::nullopt, user);
    return user;
}

}  // namespace rollcall::identity::app
