#include "services/identity/credentials/tickets.hpp"

#include "tests/support/servers.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>
#include <vector>

using namespace rollcall;
using identity::credentials::Tickets;

namespace {

Principal holder() {
    return {
        .company = CompanyId::make(),
        .codename = "babil",
        .user = UserId::make(),
        .session = SessionId::make(),
        .role = Role::manager,
        .issued_at = now(),
    };
}

}  // namespace

TEST_CASE("a ticket names its holder once, whichever process is asked") {
    Tickets giving(support::redis().address());
    Tickets taking(support::redis().address());
    const auto who = holder();
    const auto ticket = giving.issue(who).value();
    const auto taken = taking.take(ticket);
    REQUIRE(taken);
    CHECK(taken->company == who.company);
    CHECK(taken->codename == who.codename);
    CHECK(taken->user == who.user);
    CHECK(taken->session == who.session);
    CHECK(taken->role == who.role);
    CHECK(taken->issued_at == who.issued_at);
    CHECK(taking.take(ticket).error().code == Code::not_found);
    CHECK(taking.take("nonsense").error().code == Code::not_found);
}

TEST_CASE("of many who take one ticket at once, one gets it") {
    Tickets tickets(support::redis().address());
    const auto ticket = tickets.issue(holder()).value();
    std::atomic<int> got{0};
    std::vector<std::thread> takers;
    for (int i = 0; i < 8; ++i)
        takers.emplace_back([&] {
            Tickets own(support::redis().address());
            if (own.take(ticket)) ++got;
        });
    for (auto& taker : takers) taker.join();
    CHECK(got == 1);
}

TEST_CASE("without Redis there are no tickets") {
    Tickets tickets("127.0.0.1:1");
    CHECK(tickets.issue(holder()).error().code == Code::unavailable);
}
