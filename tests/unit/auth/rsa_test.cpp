#include "common/auth/base64url.hpp"
#include "tests/unit/auth/keys.hpp"

#include <catch2/catch.hpp>

using namespace rollcall::auth;

TEST_CASE("a signature holds for its message and its key only") {
    const PrivateKey secret(test_keys().private_pem);
    const auto open = PublicVerifyKey::parse(test_keys().public_pem);
    REQUIRE(open);
    const auto signature = secret.sign("message");
    CHECK(open->holds("message", signature));
    CHECK_FALSE(open->holds("massage", signature));
    CHECK_FALSE(open->holds("message", signature.substr(1)));
    CHECK_FALSE(open->holds("message", ""));
    const auto other = PublicVerifyKey::parse(generate_key_pair().public_pem);
    REQUIRE(other);
    CHECK_FALSE(other->holds("message", signature));
}

TEST_CASE("a public key shows its modulus and exponent") {
    const auto open = PublicVerifyKey::parse(test_keys().public_pem);
    REQUIRE(open);
    CHECK(from_base64url(open->modulus())->size() == 256);
    CHECK(open->exponent() == "AQAB");
}

TEST_CASE("text that is no key is refused") {
    CHECK_FALSE(PublicVerifyKey::parse("not a key"));
    CHECK_FALSE(PublicVerifyKey::parse(test_keys().private_pem));
    CHECK_THROWS_AS(PrivateKey("not a key"), std::runtime_error);
}
