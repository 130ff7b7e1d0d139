// The texts that machines prove themselves with. A service account has a client id ("sa_4f2a90cc71de", public) and a
// secret, which is an opaque token: 16 bytes of company and 32 secret bytes. An API key is both in one:
// "rk_4f2a90cc71de_<secret>".
#pragma once

#include "services/identity/domain/machine.hpp"

#include <optional>
#include <string>

namespace rollcall::identity::credentials {

// Made of the id, so that people can tell one from another.
std::string public_part_of(domain::MachineKind kind, const CredentialId& id);

std::string key_of(const std::string& public_part, const std::string& secret);

struct PresentedSecret {
    std::string public_part;
    std::string secret;
};

// Nothing when the text has not the form of a key.
std::optional<PresentedSecret> take_key_apart(const std::string& key);

}  // namespace rollcall::identity::credentials
