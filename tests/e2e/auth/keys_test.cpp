#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

TEST_CASE("the public keys are published as a JWK set") {
    Client client(stack().gateway_port());
    const auto answer = client.send({.method = "GET", .target = "/.well-known/jwks.json"});
    REQUIRE(answer.status == 200);
    REQUIRE(answer.at("/keys").is_array());
    REQUIRE_FALSE(answer.at("/keys").as_array().empty());
    CHECK(answer.string_at("/keys/0/kty") == "RSA");
    CHECK(answer.string_at("/keys/0/alg") == "RS256");
    CHECK(answer.string_at("/keys/0/use") == "sig");
    CHECK_FALSE(answer.string_at("/keys/0/kid").empty());
    CHECK(answer.string_at("/keys/0/n").size() >= 340);
    CHECK(answer.text.find("\"d\"") == std::string::npos);
}
