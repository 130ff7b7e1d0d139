#include "gateway/http/percent.hpp"

#include <catch2/catch.hpp>

using namespace rollcall::http;

TEST_CASE("a query is decoded in order, repeated names included") {
    const auto read = decode_query("a=1&b=x+y&a=%32&c&=d&&e=%e2%82%ac");
    REQUIRE(read);
    const QueryParameters expected{{"a", "1"}, {"b", "x y"}, {"a", "2"}, {"c", ""}, {"", "d"}, {"e", "\xe2\x82\xac"}};
    CHECK(*read == expected);
}

TEST_CASE("a query with a broken escape, a control character or no UTF-8 is none") {
    for (const char* text : {"a=%", "a=%4", "a=%gg", "a=%00", "a=%0a", "a=%ff", "a=%c3", "a=%ed%a0%80", "%c0%af=1"}) {
        INFO(text);
        CHECK_FALSE(decode_query(text));
    }
}

TEST_CASE("UTF-8 is judged as RFC 3629 has it") {
    CHECK(is_valid_utf8("plain \xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80"));
    for (const char* text : {"\x80", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8", "\xc3"}) {
        CHECK_FALSE(is_valid_utf8(text));
    }
}
