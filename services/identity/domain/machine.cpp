#include "services/identity/domain/machine.hpp"

#include <algorithm>

namespace rollcall::identity::domain {

namespace {

constexpr std::size_t kLongestName = 100;
constexpr Seconds kUseGrain{60};

bool is_name(const std::string& text) {
    return text.size() <= kLongestName && text.find_first_not_of(" \t\r\n") != std::string::npos;
}

std::string known_scopes() {
    std::string names;
    for (const auto scope : kAllMachineScopes) names += (names.empty() ? "" : ", ") + std::string(name_of(scope));
    return names;
}

}  // namespace

std::string_view name_of(MachineKind kind) {
    switch (kind) {
        case MachineKind::api_key: return "api_key";
        case MachineKind::service_account: return "service_account";
    }
    return "api_key";
}

std::optional<MachineKind> parse_machine_kind(std::string_view name) {
    for (const auto kind : {MachineKind::api_key, MachineKind::service_account})
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

Result<Machine> machine_of(const WantedMachine& wanted, Instant at) {
    std::vector<FieldError> faults;
    Machine machine{.kind = wanted.kind, .name = wanted.name, .created_at = at, .expires_at = wanted.expires_at};
    if (wanted.name.empty()) {
        faults.push_back({"name", Fault::required, "is required"});
    } else if (!is_name(wanted.name)) {
        faults.push_back({"name", Fault::not_valid, "expected 1 to 100 characters"});
    }
    if (wanted.scopes.empty()) faults.push_back({"scopes", Fault::required, "is required: " + known_scopes()});
    for (const auto& name : wanted.scopes) {
        if (const auto scope = parse_machine_scope(name)) {
            machine.scopes = with(machine.scopes, *scope);
        } else {
            faults.push_back(
                {"scopes", Fault::not_an_enum, "unknown scope '" + name.substr(0, 64) + "', expected " + known_scopes()}
            );
        }
    }
    if (wanted.expires_at && *wanted.expires_at <= at)
        faults.push_back({"expiresAt", Fault::not_valid, "expected a moment in the future"});
    if (!faults.empty()) return fail(invalid_fields(std::move(faults)));
    return machine;
}

Result<MachineScopes> narrowed(const MachineScopes& held, const std::vector<std::string>& asked) {
    if (asked.empty()) return held;
    MachineScopes scopes;
    for (const auto& name : asked) {
        const auto scope = parse_machine_scope(name);
        if (!scope || (with({}, *scope) & held).none())
            return fail(
                invalid_field("scope", Fault::not_valid, "this account does not have '" + name.substr(0, 64) + "'")
            );
        scopes = with(scopes, *scope);
    }
    return scopes;
}

bool has_expired(const Machine& machine, Instant at) {
    return machine.expires_at && *machine.expires_at <= at;
}

Seconds token_life(const Machine& machine, Seconds most, Instant at) {
    if (!machine.expires_at) return most;
    return std::clamp(std::chrono::floor<Seconds>(*machine.expires_at - at), Seconds(0), most);
}

bool use_is_news(const Machine& machine, Instant at) {
    return !machine.last_used_at || *machine.last_used_at + kUseGrain <= at;
}

}  // namespace rollcall::identity::domain
