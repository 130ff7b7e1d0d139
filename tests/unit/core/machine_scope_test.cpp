// What a machine may do is one table, tested cell by cell.
#include "common/core/principal.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>

using namespace rollcall;

namespace {

// The last one of the enumeration.
constexpr int kLast = static_cast<int>(Permission::punch_ingest);

const std::map<MachineScope, std::set<Permission>> kExpected{
    {MachineScope::attendance_read, {Permission::external_read}},
    {MachineScope::punch_write, {Permission::punch_ingest}},
};

Principal machine(const MachineScopes& scopes) {
    // A role must not help it.
    return {.role = Role::admin, .scopes = scopes};
}

}  // namespace

TEST_CASE("a machine holds exactly the permissions that its scopes stand for, company-wide, and none of a role") {
    for (const auto scope : kAllMachineScopes) {
        const auto who = machine(with({}, scope));
        for (int i = 0; i <= kLast; ++i) {
            const auto permission = static_cast<Permission>(i);
            INFO(name_of(scope) << " and permission " << i);
            const bool expected = kExpected.at(scope).contains(permission);
            CHECK(allows(who, permission) == expected);
            for (const auto managers : {ManagerScope::company, ManagerScope::team})
                CHECK(scope_of(who, permission, managers) == (expected ? Scope::company : Scope::none));
        }
    }
    for (int i = 0; i <= kLast; ++i) CHECK_FALSE(allows(machine({}), static_cast<Permission>(i)));
}

TEST_CASE("no role holds a permission of machines, whatever it was granted") {
    for (const auto role : kAllRoles) {
        Principal who{.role = role};
        who.overrides.granted.set();
        for (const auto& [scope, permissions] : kExpected)
            for (const auto permission : permissions) CHECK_FALSE(allows(who, permission));
    }
}

TEST_CASE("scopes are known by their names alone") {
    for (const auto scope : kAllMachineScopes) CHECK(parse_machine_scope(name_of(scope)) == scope);
    for (const char* wrong : {"", "attendance", "attendance:write", "Attendance:Read", "punch:write "})
        CHECK_FALSE(parse_machine_scope(wrong));
    CHECK(
        names_of(with(with({}, MachineScope::punch_write), MachineScope::attendance_read)) ==
        std::vector<std::string>{"attendance:read", "punch:write"}
    );
}

TEST_CASE("who is refused is told why: the scope that is missing, or whom a thing is for") {
    const auto without = not_allowed(machine({}), Permission::punch_ingest);
    CHECK(without.code == Code::permission_denied);
    CHECK(without.reason == "insufficientScope");
    CHECK(without.message == "Your credential lacks the scope 'punch:write'.");
    CHECK(
        not_allowed(machine({}), Permission::signed_in).message ==
        "Only people may do this, not API keys and service accounts."
    );
    const Principal person{.role = Role::admin};
    CHECK(
        not_allowed(person, Permission::external_read).message ==
        "Only an API key or a service account with the scope 'attendance:read' may do this."
    );
    CHECK(not_allowed(person, Permission::operate, "No.").message == "No.");
}
