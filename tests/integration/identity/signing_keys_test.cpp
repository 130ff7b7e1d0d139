#include "tests/integration/identity/installation.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <thread>

using namespace rollcall;
using namespace rollcall::identity;

TEST_CASE("eight processes that start at once agree on one first key") {
    Installation installation;
    std::vector<std::string> kids(8);
    std::vector<std::thread> threads;
    for (auto& kid : kids)
        threads.emplace_back([&] {
            credentials::Keyring keyring(installation.parts.database, {"rollcall", "test"});
            const auto published = keyring.published();
            kid = published && published->size() == 1 ? published->front().kid : "not one";
        });
    for (auto& thread : threads) thread.join();
    CHECK(std::set<std::string>(kids.begin(), kids.end()).size() == 1);
    CHECK(kids[0] != "not one");
}

TEST_CASE("a rotated key signs at once, the old one is published until its tokens are over") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto before = installation.login("babil", firm.admin_email, kPassword).value();
    const auto old_kid = installation.keyring.published()->front().kid;
    REQUIRE(installation.keyring.rotate());
    const auto published = installation.keyring.published().value();
    REQUIRE(published.size() == 2);
    CHECK(published[1].kid == old_kid);
    const auto after = installation.login("babil", firm.admin_email, kPassword).value();
    CHECK(auth::take_apart(before.access_token)->kid == old_kid);
    CHECK(auth::take_apart(after.access_token)->kid == published[0].kid);
    CHECK(
        installation.look(
            "SELECT retires_at - now() BETWEEN interval '1 hour' AND interval '62 minutes' "
            "FROM identity.signing_key WHERE kid = '" +
            old_kid + "'"
        ) == std::vector<std::string>{"t"}
    );
    installation.look("UPDATE identity.signing_key SET retires_at = now() WHERE retires_at IS NOT NULL RETURNING 1");
    CHECK(installation.keyring.published()->size() == 1);
}

TEST_CASE("the private key is for identity's own role") {
    Installation installation;
    REQUIRE(installation.keyring.signer());
    for (const std::string role :
         {"rollcall_identity_relay", "rollcall_shift", "rollcall_attendance", "rollcall_notification"})
        CHECK(
            installation.look("SELECT has_table_privilege('" + role + "', 'identity.signing_key', 'SELECT')")[0] == "f"
        );
}
