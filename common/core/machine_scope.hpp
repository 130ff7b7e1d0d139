// What machines may do: scopes, by their names on the wire, and the permissions that each stands for.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall {

enum class Permission;

enum class MachineScope { attendance_read, punch_write };

inline constexpr MachineScope kAllMachineScopes[] = {
    MachineScope::attendance_read,
    MachineScope::punch_write,
};

// By position in kAllMachineScopes.
using MachineScopes = std::bitset<std::size(kAllMachineScopes)>;

std::string_view name_of(MachineScope scope);  // "attendance:read"
std::optional<MachineScope> parse_machine_scope(std::string_view name);
MachineScopes with(MachineScopes scopes, MachineScope more);
std::vector<std::string> names_of(const MachineScopes& scopes);

// The scope that a permission of machines takes; nothing for what only people may do.
std::optional<MachineScope> scope_for(Permission permission);

// True when one of the scopes stands for the permission.
bool allow(const MachineScopes& scopes, Permission permission);

}  // namespace rollcall
