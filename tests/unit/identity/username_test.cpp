#include "services/identity/domain/username.hpp"

#include <catch2/catch.hpp>

using namespace rollcall::identity::domain;

TEST_CASE("a username is short, plain and never an e-mail") {
    for (const char* good : {"ada", "Ada.L", "7of9", "a-b_c.d"}) CHECK(is_username(good));
    for (const char* bad : {"", "ab", ".ada", "-ada", "ada@example.com", "ada lovelace", "ad\xc3\xa4", "ada\n"})
        CHECK_FALSE(is_username(bad));
    CHECK(is_username(std::string(64, 'a')));
    CHECK_FALSE(is_username(std::string(65, 'a')));
    CHECK(username_key("Ada.L") == "ada.l");
}
