#include "services/identity/credentials/passwords.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace rollcall::identity::credentials {

namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemory = 19'922'944;

std::string argon2id(const std::string& password) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const int failed = crypto_pwhash_str_alg(
        text.data(), password.data(), password.size(), kPasses, kMemory, crypto_pwhash_ALG_ARGON2ID13
    );
    return failed ? std::string() : std::string(text.data());
}

}  // namespace

Passwords::Passwords(int most_waiting) : most_waiting_(most_waiting) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    nobodys_hash_ = argon2id("nobody's password");
}

Result<std::unique_lock<std::mutex>> Passwords::slot() {
    if (++waiting_ > most_waiting_ + 1) {
        --waiting_;
        return fail(unavailable("Too many people are logging in; try again."));
    }
    std::unique_lock lock(slot_);
    --waiting_;
    return lock;
}

Result<std::string> Passwords::hash(const std::string& password) {
    ROLLCALL_TRY(const auto lock, slot());
    auto text = argon2id(password);
    if (text.empty()) return fail(unavailable("There is too little memory for a password."));
    return text;
}

Result<bool> Passwords::fits(const std::string& password, const std::string& hash) {
    ROLLCALL_TRY(const auto lock, slot());
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Result<void> Passwords::pretend(const std::string& password) {
    ROLLCALL_CHECK(fits(password, nobodys_hash_));
    return {};
}

}  // namespace rollcall::identity::credentials
