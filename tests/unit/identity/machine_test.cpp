#include "services/identity/domain/machine.hpp"

#include "services/identity/credentials/machine_secret.hpp"
#include "services/identity/credentials/opaque_token.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::identity;
using domain::MachineKind;

namespace {

domain::WantedMachine wanted() {
    return {.kind = MachineKind::api_key, .name = "Kiosk", .scopes = {"punch:write"}};
}

std::vector<std::string> faulty(const domain::WantedMachine& machine, Instant at = now()) {
    const auto made = domain::machine_of(machine, at);
    std::vector<std::string> fields;
    if (!made)
        for (const auto& fault : made.error().fields) fields.push_back(fault.field);
    return fields;
}

}  // namespace

TEST_CASE("a key begins with its public part and carries its company") {
    const auto id = CredentialId::make();
    const auto company = CompanyId::make();
    const auto prefix = credentials::public_part_of(MachineKind::api_key, id);
    CHECK(prefix == "rk_" + id.str().substr(24));
    const auto secret = credentials::make_opaque_token(company);
    const auto key = credentials::key_of(prefix, secret);
    CHECK(key.size() == 80);
    CHECK(key.starts_with(prefix + "_"));
    const auto apart = credentials::take_key_apart(key);
    REQUIRE(apart);
    CHECK(apart->public_part == prefix);
    CHECK(apart->secret == secret);
    CHECK(credentials::company_of_opaque_token(apart->secret) == company);
    CHECK(credentials::public_part_of(MachineKind::service_account, id).starts_with("sa_"));
}

TEST_CASE("what has not the form of a key is none") {
    for (const char* wrong : {"", "rk_", "rk_0123456789ab", "rk_0123456789abX", "sa_0123456789ab_secret", "Bearer x"})
        CHECK_FALSE(credentials::take_key_apart(wrong));
}

TEST_CASE("a machine has a name, scopes that are known, and an expiry that is to come; all faults are named") {
    CHECK(domain::machine_of(wanted(), now()));
    auto twice = wanted();
    twice.scopes = {"punch:write", "attendance:read", "punch:write"};
    CHECK(domain::machine_of(twice, now())->scopes.count() == 2);
    const auto at = now();
    CHECK(faulty({.expires_at = at}, at) == std::vector<std::string>{"name", "scopes", "expiresAt"});
    auto blank = wanted();
    blank.name = "  ";
    CHECK(faulty(blank) == std::vector<std::string>{"name"});
    blank.name = std::string(101, 'x');
    CHECK(faulty(blank) == std::vector<std::string>{"name"});
    auto unknown = wanted();
    unknown.scopes = {"punch:write", "payroll:write"};
    const auto refused = domain::machine_of(unknown, now());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fields.at(0).message.find("'payroll:write'") != std::string::npos);
}

TEST_CASE("no token outlives its credential") {
    const auto at = now();
    domain::Machine machine;
    CHECK(domain::token_life(machine, Seconds(300), at) == Seconds(300));
    machine.expires_at = at + Seconds(40);
    CHECK(domain::token_life(machine, Seconds(300), at) == Seconds(40));
    CHECK_FALSE(domain::has_expired(machine, at));
    CHECK(domain::has_expired(machine, at + Seconds(40)));
}

TEST_CASE("a token has the scopes that were asked for, and never one that its credential lacks") {
    const auto held = with({}, MachineScope::punch_write);
    CHECK(domain::narrowed(held, {}) == held);
    CHECK(domain::narrowed(held, {"punch:write"}) == held);
    CHECK(domain::narrowed(held, {"punch:write", "attendance:read"}).error().fields.at(0).field == "scope");
    CHECK_FALSE(domain::narrowed(held, {"nothing"}));
}

TEST_CASE("a use is noted once a minute") {
    const auto at = now();
    domain::Machine machine;
    CHECK(domain::use_is_news(machine, at));
    machine.last_used_at = at;
    CHECK_FALSE(domain::use_is_news(machine, at + Seconds(59)));
    CHECK(domain::use_is_news(machine, at + Seconds(60)));
}
