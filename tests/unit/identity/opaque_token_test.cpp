#include "services/identity/credentials/opaque_token.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::identity::credentials;

TEST_CASE("a refresh token carries its company and is never the same twice") {
    const auto company = CompanyId::make();
    const auto token = make_opaque_token(company);
    CHECK(token.size() == 64);
    CHECK(company_of_opaque_token(token) == company);
    CHECK(make_opaque_token(company) != token);
}

TEST_CASE("a successor needs its predecessor and the salt, and is then the same again") {
    const auto company = CompanyId::make();
    const auto token = make_opaque_token(company);
    const auto salt = make_salt();
    const auto successor = successor_of_refresh_token(token, salt);
    CHECK(successor == successor_of_refresh_token(token, salt));
    CHECK(company_of_opaque_token(successor) == company);
    CHECK(successor != token);
    CHECK(successor != successor_of_refresh_token(token, make_salt()));
    CHECK(successor != successor_of_refresh_token(make_opaque_token(company), salt));
}

TEST_CASE("what is no refresh token names no company") {
    for (const char* wrong : {"", "abc", "eyJhbGciOiJSUzI1NiJ9.e30.AA", "!"})
        CHECK_FALSE(company_of_opaque_token(wrong));
    CHECK_FALSE(company_of_opaque_token(std::string(65, 'A')));
}

TEST_CASE("the stored hash does not show the token") {
    const auto token = make_opaque_token(CompanyId::make());
    CHECK(hash_of_opaque_token(token).size() == 64);
    CHECK(hash_of_opaque_token(token) != hash_of_opaque_token(make_opaque_token(CompanyId::make())));
}
