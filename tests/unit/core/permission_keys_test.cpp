#include "common/core/principal.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;

namespace {

Principal with(Role role, std::initializer_list<const char*> granted, std::initializer_list<const char*> denied) {
    Principal who{.role = role};
    for (const auto* name : granted) who.overrides.granted.set(*parse_permission_key(name));
    for (const auto* name : denied) who.overrides.denied.set(*parse_permission_key(name));
    return who;
}

bool holds(Role role, const char* name) {
    return keys_of(role)[*parse_permission_key(name)];
}

}  // namespace

TEST_CASE("the catalogue has 39 keys, each once, and no other name is one") {
    for (std::size_t i = 0; i < kPermissionKeyCount; ++i) CHECK(parse_permission_key(kPermissionKeys[i]) == i);
    CHECK_FALSE(parse_permission_key("users.fly"));
    CHECK_FALSE(parse_permission_key(""));
}

TEST_CASE("bundles: admin holds all; managers neither create nor edit users; team leads approve corrections") {
    CHECK(keys_of(Role::admin).all());
    CHECK(keys_of(Role::hr_operations).count() == 22);
    CHECK(keys_of(Role::manager).count() == 19);
    CHECK(keys_of(Role::team_lead).count() == 15);
    CHECK(keys_of(Role::employee).count() == 6);
    CHECK(keys_of(Role::intern).count() == 5);
    CHECK(keys_of(Role::intern) == keys_of(Role::junior_employee));
    for (const char* key : {"users.create", "users.edit"}) {
        CHECK_FALSE(holds(Role::manager, key));
        CHECK(holds(Role::hr_operations, key));
    }
    CHECK(holds(Role::team_lead, "attendance.approve_correction"));
    CHECK_FALSE(holds(Role::hr_operations, "users.suspend"));
    CHECK_FALSE(holds(Role::intern, "projects.create"));
}

TEST_CASE("without overrides a caller reaches as far as the role") {
    for (const auto role : kAllRoles)
        for (const auto scope : {ManagerScope::company, ManagerScope::team})
            for (const auto permission :
                 {Permission::attendance_view, Permission::users_edit, Permission::roster_write})
                CHECK(scope_of(Principal{.role = role}, permission, scope) == scope_of(role, permission, scope));
}

TEST_CASE("a granted key widens the reach, a denied one narrows it") {
    constexpr auto kCompany = ManagerScope::company;
    CHECK(
        scope_of(with(Role::employee, {"attendance.view_team"}, {}), Permission::attendance_view, kCompany) ==
        Scope::team
    );
    CHECK(
        scope_of(with(Role::employee, {"attendance.view_org"}, {}), Permission::attendance_view, kCompany) ==
        Scope::company
    );
    CHECK(
        scope_of(with(Role::hr_operations, {}, {"attendance.view_org"}), Permission::attendance_view, kCompany) ==
        Scope::team
    );
    CHECK(
        scope_of(with(Role::manager, {}, {"attendance.view_team"}), Permission::attendance_view, kCompany) == Scope::own
    );
    CHECK_FALSE(allows(with(Role::employee, {}, {"attendance.view_own"}), Permission::attendance_view));
    CHECK(allows(with(Role::employee, {"audit.view"}, {}), Permission::audit_view));
    CHECK_FALSE(allows(with(Role::hr_operations, {}, {"shifts.manage"}), Permission::roster_write));
    CHECK(scope_of(with(Role::hr_operations, {}, {"users.edit"}), Permission::users_edit, kCompany) == Scope::own);
}

TEST_CASE("a denial beats a grant of a wider key") {
    const auto who = with(Role::employee, {"attendance.view_org"}, {"attendance.view_team"});
    CHECK(scope_of(who, Permission::attendance_view, ManagerScope::company) == Scope::own);
}
