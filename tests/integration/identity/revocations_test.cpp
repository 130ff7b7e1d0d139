#include "services/identity/store/revocations.hpp"

#include "services/identity/app/inform.hpp"
#include "tests/integration/identity/installation.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace rollcall;
using namespace rollcall::identity;
using domain::Field;

namespace {

std::vector<domain::Revocation> feed_of(Installation& installation, std::int64_t after = 0) {
    return app::list_revocations(installation.feed, after).value();
}

}  // namespace

TEST_CASE("a logout ends the session's tokens of both kinds, twice as well as once") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto grant = installation.login("babil", firm.admin_email, kPassword).value();
    const auto other = installation.login("babil", firm.admin_email, kPassword).value();
    auto& database = installation.parts.database;
    for (int i = 0; i < 2; ++i) REQUIRE(app::logout(database, grant.principal, "", installation.origin));
    CHECK(installation.refresh(grant.refresh_token).error().reason == "tokenIsNotValid");
    CHECK(installation.refresh(other.refresh_token));
    const auto feed = feed_of(installation);
    REQUIRE(feed.size() == 1);
    CHECK(feed[0].session == grant.principal.session);
    CHECK(feed[0].company == firm.id);
    CHECK(feed[0].issued_before > grant.principal.issued_at);
}

TEST_CASE("a logout with a refresh token ends that session too if it is one's own") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto worker = installation.hire(firm, Role::employee);
    const auto mine = installation.login("babil", worker.email, kPassword).value();
    const auto mine_too = installation.login("babil", worker.email, kPassword).value();
    const auto theirs = installation.login("babil", firm.admin_email, kPassword).value();
    auto& database = installation.parts.database;
    REQUIRE(app::logout(database, mine.principal, theirs.refresh_token, installation.origin));
    CHECK(installation.refresh(theirs.refresh_token));
    REQUIRE(app::logout(database, mine.principal, mine_too.refresh_token, installation.origin));
    CHECK_FALSE(installation.refresh(mine_too.refresh_token));
}

TEST_CASE("a role change ends access tokens and no session, a suspension both") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto worker = installation.hire(firm, Role::employee);
    const auto admin = installation.principal(firm, firm.admin, Role::admin);
    const auto grant = installation.login("babil", worker.email, kPassword).value();
    REQUIRE(installation.update(firm, admin, {worker.id, {{Field::phone, "1"}}}));
    CHECK(feed_of(installation).empty());
    REQUIRE(installation.update(firm, admin, {worker.id, {{Field::role, "team_lead"}}}));
    const auto feed = feed_of(installation);
    REQUIRE(feed.size() == 1);
    CHECK(feed[0].user == worker.id);
    CHECK_FALSE(feed[0].session);
    CHECK(feed[0].issued_before > grant.principal.issued_at);
    const auto next = installation.refresh(grant.refresh_token);
    REQUIRE(next);
    CHECK(next->principal.issued_at > feed[0].issued_before);
    REQUIRE(installation.update(firm, admin, {worker.id, {{Field::status, "suspended"}}}));
    CHECK_FALSE(installation.refresh(next->refresh_token));
    CHECK(feed_of(installation).size() == 2);
}

TEST_CASE("no token with an old role escapes a role change that races with logins") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto worker = installation.hire(firm, Role::employee);
    const auto admin = installation.principal(firm, firm.admin, Role::admin);
    const auto first = installation.login("babil", worker.email, kPassword).value();
    std::atomic<bool> stop = false;
    std::atomic<int> refreshed = 0;
    std::vector<Principal> issued;
    std::thread refreshing([&] {
        auto token = first.refresh_token;
        while (!stop) {
            const auto next = installation.refresh(token).value();
            token = next.refresh_token;
            issued.push_back(next.principal);
            ++refreshed;
        }
    });
    std::string role = "employee";
    // As many changes as it takes for the two to have met often.
    for (int i = 0; i < 40 || (refreshed <= 20 && i < 5000); ++i) {
        role = role == "employee" ? "team_lead" : "employee";
        CHECK(installation.update(firm, admin, {worker.id, {{Field::role, role}}}));
    }
    stop = true;
    refreshing.join();
    const auto last_cut = feed_of(installation).back().issued_before;
    int living = 0;
    for (const auto& principal : issued)
        if (principal.issued_at >= last_cut) {
            ++living;
            CHECK(name_of(principal.role) == role);
        }
    INFO(issued.size() << " tokens, " << living << " after the last change");
    CHECK(issued.size() > 20);
}

TEST_CASE("the feed repeats the last seconds whatever sequence it is asked from, and forgets what cannot matter") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto grant = installation.login("babil", firm.admin_email, kPassword).value();
    REQUIRE(app::logout(installation.parts.database, grant.principal, "", installation.origin));
    CHECK(feed_of(installation, 1'000'000).size() == 1);
    const auto age = [&](const std::string& by) {
        installation.look(
            "UPDATE identity.revocation SET issued_before = issued_before - interval '" + by + "' RETURNING 1"
        );
    };
    age("1 minute");
    CHECK(feed_of(installation, 1'000'000).empty());
    CHECK(feed_of(installation, 0).size() == 1);
    age("62 minutes");
    CHECK(feed_of(installation, 0).empty());
}

TEST_CASE("sweeping deletes what is over and nothing else, whoever's it is") {
    Installation installation;
    for (const std::string codename : {"babil", "umbra"}) {
        const auto firm = installation.company(codename);
        installation.login(codename, firm.admin_email, kPassword).value();
        const auto gone = installation.login(codename, firm.admin_email, kPassword).value();
        REQUIRE(app::logout(installation.parts.database, gone.principal, "", installation.origin));
        installation.look(
            "UPDATE identity.session SET expires_at = now() WHERE session_id = '" + gone.principal.session.str() +
            "' RETURNING 1"
        );
    }
    installation.look("UPDATE identity.revocation SET issued_before = now() - interval '3 hours' RETURNING 1");
    REQUIRE(store::sweep(installation.feed));
    CHECK(installation.look("SELECT count(*) FROM identity.session")[0] == "2");
    CHECK(installation.look("SELECT count(*) FROM identity.refresh_token")[0] == "2");
    CHECK(installation.look("SELECT count(*) FROM identity.revocation")[0] == "0");
}
