#include "common/auth/base64url.hpp"

#include <catch2/catch.hpp>

using namespace rollcall::auth;

TEST_CASE("base64url round trips every length of bytes") {
    std::string bytes;
    for (int i = 0; i < 70; ++i) {
        CHECK(from_base64url(base64url(bytes)) == bytes);
        bytes += static_cast<char>(i * 37);
    }
}

TEST_CASE("base64url matches the vectors of RFC 4648 without their padding") {
    CHECK(base64url("") == "");
    CHECK(base64url("f") == "Zg");
    CHECK(base64url("foobar") == "Zm9vYmFy");
    CHECK(base64url("\xfb\xff") == "-_8");
}

TEST_CASE("base64url refuses anything but the canonical form") {
    CHECK_FALSE(from_base64url("Zg=="));
    CHECK_FALSE(from_base64url("Zh"));
    CHECK_FALSE(from_base64url("Z"));
    CHECK_FALSE(from_base64url("+/8"));
    CHECK_FALSE(from_base64url("Zm9v\n"));
}
