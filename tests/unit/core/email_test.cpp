#include "common/core/email.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;

TEST_CASE("e-mail addresses as people have them are taken") {
    for (const char* good :
         {"a@b.co", "Sana.Qureshi+hr@babil.example.com", "o'neil@xn--bcher-kva.example", "x_y-z@sub.example.org"})
        CHECK(is_email(good));
}

TEST_CASE("what is no e-mail address, or of a domain reserved for tests, is refused") {
    for (const char* bad :
         {"",
          "a",
          "@b.co",
          "a@",
          "a@b",
          "a b@c.de",
          "a@b..co",
          "a@-b.co",
          ".a@b.co",
          "a.@b.co",
          "a..a@b.co",
          "a@b.co\n",
          "a@b@c.de",
          "a@host.test",
          "a@host.local",
          "a@host.LOCALHOST",
          "a@host.invalid"})
        CHECK_FALSE(is_email(bad));
    CHECK_FALSE(is_email(std::string(65, 'a') + "@b.co"));
    CHECK_FALSE(is_email("a@" + std::string(300, 'b') + ".co"));
}

TEST_CASE("an e-mail is one person's whatever the case") {
    CHECK(email_key("Sana.QURESHI@Babil.Example.COM") == "sana.qureshi@babil.example.com");
}
