#include "common/auth/token.hpp"

#include "common/auth/base64url.hpp"
#include "tests/unit/auth/keys.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::auth;

namespace {

std::string with_header(std::string_view header) {
    const auto token = token_for(somebody());
    return base64url(header) + token.substr(token.find('.'));
}

}  // namespace

TEST_CASE("a token gives back the caller it was signed for, to the microsecond") {
    const auto issued = now();
    const auto wanted = somebody(issued);
    const auto text = token_for(wanted);
    const auto token = take_apart(text);
    REQUIRE(token);
    CHECK(token->kid == "key-1");
    const auto read = read_claims(*token, kIssuer, issued);
    REQUIRE(read);
    CHECK(read->company == wanted.company);
    CHECK(read->codename == wanted.codename);
    CHECK(read->user == wanted.user);
    CHECK(read->session == wanted.session);
    CHECK(read->role == wanted.role);
    CHECK(read->issued_at == wanted.issued_at);
    CHECK(read->expires_at == wanted.expires_at);
}

TEST_CASE("a token is refused for another issuer, another audience, or from the future") {
    const auto issued = now();
    const auto text = token_for(somebody(issued));
    const auto token = take_apart(text);
    REQUIRE(token);
    CHECK(read_claims(*token, {"other", kIssuer.audience}, issued).error() == token_is_not_valid());
    CHECK(read_claims(*token, {kIssuer.issuer, "other"}, issued).error() == token_is_not_valid());
    CHECK(read_claims(*token, kIssuer, issued - Seconds(31)).error() == token_is_not_valid());
}

TEST_CASE("a token lives until its expiry and 30 s of leeway") {
    const auto principal = somebody();
    const auto text = token_for(principal);
    const auto token = take_apart(text);
    REQUIRE(token);
    CHECK(read_claims(*token, kIssuer, principal.expires_at + Seconds(29)));
    CHECK(read_claims(*token, kIssuer, principal.expires_at + Seconds(30)).error() == token_expired());
}

TEST_CASE("only the documented header is taken") {
    CHECK(take_apart(with_header(R"({"alg":"RS256","typ":"at+jwt","kid":"k"})")));
    CHECK_FALSE(take_apart(with_header(R"({"alg":"none","typ":"at+jwt","kid":"k"})")));
    CHECK_FALSE(take_apart(with_header(R"({"alg":"HS256","typ":"at+jwt","kid":"k"})")));
    CHECK_FALSE(take_apart(with_header(R"({"alg":"RS256","typ":"JWT","kid":"k"})")));
    CHECK_FALSE(take_apart(with_header(R"({"alg":"RS256","typ":"at+jwt"})")));
    CHECK_FALSE(take_apart(with_header(R"({"alg":"RS256","typ":"at+jwt","kid":"k","crit":[]})")));
    CHECK_FALSE(take_apart(with_header("[]")));
}

TEST_CASE("what does not look like a token is refused") {
    const auto good = token_for(somebody());
    CHECK_FALSE(take_apart(""));
    CHECK_FALSE(take_apart("a.b"));
    CHECK_FALSE(take_apart(good + "."));
    CHECK_FALSE(take_apart(good + "="));
    CHECK_FALSE(take_apart(std::string(5000, 'a')));
}

TEST_CASE("a machine's token gives back its scopes, and neither role nor session of a person") {
    const auto issued = now();
    auto wanted = somebody(issued);
    wanted.scopes = with({}, MachineScope::punch_write);
    const auto text = token_for(wanted);
    const auto token = take_apart(text);
    REQUIRE(token);
    const auto claims = from_base64url(token->payload).value();
    CHECK(claims.find("\"role\"") == std::string::npos);
    CHECK(claims.find("\"sid\"") == std::string::npos);
    CHECK(claims.find("\"scope\":\"punch:write\"") != std::string::npos);
    const auto read = read_claims(*token, kIssuer, issued);
    REQUIRE(read);
    CHECK(read->is_machine());
    CHECK(read->scopes == wanted.scopes);
    CHECK(read->user == wanted.user);
    CHECK(read->company == wanted.company);
}

TEST_CASE("a person's token makes no machine") {
    const auto text = token_for(somebody());
    const auto token = take_apart(text);
    REQUIRE(token);
    CHECK_FALSE(read_claims(*token, kIssuer, now())->is_machine());
}
