#include "common/auth/rsa.hpp"

#include "common/auth/base64url.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <stdexcept>

namespace rollcall::auth {

struct OpensslKey {
    explicit OpensslKey(EVP_PKEY* adopted) : handle(adopted) {}

    ~OpensslKey() { EVP_PKEY_free(handle); }

    OpensslKey(const OpensslKey&) = delete;
    OpensslKey& operator=(const OpensslKey&) = delete;

    EVP_PKEY* handle;
};

namespace {

constexpr int kBits = 2048;

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Bio reading(std::string_view text) {
    return {BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), &BIO_free};
}

std::string written(BIO* bio) {
    char* bytes = nullptr;
    const auto size = BIO_get_mem_data(bio, &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

const unsigned char* unsigned_bytes(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string number_of(const OpensslKey& key, const char* parameter) {
    BIGNUM* number = nullptr;
    if (EVP_PKEY_get_bn_param(key.handle, parameter, &number) != 1) return {};
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
    BN_bn2bin(number, reinterpret_cast<unsigned char*>(bytes.data()));
    BN_free(number);
    return base64url(bytes);
}

}  // namespace

KeyPair generate_key_pair() {
    const OpensslKey key(EVP_RSA_gen(kBits));
    if (!key.handle) throw std::runtime_error("OpenSSL made no RSA key");
    const Bio secret(BIO_new(BIO_s_mem()), &BIO_free);
    const Bio open(BIO_new(BIO_s_mem()), &BIO_free);
    const bool done =
        PEM_write_bio_PKCS8PrivateKey(secret.get(), key.handle, nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
        PEM_write_bio_PUBKEY(open.get(), key.handle) == 1;
    if (!done) throw std::runtime_error("OpenSSL could not write an RSA key");
    return {written(secret.get()), written(open.get())};
}

PrivateKey::PrivateKey(std::string_view pem) {
    const auto bio = reading(pem);
    key_ = std::make_shared<OpensslKey>(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    if (!key_->handle || EVP_PKEY_get_base_id(key_->handle) != EVP_PKEY_RSA)
        throw std::runtime_error("not an RSA private key");
}

std::string PrivateKey::sign(std::string_view message) const {
    const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::size_t size = 0;
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_->handle) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &size, unsigned_bytes(message), message.size()) != 1)
        throw std::runtime_error("OpenSSL could not sign");
    std::string signature(size, '\0');
    auto* out = reinterpret_cast<unsigned char*>(signature.data());
    if (EVP_DigestSign(context.get(), out, &size, unsigned_bytes(message), message.size()) != 1)
        throw std::runtime_error("OpenSSL could not sign");
    signature.resize(size);
    return signature;
}

std::optional<PublicVerifyKey> PublicVerifyKey::parse(std::string_view pem) {
    const auto bio = reading(pem);
    auto key = std::make_shared<OpensslKey>(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr));
    if (!key->handle || EVP_PKEY_get_base_id(key->handle) != EVP_PKEY_RSA || EVP_PKEY_get_bits(key->handle) < kBits)
        return std::nullopt;
    return PublicVerifyKey(std::move(key));
}

bool PublicVerifyKey::holds(std::string_view message, std::string_view signature) const {
    const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key_->handle) == 1 &&
           EVP_DigestVerify(
               context.get(), unsigned_bytes(signature), signature.size(), unsigned_bytes(message), message.size()
           ) == 1;
}

std::string PublicVerifyKey::modulus() const {
    return number_of(*key_, OSSL_PKEY_PARAM_RSA_N);
}

std::string PublicVerifyKey::exponent() const {
    return number_of(*key_, OSSL_PKEY_PARAM_RSA_E);
}

}  // namespace rollcall::auth
