#include "services/attendance/store/policy_json.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance;

TEST_CASE("rule 16: a policy survives its JSON, and a change names what it changes") {
    domain::Policy policy;
    policy.grace_minutes = 5;
    policy.manager_scope = "team";
    policy.paid_break_types = {"prayer", "dinner"};
    CHECK(store::policy_from_json(store::policy_to_json(policy), {}).value() == policy);
    CHECK(
        domain::changed_settings({}, policy) ==
        std::vector<std::string>{"graceMinutes", "managerScope", "paidBreakTypes"}
    );
}

TEST_CASE("every bad setting is named") {
    const auto read = store::policy_from_json(R"({"graceMinutes":-1,"managerScope":"all","countEarlyMinutes":1})", {});
    REQUIRE_FALSE(read);
    REQUIRE(read.error().fields.size() == 3);
    CHECK(read.error().fields[0].field == "graceMinutes");
    CHECK(read.error().fields[1].field == "countEarlyMinutes");
    CHECK(read.error().fields[2].fault == Fault::not_an_enum);
    const auto types = store::policy_from_json(R"({"paidBreakTypes":["prayer","lunch"]})", {});
    REQUIRE_FALSE(types);
    CHECK(types.error().fields.front().field == "paidBreakTypes");
    CHECK(types.error().fields.front().fault == Fault::not_an_enum);
}
