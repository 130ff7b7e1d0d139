// The catalogue's keys by their names on the wire, what each role holds, and what a person was given or denied besides.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>

namespace rollcall {

enum class Role;
enum class Permission;
enum class Scope;

inline constexpr std::size_t kPermissionKeyCount = 39;
extern const std::array<std::string_view, kPermissionKeyCount> kPermissionKeys;

// By position in kPermissionKeys.
using PermissionKeys = std::bitset<kPermissionKeyCount>;

// "users.edit" -> its position.
std::optional<std::size_t> parse_permission_key(std::string_view name);

// What goes over the role's bundle, for one person. No key is in both.
struct Overrides {
    PermissionKeys granted;
    PermissionKeys denied;

    bool operator==(const Overrides&) const = default;
};

// The role's bundle.
PermissionKeys keys_of(Role role);
PermissionKeys keys_of(Role role, const Overrides& overrides);

// The reach that the role alone has, moved by overrides of the keys that stand for the permission.
Scope overridden(Scope by_role, Permission permission, const Overrides& overrides);

}  // namespace rollcall
