#include "services/identity/credentials/machine_secret.hpp"

namespace rollcall::identity::credentials {

namespace {

constexpr std::size_t kMarkDigits = 12;  // of the id's random end
constexpr std::string_view kKeyStart = "rk_";
constexpr std::string_view kClientStart = "sa_";

}  // namespace

std::string public_part_of(domain::MachineKind kind, const CredentialId& id) {
    const auto text = id.str();
    const auto start = kind == domain::MachineKind::api_key ? kKeyStart : kClientStart;
    return std::string(start) + text.substr(text.size() - kMarkDigits);
}

std::string key_of(const std::string& public_part, const std::string& secret) {
    return public_part + '_' + secret;
}

std::optional<PresentedSecret> take_key_apart(const std::string& key) {
    constexpr auto kPublic = kKeyStart.size() + kMarkDigits;
    if (!key.starts_with(kKeyStart) || key.size() <= kPublic || key[kPublic] != '_') return std::nullopt;
    return PresentedSecret{key.substr(0, kPublic), key.substr(kPublic + 1)};
}

}  // namespace rollcall::identity::credentials
