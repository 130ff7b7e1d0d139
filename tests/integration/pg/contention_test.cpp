// What the database refuses because somebody else was at work is run again; callers see it only when it goes on so.
#include "common/pg/connection.hpp"
#include "common/pg/database.hpp"
#include "common/pg/tx.hpp"
#include "tests/support/servers.hpp"

#include <catch2/catch.hpp>

#include <latch>
#include <thread>

namespace rollcall::pg {

namespace {

constexpr Statement kTake{"take", "SELECT pg_advisory_xact_lock($1)"};
constexpr Statement kClash{"clash", "DO $$ BEGIN RAISE EXCEPTION 'clash' USING ERRCODE = '40001'; END $$"};
constexpr Statement kNothing{"nothing", "SELECT 1"};

// Of one connection unless a test races: what is not given back in order leaves the next transaction none.
DatabaseSettings settings(int connections) {
    static const auto server = support::fresh_database();
    return {
        .url = server.url("rollcall_shift"),
        .schema = "shift",
        .connections = connections,
        .statement_timeout = std::chrono::seconds(30)};
}

bool goes_on(Database& database) {
    return database
        .in_tx<bool>(
            CompanyId::make(),
            {},
            [](Tx& tx) -> Result<bool> {
                tx.exec(kNothing);
                return true;
            }
        )
        .has_value();
}

}  // namespace

TEST_CASE("of two transactions that wait for each other one is run again, and both are done") {
    Database database(settings(2), {});
    std::latch both_hold_one(2);
    const auto take = [&](int first, int second, int& runs) {
        return database.in_tx<bool>(CompanyId::make(), {}, [&](Tx& tx) -> Result<bool> {
            tx.exec(kTake, first);
            if (runs++ == 0) both_hold_one.arrive_and_wait();
            tx.exec(kTake, second);
            return true;
        });
    };
    int runs = 0;
    int runs_of_other = 0;
    Result<bool> done_by_other = fail(internal_error("not run"));
    std::thread other([&] { done_by_other = take(2, 1, runs_of_other); });
    const auto done = take(1, 2, runs);
    other.join();
    CHECK(done.has_value());
    CHECK(done_by_other.has_value());
    CHECK(runs + runs_of_other == 3);
}

TEST_CASE("a transaction that clashes every time is tried three times and unavailable then") {
    Database database(settings(1), {});
    int runs = 0;
    const auto done = database.in_tx<bool>(CompanyId::make(), {}, [&](Tx& tx) -> Result<bool> {
        ++runs;
        tx.exec(kClash);
        return true;
    });
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().code == Code::unavailable);
    CHECK(runs == 3);
    CHECK(goes_on(database));
}

TEST_CASE("a statement without a scope that clashes is tried three times as well") {
    Database database(settings(1), {});
    int runs = 0;
    const auto done = database.without_scope([&](Connection& connection) {
        if (++runs < 3) connection.exec(kClash);
    });
    CHECK(done.has_value());
    CHECK(runs == 3);
    CHECK(goes_on(database));
}

}  // namespace rollcall::pg
