#include "services/identity/domain/user_fields.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::identity::domain;

namespace {

std::vector<FieldError> faults_of(const FieldValues& values) {
    const auto made = with_values({.id = UserId::make()}, values);
    return made ? std::vector<FieldError>() : made.error().fields;
}

}  // namespace

TEST_CASE("values become a user, blank ones null") {
    const auto manager = UserId::make();
    const auto made = with_values(
        {.phone = "1"},
        {{Field::email, " Sana@Babil.EXAMPLE.com "},
         {Field::full_name, " Sana Qureshi "},
         {Field::role, "team_lead"},
         {Field::manager_id, manager.str()},
         {Field::phone, "  "},
         {Field::time_zone, "Europe/Berlin"},
         {Field::badge_number, std::nullopt}}
    );
    REQUIRE(made);
    CHECK(made->email == "Sana@babil.example.com");
    CHECK(made->full_name == "Sana Qureshi");
    CHECK(made->role == Role::team_lead);
    CHECK(made->manager == manager);
    CHECK_FALSE(made->phone);
    CHECK(made->time_zone == "Europe/Berlin");
}

TEST_CASE("every bad field is named, in the order of the fields") {
    const auto faults = faults_of({
        {Field::time_zone, "Mars/Olympus"},
        {Field::email, "nobody"},
        {Field::full_name, ""},
        {Field::role, "king"},
        {Field::status, "invited"},
        {Field::manager_id, "17"},
        {Field::phone, std::string(51, '1')},
    });
    std::vector<std::string> names;
    for (const auto& fault : faults) names.push_back(fault.field);
    CHECK(names == std::vector<std::string>{"email", "fullName", "role", "status", "managerId", "phone", "timeZone"});
    CHECK(faults[0].fault == Fault::not_valid);
    CHECK(faults[1].fault == Fault::required);
    CHECK(faults[2].fault == Fault::not_an_enum);
    CHECK(faults[4].fault == Fault::not_an_id);
}

TEST_CASE("what a user cannot be without cannot be set to null") {
    for (const auto field : {Field::email, Field::full_name, Field::role, Field::status, Field::employee_code}) {
        const auto faults = faults_of({{field, std::nullopt}});
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].fault == Fault::required);
    }
    CHECK(faults_of({{Field::avatar, std::nullopt}, {Field::site_id, std::nullopt}}).empty());
}

TEST_CASE("nobody is their own manager") {
    const auto id = UserId::make();
    CHECK_FALSE(with_values({.id = id}, {{Field::manager_id, id.str()}}));
}

TEST_CASE("fields go by the names of the RPC") {
    CHECK(parse_field("full_name") == Field::full_name);
    CHECK(parse_field("shift_id") == Field::shift_id);
    CHECK_FALSE(parse_field("password_hash"));
    CHECK_FALSE(parse_field("fullName"));
}

TEST_CASE("employee codes are EMP and at least three digits") {
    CHECK(employee_code(1) == "EMP001");
    CHECK(employee_code(42) == "EMP042");
    CHECK(employee_code(1000) == "EMP1000");
}

TEST_CASE("a password has 8 to 128 bytes") {
    CHECK_FALSE(is_password("1234567"));
    CHECK(is_password("12345678"));
    CHECK(is_password(std::string(128, 'x')));
    CHECK_FALSE(is_password(std::string(129, 'x')));
}
