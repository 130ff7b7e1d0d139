#include "services/identity/domain/authority.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace rollcall;
using namespace rollcall::identity::domain;

namespace {

Principal principal_of(Role role) {
    return {.company = CompanyId::make(), .user = UserId::make(), .role = role};
}

User user_of(Role role) {
    return {.id = UserId::make(), .role = role, .status = Status::active};
}

const std::set<Field> kAll{
    Field::email,
    Field::full_name,
    Field::role,
    Field::status,
    Field::employee_code,
    Field::manager_id,
    Field::department_id,
    Field::shift_id,
    Field::designation,
    Field::phone,
    Field::badge_number,
    Field::site_id,
    Field::time_zone,
    Field::avatar,
};

// The fields of `target` that the actor may set, one by one.
std::set<Field> editable(const Principal& actor, const User& target) {
    std::set<Field> fields;
    for (const auto field : kAll)
        if (may_edit(actor, target, {{field, std::nullopt}})) fields.insert(field);
    return fields;
}

const std::set<Field> kOwn{Field::full_name, Field::phone, Field::time_zone, Field::avatar};

std::set<Field> all_but_identity() {
    auto fields = kAll;
    for (const auto field : {Field::email, Field::role, Field::employee_code}) fields.erase(field);
    return fields;
}

}  // namespace

TEST_CASE("rule 19: admins make any role, hr_operations team_lead and below, nobody else anybody") {
    for (const auto wanted : kAllRoles) {
        CHECK(may_create(principal_of(Role::admin), wanted));
        CHECK(
            may_create(principal_of(Role::hr_operations), wanted).has_value() ==
            (power_of(wanted) <= power_of(Role::team_lead))
        );
        for (const auto actor : {Role::manager, Role::team_lead, Role::employee, Role::intern, Role::junior_employee})
            CHECK(may_create(principal_of(actor), wanted).error().code == Code::permission_denied);
    }
    CHECK(
        may_create(principal_of(Role::hr_operations), Role::manager).error().message ==
        "Your role (hr_operations) cannot create users with role 'manager'"
    );
}

TEST_CASE("rule 19: who may change what of whom, cell by cell") {
    for (const auto actor_role : kAllRoles)
        for (const auto target_role : kAllRoles) {
            const auto actor = principal_of(actor_role);
            const auto other = user_of(target_role);
            INFO(name_of(actor_role) << " edits " << name_of(target_role));
            if (actor_role == Role::admin)
                CHECK(editable(actor, other) == kAll);
            else if (actor_role == Role::hr_operations && power_of(target_role) < power_of(actor_role))
                CHECK(editable(actor, other) == all_but_identity());
            else
                CHECK(editable(actor, other).empty());
        }
}

TEST_CASE("rule 19: everybody changes a few fields of their own, admins all") {
    for (const auto role : kAllRoles) {
        const auto actor = principal_of(role);
        auto self = user_of(role);
        self.id = actor.user;
        INFO(name_of(role));
        CHECK(editable(actor, self) == (role == Role::admin ? kAll : kOwn));
    }
}

TEST_CASE("one field too many refuses them all, and an outsider is told so even for none") {
    const auto hr = principal_of(Role::hr_operations);
    CHECK(
        may_edit(hr, user_of(Role::employee), {{Field::phone, "1"}, {Field::role, "intern"}}).error().message ==
        "Not authorized to update one or more requested fields."
    );
    CHECK(
        may_edit(principal_of(Role::manager), user_of(Role::employee), {}).error().message ==
        "You are not authorized to update this user."
    );
}

TEST_CASE("people see themselves, their direct reports, and admin and hr_operations everybody") {
    for (const auto role : kAllRoles) {
        const auto actor = principal_of(role);
        auto self = user_of(role);
        self.id = actor.user;
        auto report = user_of(Role::employee);
        report.manager = actor.user;
        CHECK(may_see(actor, self));
        CHECK(may_see(actor, report));
        const bool all = role == Role::admin || role == Role::hr_operations;
        CHECK(may_see(actor, user_of(Role::employee)) == all);
    }
}
