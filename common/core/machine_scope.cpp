#include "common/core/machine_scope.hpp"

#include "common/core/principal.hpp"

namespace rollcall {

namespace {

struct Meaning {
    MachineScope scope;
    Permission permission;
};

constexpr Meaning kMeanings[] = {
    {MachineScope::attendance_read, Permission::external_read},
    {MachineScope::punch_write, Permission::punch_ingest},
};

std::size_t place_of(MachineScope scope) {
    return static_cast<std::size_t>(scope);
}

}  // namespace

std::string_view name_of(MachineScope scope) {
    switch (scope) {
        case MachineScope::attendance_read: return "attendance:read";
        case MachineScope::punch_write: return "punch:write";
    }
    return "";
}

std::optional<MachineScope> parse_machine_scope(std::string_view name) {
    for (const auto scope : kAllMachineScopes)
        if (name_of(scope) == name) return scope;
    return std::nullopt;
}

MachineScopes with(MachineScopes scopes, MachineScope more) {
    return scopes.set(place_of(more));
}

std::vector<std::string> names_of(const MachineScopes& scopes) {
    std::vector<std::string> names;
    for (const auto scope : kAllMachineScopes)
        if (scopes[place_of(scope)]) names.emplace_back(name_of(scope));
    return names;
}

std::optional<MachineScope> scope_for(Permission permission) {
    for (const auto& meaning : kMeanings)
        if (meaning.permission == permission) return meaning.scope;
    return std::nullopt;
}

bool allow(const MachineScopes& scopes, Permission permission) {
    for (const auto& meaning : kMeanings)
        if (meaning.permission == permission && scopes[place_of(meaning.scope)]) return true;
    return false;
}

}  // namespace rollcall
