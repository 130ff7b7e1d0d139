#include "gateway/clients/key_tokens.hpp"

#include "gateway/http/route.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch.hpp>

using namespace rollcall;
using clients::KeyTokens;
using identity::v1::MachineToken;
using namespace std::chrono_literals;

namespace {

Error not_valid() {
    return {.code = Code::unauthenticated, .reason = "apiKeyIsNotValid", .message = "No."};
}

// Identity as these tests need it: it answers what it is told to, a turn of the loop later, and counts.
class Desk {
  public:
    explicit Desk(KeyTokens::Limits limits = {})
        : tokens_(
              "key", [this](const clients::CallContext&, const std::string&) { return answer(); }, limits
          ) {
        request_.route = &route_;
    }

    // The access tokens they are answered with.
    std::vector<Result<std::string>> ask_at_once(int requests, const std::string& key = "rk_key") {
        std::vector<Result<std::string>> outcomes;
        for (int i = 0; i < requests; ++i)
            boost::asio::co_spawn(
                loop_,
                tokens_.token_for(request_, key),
                [&](const std::exception_ptr&, const KeyTokens::Outcome& outcome) {
                    outcomes.push_back(
                        outcome ? (*outcome)->access_token() : Result<std::string>(fail(outcome.error()))
                    );
                }
            );
        loop_.restart();
        loop_.run();
        return outcomes;
    }

    Result<std::string> ask(const std::string& key = "rk_key") { return ask_at_once(1, key).at(0); }

    KeyTokens& tokens() { return tokens_; }

    Result<std::string> says = std::string("token");
    int life = 300;
    int asked = 0;

  private:
    clients::Pending<MachineToken> answer() {
        ++asked;
        auto turn = boost::asio::post(loop_, boost::asio::use_awaitable);
        co_await std::move(turn);
        if (!says) co_return fail(says.error());
        clients::Answered<MachineToken> answered;
        answered.message.set_access_token(*says);
        answered.message.set_expires_in(life);
        co_return answered;
    }

    boost::asio::io_context loop_;
    http::Route route_{http::Method::get, "/", http::Anyone{}, http::Idempotency::ignored, nullptr};
    http::Exchange request_;
    KeyTokens tokens_;
};

}  // namespace

TEST_CASE("a key is asked about once, however often it comes") {
    Desk desk;
    for (int i = 0; i < 5; ++i) CHECK(desk.ask() == "token");
    CHECK(desk.asked == 1);
    CHECK(desk.ask("rk_other") == "token");
    CHECK(desk.asked == 2);
}

TEST_CASE("one question at a time: who comes meanwhile waits for its answer") {
    Desk desk;
    const auto answers = desk.ask_at_once(50);
    REQUIRE(answers.size() == 50);
    for (const auto& answer : answers) CHECK(answer == "token");
    CHECK(desk.asked == 1);
    desk.says = fail(unavailable("Away."));
    for (const auto& answer : desk.ask_at_once(50, "rk_other")) CHECK(answer.error().code == Code::unavailable);
    CHECK(desk.asked == 2);
}

TEST_CASE("a refusal is kept, a failure to ask is not") {
    Desk desk;
    desk.says = fail(unavailable("Away."));
    CHECK(desk.ask().error().code == Code::unavailable);
    desk.says = fail(not_valid());
    for (int i = 0; i < 3; ++i) CHECK(desk.ask().error().reason == "apiKeyIsNotValid");
    CHECK(desk.asked == 2);
}

TEST_CASE("a refusal is forgotten after a while, and the key may have become good") {
    Desk desk({.refused = 0s});
    desk.says = fail(not_valid());
    CHECK_FALSE(desk.ask());
    desk.says = std::string("token");
    CHECK(desk.ask() == "token");
}

TEST_CASE("an old token is asked for again, and serves on while identity is away") {
    Desk desk({.fresh = 0s});
    CHECK(desk.ask() == "token");
    desk.says = std::string("newer");
    CHECK(desk.ask() == "newer");
    desk.says = fail(unavailable("Away."));
    CHECK(desk.ask() == "newer");
    desk.says = fail(not_valid());
    CHECK(desk.ask() == "newer");  // the failure to ask counts for a while
}

TEST_CASE("a token that is over serves nobody") {
    Desk desk;
    desk.life = 0;
    CHECK(desk.ask() == "token");
    desk.says = fail(unavailable("Away."));
    CHECK_FALSE(desk.ask());
}

TEST_CASE("a token that was found not to hold is forgotten, and a revoked key refused") {
    Desk desk;
    CHECK(desk.ask() == "token");
    desk.tokens().forget("rk_key");
    desk.says = fail(not_valid());
    CHECK_FALSE(desk.ask());
    CHECK(desk.asked == 2);
}

TEST_CASE("who may not call from where it is, is not asked about again at once either") {
    Desk desk;
    desk.says = fail(Error{.code = Code::permission_denied, .reason = "deviceIsElsewhere", .message = "No."});
    for (int i = 0; i < 3; ++i) CHECK(desk.ask().error().code == Code::permission_denied);
    CHECK(desk.asked == 1);
}

TEST_CASE("a thousand wrong keys drive out no good one, and take no more room than they may") {
    Desk desk({.keys = 10});
    CHECK(desk.ask("rk_good") == "token");
    desk.says = fail(not_valid());
    for (int i = 0; i < 1000; ++i) CHECK_FALSE(desk.ask("rk_" + std::to_string(i)));
    CHECK(desk.tokens().size() == 11);
    CHECK(desk.ask("rk_good") == "token");
    CHECK_FALSE(desk.ask(std::string(5000, 'x')));
    CHECK(desk.asked == 1001);
}
