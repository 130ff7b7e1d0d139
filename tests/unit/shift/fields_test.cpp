#include "services/shift/domain/fields.hpp"

#include <catch2/catch.hpp>

namespace rollcall::shift::domain {

namespace {

TEST_CASE("all bad fields are named, in the order read") {
    FieldReader read;
    read.name("name", std::nullopt);
    read.date("shiftDate", "2026-02-30");
    read.time_of_day("startTime", "25:00");
    read.id<SiteId>("siteId", "nobody");
    read.whole("graceMinutes", -1, 0, 1440);
    read.zone("timeZone", "Mars/Olympus");
    const auto verdict = read.verdict();
    REQUIRE_FALSE(verdict.has_value());
    const auto& fields = verdict.error().fields;
    REQUIRE(fields.size() == 6);
    CHECK((fields[0].field == "name" && fields[0].fault == Fault::required));
    CHECK((fields[1].field == "shiftDate" && fields[1].fault == Fault::not_a_date));
    CHECK((fields[2].field == "startTime" && fields[2].fault == Fault::not_valid));
    CHECK((fields[3].field == "siteId" && fields[3].fault == Fault::not_an_id));
    CHECK((fields[4].field == "graceMinutes" && fields[4].fault == Fault::not_valid));
    CHECK((fields[5].field == "timeZone" && fields[5].fault == Fault::not_valid));
}

TEST_CASE("absent optional fields are fine") {
    FieldReader read;
    CHECK_FALSE(read.text("location", std::nullopt).has_value());
    CHECK_FALSE(read.id<SiteId>("siteId", std::nullopt).has_value());
    CHECK_FALSE(read.whole("graceMinutes", std::nullopt, 0, 1440).has_value());
    CHECK_FALSE(read.zone("timeZone", std::nullopt).has_value());
    CHECK_FALSE(read.optional_time_of_day("startTime", std::nullopt).has_value());
    CHECK(read.verdict().has_value());
}

TEST_CASE("a name may not be blank, and texts are measured in characters") {
    FieldReader read;
    read.name("name", " \t ");
    CHECK(read.verdict().error().fields.at(0).fault == Fault::required);

    FieldReader wide;
    wide.name("name", std::string("\xD8\xB9\xD9\x84\xDB\x8C"), 3);  // three characters, six bytes
    CHECK(wide.verdict().has_value());
    wide.text("location", std::string("abcd"), 3);
    CHECK(wide.verdict().error().fields.at(0).fault == Fault::not_valid);
}

TEST_CASE("a number that is no number is refused") {
    FieldReader read;
    read.number("latitude", std::nan(""), -90, 90);
    read.number("longitude", 180.5, -180, 180);
    CHECK(read.verdict().error().fields.size() == 2);
}

}  // namespace

}  // namespace rollcall::shift::domain
