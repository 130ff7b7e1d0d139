#include "services/identity/domain/login_limits.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::identity::domain;

namespace {

std::vector<FailureCount> counts(int address_email, int address, int account) {
    return {{address_email, Seconds(100)}, {address, Seconds(200)}, {account, Seconds(300)}};
}

const auto kLimits = login_limits("10.0.0.1", "a@b.co");

}  // namespace

TEST_CASE("failures are counted by address and e-mail, by address, and by account") {
    CHECK(kLimits.size() == 3);
    CHECK(login_limits("10.0.0.2", "a@b.co")[0].key != kLimits[0].key);
    CHECK(login_limits("10.0.0.2", "a@b.co")[2].key == kLimits[2].key);
    CHECK(login_limits("10.0.0.1", "c@d.co")[1].key == kLimits[1].key);
}

TEST_CASE("a used up limit turns the next attempt away and says for how long") {
    CHECK(may_attempt(kLimits, counts(4, 49, 19)));
    CHECK(may_attempt(kLimits, counts(5, 0, 0)).error().retry_after_seconds == 100);
    CHECK(may_attempt(kLimits, counts(0, 50, 0)).error().retry_after_seconds == 200);
    CHECK(may_attempt(kLimits, counts(0, 0, 20)).error().retry_after_seconds == 300);
    const auto all = may_attempt(kLimits, counts(5, 50, 20)).error();
    CHECK(all.retry_after_seconds == 300);
    CHECK(all.code == Code::exhausted);
    CHECK(all.reason == "tooManyRequests");
}

TEST_CASE("the failure that uses a limit up is still answered, one that others have overtaken is not") {
    CHECK(may_answer(kLimits, counts(5, 50, 20)));
    CHECK_FALSE(may_answer(kLimits, counts(6, 1, 1)));
}
