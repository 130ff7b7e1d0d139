#include "services/identity/credentials/opaque_token.hpp"

#include "common/auth/base64url.hpp"
#include "common/auth/sha256.hpp"

#include <sodium.h>

#include <algorithm>

namespace rollcall::identity::credentials {

namespace {

constexpr std::size_t kCompanyBytes = 16;
constexpr std::size_t kSecretBytes = 32;

std::string random_secret() {
    std::string bytes(kSecretBytes, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string with_company(const CompanyId& company, const std::string& secret) {
    const auto& id = company.bytes();
    return auth::base64url(std::string(id.begin(), id.end()) + secret);
}

}  // namespace

std::string make_opaque_token(const CompanyId& company) {
    return with_company(company, random_secret());
}

std::optional<CompanyId> company_of_opaque_token(const std::string& token) {
    const auto bytes = auth::from_base64url(token);
    if (!bytes || bytes->size() != kCompanyBytes + kSecretBytes) return std::nullopt;
    UuidBytes id{};
    std::copy_n(bytes->begin(), kCompanyBytes, id.begin());
    return CompanyId(id);
}

std::string hash_of_opaque_token(const std::string& token) {
    return auth::sha256_hex(token);
}

std::string make_salt() {
    return auth::base64url(random_secret());
}

std::string successor_of_refresh_token(const std::string& token, const std::string& salt) {
    const auto secret = auth::hmac_sha256(salt, token);
    return with_company(*company_of_opaque_token(token), std::string(secret.begin(), secret.end()));
}

}  // namespace rollcall::identity::credentials
