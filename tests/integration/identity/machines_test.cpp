#include "services/identity/app/machines.hpp"

#include "common/auth/token.hpp"
#include "services/identity/app/inform.hpp"
#include "services/identity/app/machine_tokens.hpp"
#include "services/identity/credentials/opaque_token.hpp"
#include "tests/integration/identity/installation.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace rollcall;
using namespace rollcall::identity;
using domain::MachineKind;

namespace {

app::NewMachine make_key(Installation& installation, const Firm& firm, std::optional<Instant> expires_at = {}) {
    const domain::WantedMachine wanted{MachineKind::api_key, "Kiosk", {"punch:write"}, expires_at};
    return installation
        .in_tx<app::NewMachine>(firm, [&](pg::Tx& tx) { return app::create_machine(tx, wanted, firm.admin); })
        .value();
}

Result<domain::Machine> revoke(Installation& installation, const Firm& firm, const CredentialId& id) {
    return installation.in_tx<domain::Machine>(firm, [&](pg::Tx& tx) {
        return app::revoke_machine(tx, MachineKind::api_key, id.str());
    });
}

std::vector<domain::Machine> listed(Installation& installation, const Firm& firm) {
    using Machines = std::vector<domain::Machine>;
    return installation
        .in_tx<Machines>(
            firm, [](pg::Tx& tx) -> Result<Machines> { return app::list_machines(tx, MachineKind::api_key); }
        )
        .value();
}

Result<app::MachineToken> exchange(Installation& installation, const std::string& key) {
    return app::exchange_key(installation.parts, key, installation.origin);
}

// Every text that the schema holds, in every table.
std::vector<std::string> everything_in(const Installation& installation) {
    std::vector<std::string> texts;
    for (const auto& table : installation.look("SELECT tablename FROM pg_tables WHERE schemaname = 'identity'"))
        for (auto& text : installation.look("SELECT row_to_json(t)::text FROM identity." + table + " t"))
            texts.push_back(std::move(text));
    return texts;
}

}  // namespace

TEST_CASE("a key is exchanged for a token of a machine of its company, with its scopes") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto made = make_key(installation, firm);
    const auto token = exchange(installation, made.secret).value();
    CHECK(token.expires_in == app::kKeyTokenLife);
    const auto apart = auth::take_apart(token.access_token);
    REQUIRE(apart);
    const auto who = auth::read_claims(*apart, installation.keyring.issuer(), now()).value();
    CHECK(who.is_machine());
    CHECK(who.company == firm.id);
    CHECK(who.codename == "babil");
    CHECK(who.user.str() == made.machine.id.str());
    CHECK(who.scopes == with({}, MachineScope::punch_write));
}

TEST_CASE("the database holds the hash of a key and nowhere the key") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto made = make_key(installation, firm);
    REQUIRE(exchange(installation, made.secret));
    const auto secret = made.secret.substr(made.machine.public_part.size() + 1);
    bool hash_found = false;
    for (const auto& text : everything_in(installation)) {
        CHECK(text.find(secret) == std::string::npos);
        hash_found = hash_found || text.find(credentials::hash_of_opaque_token(secret)) != std::string::npos;
    }
    CHECK(hash_found);
}

TEST_CASE("what is nearly a key opens nothing, and all refusals read alike") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto other = installation.company("umbra");
    const auto one = make_key(installation, firm).secret;
    const auto two = make_key(installation, firm).secret;
    const auto foreign = make_key(installation, other).secret;
    const auto start = one.substr(0, 16);
    const auto expected = exchange(installation, "nonsense").error();
    CHECK(expected.reason == "apiKeyIsNotValid");
    for (const auto& wrong :
         {start + two.substr(16),                           // another's secret
          start + foreign.substr(16),                       // another company's
          one.substr(0, one.size() - 1),                    // cut short
          start + credentials::make_opaque_token(firm.id),  // made up
          start + credentials::make_opaque_token(CompanyId::make()),
          std::string("rk_")})  // of no company
        CHECK(exchange(installation, wrong).error() == expected);
    CHECK(exchange(installation, one));
}

TEST_CASE("a revoked key is exchanged no more, its tokens end, and it is not listed") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto made = make_key(installation, firm);
    const auto kept = make_key(installation, firm);
    const auto apart = exchange(installation, made.secret).value();
    REQUIRE(revoke(installation, firm, made.machine.id));
    CHECK(exchange(installation, made.secret).error().reason == "apiKeyIsNotValid");
    const auto feed = app::list_revocations(installation.feed, 0).value();
    REQUIRE(feed.size() == 1);
    CHECK(feed[0].user.str() == made.machine.id.str());
    const auto token = auth::take_apart(apart.access_token);
    CHECK(feed[0].issued_before > auth::read_claims(*token, installation.keyring.issuer(), now())->issued_at);
    const auto rest = listed(installation, firm);
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].id == kept.machine.id);
    CHECK(revoke(installation, firm, made.machine.id).error().code == Code::not_found);
}

TEST_CASE("another company neither sees nor revokes a key, nor is it revoked as another kind") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto other = installation.company("umbra");
    const auto made = make_key(installation, firm);
    CHECK(listed(installation, other).empty());
    CHECK(
        revoke(installation, other, made.machine.id).error() ==
        revoke(installation, other, CredentialId::make()).error()
    );
    const auto as_account = installation.in_tx<domain::Machine>(firm, [&](pg::Tx& tx) {
        return app::revoke_machine(tx, MachineKind::service_account, made.machine.id.str());
    });
    CHECK(as_account.error().code == Code::not_found);
    CHECK(exchange(installation, made.secret));
}

TEST_CASE("an expired key opens nothing, and a token never outlives its key") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto made = make_key(installation, firm, now() + Seconds(100));
    const auto token = exchange(installation, made.secret).value();
    CHECK(token.expires_in <= Seconds(100));
    CHECK(token.expires_in > Seconds(0));
    installation.look("UPDATE identity.machine_credential SET expires_at = now() - interval '1 second' RETURNING 'done'"
    );
    CHECK(exchange(installation, made.secret).error().reason == "apiKeyIsNotValid");
}

TEST_CASE("the last use is noted, at most once a minute") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto made = make_key(installation, firm);
    CHECK_FALSE(listed(installation, firm).at(0).last_used_at);
    REQUIRE(exchange(installation, made.secret));
    const auto first = listed(installation, firm).at(0).last_used_at;
    REQUIRE(first);
    REQUIRE(exchange(installation, made.secret));
    CHECK(listed(installation, firm).at(0).last_used_at == first);
    installation.look(
        "UPDATE identity.machine_credential SET last_used_at = now() - interval '61 seconds' RETURNING 'done'"
    );
    REQUIRE(exchange(installation, made.secret));
    CHECK(listed(installation, firm).at(0).last_used_at > first);
}

TEST_CASE("no token slips by a revocation, in whatever order they meet") {
    Installation installation;
    const auto firm = installation.company("babil");
    for (int round = 0; round < 10; ++round) {
        const auto made = make_key(installation, firm);
        std::vector<Result<app::MachineToken>> tokens(4, fail(Error{}));
        std::vector<std::thread> threads;
        for (auto& token : tokens) threads.emplace_back([&] { token = exchange(installation, made.secret); });
        threads.emplace_back([&] { (void)revoke(installation, firm, made.machine.id); });
        for (auto& thread : threads) thread.join();
        const auto feed = app::list_revocations(installation.feed, 0).value();
        const auto ended = std::find_if(feed.begin(), feed.end(), [&](const auto& one) {
            return one.user.str() == made.machine.id.str();
        });
        REQUIRE(ended != feed.end());
        for (const auto& token : tokens) {
            if (!token) continue;
            const auto apart = auth::take_apart(token->access_token);
            CHECK(auth::read_claims(*apart, installation.keyring.issuer(), now())->issued_at < ended->issued_before);
        }
    }
}

TEST_CASE("making and revoking a key is audited, without its secret") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto made = make_key(installation, firm);
    REQUIRE(revoke(installation, firm, made.machine.id));
    const auto entries = installation.look(
        "SELECT concat_ws(' ', action, before, after) FROM identity.audit_entry WHERE entity = 'api_key' AND entity_id "
        "= '" +
        made.machine.id.str() + "' ORDER BY action"
    );
    REQUIRE(entries.size() == 2);
    INFO(entries[0] << entries[1]);
    CHECK(entries[0].starts_with("api_key.create"));
    CHECK(entries[0].find("punch:write") != std::string::npos);
    CHECK(entries[1].starts_with("api_key.revoke"));
}
