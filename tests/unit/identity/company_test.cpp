#include "services/identity/domain/company.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::identity::domain;

TEST_CASE("a codename is 1 to 63 lower-case letters, digits and hyphens") {
    CHECK(is_codename("babil"));
    CHECK(is_codename("7-eleven"));
    CHECK(is_codename(std::string(63, 'a')));
    for (const std::string wrong : {"", "Babil", "-babil", "ba bil", "ba_bil", "bäbil"})
        CHECK_FALSE(is_codename(wrong));
    CHECK_FALSE(is_codename(std::string(64, 'a')));
}

TEST_CASE("a company's faults are named all at once, in order") {
    CHECK(check_company({.codename = "babil", .name = "Babil", .time_zone = "Asia/Karachi"}));
    const auto checked = check_company({.codename = "B", .name = "", .time_zone = "Asia/Nowhere"});
    REQUIRE_FALSE(checked);
    REQUIRE(checked.error().fields.size() == 3);
    CHECK(checked.error().fields[0].field == "codename");
    CHECK(checked.error().fields[1].fault == Fault::required);
    CHECK(checked.error().fields[2].field == "timeZone");
}
