#include "gateway/json/body.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using json::Body;
using json::Need;

namespace {

constexpr char kId[] = "018f3b2e-1111-7000-8000-0123456789AB";

std::vector<std::string> fields_of(const Result<void>& verdict) {
    std::vector<std::string> names;
    if (!verdict)
        for (const auto& field : verdict.error().fields) names.push_back(field.field);
    return names;
}

}  // namespace

TEST_CASE("a body that is not one JSON object is none") {
    for (const std::string text :
         {"",
          "{",
          "{} x",
          "{}{}",
          "{\"a\":1,}",
          "{'a':1}",
          "{\"a\":\"\xff\"}",
          "{\"a\":\"\\ud800\"}",
          "\xef\xbb\xbf{}",
          "{/**/}",
          "{\"a\":1e400}",
          "{\"a\":NaN}",
          "{\"a\":01}"}) {
        INFO(text);
        const auto body = Body::parse(text);
        REQUIRE_FALSE(body);
        CHECK(body.error().reason == "bodyIsNotValidJson");
    }
    for (const char* text : {"[]", "\"x\"", "1", "null", "true", "[{}]"}) {
        INFO(text);
        CHECK(Body::parse(text).error().reason == "bodyIsNotAnObject");
    }
    CHECK_FALSE(Body::parse(std::string(10'000, '[')));
    CHECK_FALSE(Body::parse("{\"a\":" + std::string(17, '[') + std::string(17, ']') + "}"));
    CHECK(Body::parse(" {\"a\": [1, {\"b\": null}]} "));
    CHECK(Body::parse_optional(""));
}

TEST_CASE("a key given twice is a fault of its field, at any depth, known or not") {
    auto body =
        Body::parse(R"({"shiftId":"x","a":1,"shiftId":"y","a":2,"location":{"lat":1,"lat":2,"lng":3}})").value();
    CHECK_FALSE(body.id("shiftId", Need::required));
    auto location = body.object("location");
    REQUIRE(location);
    CHECK_FALSE(location->number("lat", -90, 90, Need::required));
    CHECK(location->number("lng", -180, 180));
    body.join(*location);
    CHECK(fields_of(body.verdict()) == std::vector<std::string>{"shiftId", "location.lat", "a"});
}

TEST_CASE("the same key in two objects is no fault") {
    auto body = Body::parse(R"({"a":{"id":1},"b":{"id":2},"id":3,"c":[{"id":1},{"id":2}]})").value();
    CHECK(body.verdict());
}

TEST_CASE("every bad field is named, in the order they are asked for") {
    auto body =
        Body::parse(R"({"number":"x","date":"2026-02-30","id":"x","time":"9:00","at":"2026-02-16T05:20:21","flag":1,)"
                    R"("kind":"c","text":5})")
            .value();
    CHECK_FALSE(body.text("missing", Need::required));
    CHECK_FALSE(body.text("text"));
    CHECK_FALSE(body.id("id"));
    CHECK_FALSE(body.instant("at"));
    CHECK_FALSE(body.date("date"));
    CHECK_FALSE(body.time_of_day("time"));
    CHECK_FALSE(body.integer("number", 0, 10));
    CHECK_FALSE(body.truth("flag"));
    CHECK_FALSE(body.one_of("kind", {"a", "b"}));
    const auto verdict = body.verdict();
    REQUIRE_FALSE(verdict);
    const auto& faults = verdict.error().fields;
    REQUIRE(faults.size() == 9);
    CHECK(faults[0].fault == Fault::required);
    CHECK(faults[1].fault == Fault::not_valid);
    CHECK(faults[2].fault == Fault::not_an_id);
    CHECK(faults[3].fault == Fault::not_a_date);
    CHECK(faults[4].fault == Fault::not_a_date);
    CHECK(faults[8].fault == Fault::not_an_enum);
    for (const auto& fault : faults) CHECK_FALSE(fault.message.empty());
}

TEST_CASE("good fields are read, null counts as not given, unknown ones are left aside") {
    auto body = Body::parse(
                    std::string(R"({"id":")") + kId +
                    R"(","at":"2026-02-16T10:20:21.265+05:00","n":5.0,"none":null,"unknown":{"deep":[1]},"x":"é"})"
    )
                    .value();
    CHECK(body.id("id", Need::required) == "018f3b2e-1111-7000-8000-0123456789ab");
    CHECK(body.instant("at") == 1'771'219'221'265'000);
    CHECK(body.integer("n", 0, 10) == 5);
    CHECK_FALSE(body.text("none"));
    CHECK(body.sent("none"));
    CHECK_FALSE(body.sent("never"));
    CHECK(body.text("x") == "é");
    CHECK(body.verdict());
}

TEST_CASE("text has a longest length and no NUL; a needed text is not empty") {
    auto body = Body::parse(
                    R"({"long":")" + std::string(4097, 'x') + R"(","fits":")" + std::string(4096, 'x') +
                    R"(","nul":"a\u0000b","empty":""})"
    )
                    .value();
    CHECK_FALSE(body.text("long"));
    CHECK(body.text("fits"));
    CHECK_FALSE(body.text("nul"));
    CHECK_FALSE(body.text("empty", Need::required));
    CHECK(fields_of(body.verdict()) == std::vector<std::string>{"long", "nul", "empty"});
}

TEST_CASE("numbers keep to their range") {
    auto body = Body::parse(R"({"a":11,"b":-1,"c":1.5,"d":1e30,"e":91,"f":90,"g":"1"})").value();
    for (const char* name : {"a", "b", "c", "d", "g"}) CHECK_FALSE(body.integer(name, 0, 10));
    CHECK_FALSE(body.number("e", -90, 90));
    CHECK(body.number("f", -90, 90) == 90);
    CHECK(fields_of(body.verdict()).size() == 6);
}
