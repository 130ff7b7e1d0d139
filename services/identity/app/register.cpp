#include "services/identity/app/register.hpp"

#include "services/identity/app/create_user.hpp"
#include "services/identity/app/limits.hpp"
#include "services/identity/domain/username.hpp"
#include "services/identity/store/companies.hpp"
#include "services/identity/store/users.hpp"

namespace rollcall::identity::app {

namespace {

using domain::Field;

Error closed() {
    return {
        .code = Code::permission_denied,
        .reason = "registrationIsClosed",
        .message = "Accounts of this company are made by its administrators."};
}

NewUser user_of(const NewAccount& wanted) {
    const auto name = wanted.full_name.empty() ? wanted.email.substr(0, wanted.email.find('@')) : wanted.full_name;
    return {
        .values =
            {{Field::email, wanted.email},
             {Field::full_name, name},
             {Field::role, std::string(name_of(Role::employee))}},
        .password = wanted.password};
}

// On this path the constraints speak of fields that the person filled in.
Error named(Error error) {
    if (error.reason == "userAlreadyExists")
        return invalid_field("email", Fault::not_valid, "A user with this email already exists.");
    if (error.reason == "usernameTaken")
        return invalid_field("username", Fault::not_valid, "A user with that username already exists.");
    return error;
}

Result<domain::User> create(
    const SessionParts& parts, const CompanyId& company, const NewAccount& wanted, const pg::Origin& origin
) {
    return parts.database.in_tx<domain::User>(company, origin, [&](pg::Tx& tx) -> Result<domain::User> {
        ROLLCALL_TRY(auto user, create_user(tx, parts.passwords, operator_principal(), user_of(wanted)));
        if (wanted.username) store::name_user(tx, user.id, domain::username_key(*wanted.username));
        return user;
    });
}

}  // namespace

Result<domain::User> register_account(
    const SessionParts& parts, const AsksRegistration& is_open, const NewAccount& wanted, const pg::Origin& origin
) {
    if (wanted.codename.empty()) return fail(closed());
    ROLLCALL_TRY(const auto company, store::company_of_codename(parts.database, wanted.codename));
    if (!company) return fail(domain::no_such_company());
    ROLLCALL_TRY(const bool open, is_open(*company));
    if (!open) return fail(closed());
    const auto limits = domain::registration_limits(origin.client_address);
    ROLLCALL_CHECK(admit(parts, limits));
    if (wanted.username && !domain::is_username(*wanted.username))
        return fail(invalid_field(
            "username", Fault::not_valid, "expected 3 to 64 letters, digits, dots, hyphens and underscores"
        ));
    auto made = create(parts, *company, wanted, origin);
    if (made) return made;
    auto why = named(std::move(made).error());
    // What is taken tells who works here, so it cannot be asked for ever.
    return fail(why.code == Code::invalid_argument ? refuse(parts, limits, std::move(why)) : std::move(why));
}

}  // namespace rollcall::identity::app
