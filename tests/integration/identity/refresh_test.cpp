#include "tests/integration/identity/installation.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <thread>

using namespace rollcall;
using namespace rollcall::identity;

namespace {

struct LoggedIn {
    Installation installation;
    Firm firm = installation.company("babil");
    app::Grant grant = installation.login("babil", firm.admin_email, kPassword).value();

    // As if the token had been spent that long ago.
    void age_spent_tokens(int seconds) {
        installation.look(
            "UPDATE identity.refresh_token SET spent_at = spent_at - interval '" + std::to_string(seconds) +
            " seconds' RETURNING 1"
        );
    }
};

}  // namespace

TEST_CASE("a refresh gives a new pair in the same session") {
    LoggedIn in;
    const auto next = in.installation.refresh(in.grant.refresh_token);
    REQUIRE(next);
    CHECK(next->refresh_token != in.grant.refresh_token);
    CHECK(next->access_token != in.grant.access_token);
    CHECK(next->principal.session == in.grant.principal.session);
    CHECK(in.installation.refresh(next->refresh_token, "babil"));
}

TEST_CASE("a refresh takes over what has changed about the person") {
    LoggedIn in;
    const auto second = in.installation.hire(in.firm, Role::admin);
    const auto as_second = in.installation.principal(in.firm, second.id, Role::admin);
    REQUIRE(in.installation.update(in.firm, as_second, {in.firm.admin, {{domain::Field::role, "manager"}}}));
    CHECK(in.installation.refresh(in.grant.refresh_token)->principal.role == Role::manager);
}

TEST_CASE("a token spent a moment ago gives the same successor, also to ten at once") {
    LoggedIn in;
    std::vector<std::string> successors(10);
    std::vector<std::thread> threads;
    for (auto& successor : successors)
        threads.emplace_back([&] {
            const auto next = in.installation.refresh(in.grant.refresh_token);
            successor = next ? next->refresh_token : next.error().reason;
        });
    for (auto& thread : threads) thread.join();
    CHECK(std::set<std::string>(successors.begin(), successors.end()).size() == 1);
    CHECK(in.installation.refresh(successors[0]));
}

TEST_CASE("a token spent longer ago was stolen: the whole family ends and it is told") {
    LoggedIn in;
    const auto next = in.installation.refresh(in.grant.refresh_token).value();
    in.age_spent_tokens(11);
    CHECK(in.installation.refresh(in.grant.refresh_token).error().reason == "tokenIsNotValid");
    CHECK(in.installation.refresh(next.refresh_token).error().reason == "tokenIsNotValid");
    const auto session = in.grant.principal.session.str();
    CHECK(in.installation.events(in.firm).back() == "identity.sessions_revoked " + session + " 1");
    CHECK(in.installation.look("SELECT session_id FROM identity.revocation") == std::vector{session});
    CHECK(in.installation.login("babil", in.firm.admin_email, kPassword));
}

TEST_CASE("a refresh token expires when it is not used") {
    LoggedIn in;
    in.installation.look("UPDATE identity.refresh_token SET expires_at = now() RETURNING 1");
    CHECK(in.installation.refresh(in.grant.refresh_token).error().reason == "tokenExpired");
}

TEST_CASE("a refresh token expires with its session, however often it was used") {
    LoggedIn in;
    in.installation.look("UPDATE identity.session SET expires_at = now() RETURNING 1");
    CHECK(in.installation.refresh(in.grant.refresh_token).error().reason == "tokenExpired");
}

TEST_CASE("another company's codename is refused, and spends nothing") {
    LoggedIn in;
    in.installation.company("umbra");
    CHECK(in.installation.refresh(in.grant.refresh_token, "umbra").error().reason == "companyMismatch");
    CHECK(in.installation.refresh(in.grant.refresh_token, "nowhere").error().reason == "companyMismatch");
    CHECK(in.installation.look("SELECT count(*) FROM identity.refresh_token WHERE spent_at IS NOT NULL")[0] == "0");
}

TEST_CASE("what was never a refresh token is not valid") {
    LoggedIn in;
    for (const auto& wrong : {std::string(), std::string("x"), std::string(64, 'A'), in.grant.access_token})
        CHECK(in.installation.refresh(wrong).error().reason == "tokenIsNotValid");
}
