#include "gateway/json/writer.hpp"

#include <catch2/catch.hpp>

using rollcall::json::Writer;

TEST_CASE("JSON is written in the order of the calls") {
    std::string out;
    Writer writer(out);
    writer.open_object();
    writer.member("text", "a");
    writer.member("number", -5);
    writer.member("large", std::int64_t{1} << 40);
    writer.member("truth", true);
    writer.member("real", 24.8138);
    writer.null_member("nothing");
    writer.optional_member("absent", false, "x");
    writer.key("list");
    writer.open_array();
    writer.value(1);
    writer.open_object();
    writer.close_object();
    writer.open_array();
    writer.close_array();
    writer.close_array();
    writer.key("raw");
    writer.raw("{\"b\":1}");
    writer.close_object();
    CHECK(
        out == R"({"text":"a","number":-5,"large":1099511627776,"truth":true,"real":24.8138,"nothing":null,)"
               R"("absent":null,"list":[1,{},[]],"raw":{"b":1}})"
    );
}

TEST_CASE("text that ends like a bracket does not confuse the commas") {
    std::string out;
    Writer writer(out);
    writer.open_object();
    writer.member("a{", "[");
    writer.member("b:", ":");
    writer.close_object();
    CHECK(out == R"({"a{":"[","b:":":"})");
}

TEST_CASE("text is escaped, and UTF-8 left as it is") {
    std::string out;
    Writer(out).value("q\" b\\ n\n t\t c\x01 \xc3\xa9");
    CHECK(
        out == R"("q\" b\\ n\n t\t c\u0001 )"
               "\xc3\xa9\""
    );
}

TEST_CASE("instants are RFC 3339 with milliseconds") {
    std::string out;
    Writer(out).instant(1'771'219'221'265'999);
    CHECK(out == "\"2026-02-16T05:20:21.265Z\"");
}
