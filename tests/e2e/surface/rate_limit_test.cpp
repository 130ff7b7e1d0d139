#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

TEST_CASE("a person who sends too many requests is told to wait, and nobody else is") {
    Company company;
    const auto busy = company.hire("employee");
    const auto calm = company.hire("employee");
    const auto ask = [&](const Person& person) { return company.get(person, "/notification-api/v1/notifications"); };
    Answer refused;
    // Ten seconds' worth at once, and what comes back meanwhile.
    for (int sent = 0; sent < 3000 && refused.status != 429; ++sent) refused = ask(busy);
    expect_error(refused, 429, "errMsg_tooManyRequests");
    CHECK(std::atoi(refused.header("Retry-After").c_str()) >= 1);
    CHECK_FALSE(refused.header("RateLimit").empty());
    CHECK(ask(calm).status == 200);
    CHECK(eventually([&] { return ask(busy).status == 200; }));
}
