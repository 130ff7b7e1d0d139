// RSA 2048 keys for RS256, over OpenSSL without its headers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rollcall::auth {

struct OpensslKey;

struct KeyPair {
    std::string private_pem;  // PKCS#8; a secret
    std::string public_pem;   // SubjectPublicKeyInfo
};

// Takes some tens of milliseconds. Throws std::runtime_error when OpenSSL fails.
KeyPair generate_key_pair();

class PrivateKey {
  public:
    // Throws std::runtime_error when the text is not an RSA private key.
    explicit PrivateKey(std::string_view pem);

    // PKCS#1 v1.5 signature over SHA-256 of the message, raw bytes. Safe from many threads.
    std::string sign(std::string_view message) const;

  private:
    std::shared_ptr<OpensslKey> key_;
};

class PublicVerifyKey {
  public:
    // Nothing when the text is not an RSA public key of at least 2048 bits.
    static std::optional<PublicVerifyKey> parse(std::string_view pem);

    bool holds(std::string_view message, std::string_view signature) const;

    // Big-endian bytes in base64url, as a JWK wants them.
    std::string modulus() const;
    std::string exponent() const;

  private:
    explicit PublicVerifyKey(std::shared_ptr<OpensslKey> key) : key_(std::move(key)) {}

    std::shared_ptr<OpensslKey> key_;
};

}  // namespace rollcall::auth
