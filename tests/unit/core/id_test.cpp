#include "common/core/id.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;

TEST_CASE("an id of ours says when it was made, another does not") {
    const Instant at{std::chrono::milliseconds{1'771'212'345'678}};
    CHECK(made_at(UserId::make(at).bytes()) == at);
    CHECK_FALSE(made_at(*parse_uuid("9b2fce3c-6f0b-4d0e-9a3b-0d6a5f3c2b1a")));
}
