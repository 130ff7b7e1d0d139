#include "common/auth/revocation_list.hpp"

#include "tests/unit/auth/keys.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::auth;

TEST_CASE("a revoked session covers its own tokens only") {
    const auto one = somebody();
    auto other = one;
    other.session = SessionId::make();
    RevocationList list;
    list.apply({{.sequence = 3, .user = one.user, .session = one.session, .issued_before = one.issued_at + Seconds(1)}}
    );
    CHECK(list.covers(one));
    CHECK_FALSE(list.covers(other));
    CHECK(list.last_sequence() == 3);
}

TEST_CASE("a revoked user keeps the spared session and tokens issued since") {
    const auto moment = now();
    const auto old = somebody(moment - Seconds(5));
    auto spared = old;
    spared.session = SessionId::make();
    auto fresh = old;
    fresh.issued_at = moment;
    RevocationList list;
    const std::vector<Revocation> feed{
        {.sequence = 1, .user = old.user, .spared = spared.session, .issued_before = moment}};
    list.apply(feed);
    list.apply(feed);
    CHECK(list.covers(old));
    CHECK_FALSE(list.covers(spared));
    CHECK_FALSE(list.covers(fresh));
    CHECK(list.size() == 1);
}

TEST_CASE("a later revocation is never shadowed by an earlier one heard after it") {
    const auto person = somebody();
    RevocationList list;
    const auto cut = [&](std::int64_t sequence, Instant before) {
        return Revocation{
            .sequence = sequence, .user = person.user, .session = person.session, .issued_before = before};
    };
    list.apply({cut(2, person.issued_at + Seconds(1))});
    list.apply({cut(1, person.issued_at - Seconds(1))});
    CHECK(list.covers(person));
    CHECK(list.last_sequence() == 2);
}

TEST_CASE("what no living token can be older than is forgotten") {
    const auto person = somebody();
    RevocationList list;
    list.apply({{.sequence = 1, .user = person.user, .issued_before = person.issued_at}});
    list.apply({{.sequence = 2, .user = person.user, .session = person.session, .issued_before = person.issued_at}});
    list.forget_before(person.issued_at + Seconds(1));
    CHECK(list.size() == 0);
    CHECK(list.last_sequence() == 2);
}

TEST_CASE("the revocation of a machine's credential covers the tokens that were read from its text") {
    auto machine = somebody();
    machine.scopes = with({}, MachineScope::punch_write);
    const auto text = token_for(machine);
    const auto token = take_apart(text);
    REQUIRE(token);
    const auto read = read_claims(*token, kIssuer, now());
    REQUIRE(read);
    RevocationList list;
    list.apply({{.sequence = 1, .user = machine.user, .issued_before = machine.issued_at + Seconds(1)}});
    CHECK(list.covers(*read));
}
