#include "services/identity/credentials/device_token.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace rollcall::identity::credentials {

namespace {

constexpr std::size_t kCompanyBytes = 16;
constexpr std::size_t kSecretBytes = 10;
using Bytes = std::array<unsigned char, kCompanyBytes + kSecretBytes>;

}  // namespace

std::string make_device_token(const CompanyId& company) {
    Bytes bytes{};
    std::copy_n(company.bytes().begin(), kCompanyBytes, bytes.begin());
    randombytes_buf(bytes.data() + kCompanyBytes, kSecretBytes);
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

std::optional<CompanyId> company_of_device_token(const std::string& token) {
    Bytes bytes{};
    std::size_t length = 0;
    const char* end = nullptr;
    const auto* last = token.data() + token.size();
    if (sodium_hex2bin(bytes.data(), bytes.size(), token.data(), token.size(), nullptr, &length, &end) != 0 ||
        length != bytes.size() || end != last)
        return std::nullopt;
    UuidBytes id{};
    std::copy_n(bytes.begin(), kCompanyBytes, id.begin());
    return CompanyId(id);
}

}  // namespace rollcall::identity::credentials
