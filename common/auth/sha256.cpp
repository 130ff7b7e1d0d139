#include "common/auth/sha256.hpp"

#include <openssl/hmac.h>
#include <openssl/sha.h>

namespace rollcall::auth {

namespace {

const unsigned char* unsigned_bytes(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

Digest sha256(std::string_view bytes) {
    Digest digest{};
    SHA256(unsigned_bytes(bytes), bytes.size(), digest.data());
    return digest;
}

std::string sha256_hex(std::string_view bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(64);
    for (const auto byte : sha256(bytes)) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

Digest hmac_sha256(std::string_view key, std::string_view message) {
    Digest digest{};
    unsigned int size = digest.size();
    HMAC(
        EVP_sha256(),
        key.data(),
        static_cast<int>(key.size()),
        unsigned_bytes(message),
        message.size(),
        digest.data(),
        &size
    );
    return digest;
}

}  // namespace rollcall::auth
