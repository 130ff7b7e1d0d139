// The lists of sessions, which come in pieces: what a service's pages become, and its refusals.
#include "tests/unit/gateway/gateway_rig.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace rig;

namespace {

using Request = attendance::v1::ListSessionsRequest;
using Page = attendance::v1::SessionPage;

constexpr char kMonth[] = "/api/v1/attendance/team?date_from=2026-02-01&date_to=2026-02-28";

Page page(int records, const std::string& next, const std::string& end = "") {
    Page made;
    for (int i = 0; i < records; ++i) {
        auto& record = *made.add_records();
        record.set_id(kRecordId);
        record.set_user_id(kUserId);
        record.set_check_in_us(1'770'000'000'000'000);
    }
    made.set_next_cursor(next);
    made.set_end_cursor(end);
    return made;
}

// Gives its answers in turn and keeps what it was asked.
struct Service {
    std::vector<Result<Page>> answers;
    std::vector<Request> asked = {};

    clients::Clients clients() {
        clients::Clients made;
        made.attendance.list_sessions = [this](const clients::CallContext& context, Request request) {
            CHECK(context.authorization == "Bearer admin");
            asked.push_back(std::move(request));
            auto& answer = answers.at(asked.size() - 1);
            if (!answer) return ready<Page>(fail(answer.error()));
            return ready<Page>(clients::Answered<Page>{*answer, false});
        };
        return made;
    }
};

Result<std::string> whole_body(http::HttpResponse& response) {
    std::string body = response.body;
    while (response.pieces) {
        boost::asio::io_context context;
        auto next = boost::asio::co_spawn(context, response.pieces->next(), boost::asio::use_future);
        context.run();
        auto piece = next.get();
        if (!piece) return fail(piece.error());
        body += piece->text;
        if (piece->last) response.pieces.reset();
    }
    return body;
}

const Sent kSent{.target = kMonth, .token = "admin"};

}  // namespace

TEST_CASE("a list of one page is whole at once") {
    Service service{{page(2, "")}};
    Gateway gateway(service.clients());
    const auto answer = gateway.send(kSent);
    CHECK_FALSE(answer.pieces);
    CHECK(boost::json::parse(answer.body).as_array().size() == 2);
    CHECK(answer.headers.find("Link:") == std::string::npos);
}

TEST_CASE("a list of many pages is one array, each page asked for from where the former ended, up to the same end") {
    Service service{{page(3, "c1", "end"), page(2, "c2"), page(0, "c3"), page(1, "")}};
    Gateway gateway(service.clients());
    auto answer = gateway.send(kSent);
    REQUIRE(answer.pieces);
    CHECK(answer.headers.find("cursor=end>; rel=\"next\"") != std::string::npos);
    // The second page is fetched while the first is rendered.
    CHECK(service.asked.size() == 2);
    CHECK(service.asked[0].rows_in_all() == 20'000);
    const auto body = whole_body(answer);
    REQUIRE(body);
    CHECK(boost::json::parse(*body).as_array().size() == 6);
    REQUIRE(service.asked.size() == 4);
    for (int i = 1; i < 4; ++i) {
        CHECK(service.asked[i].cursor() == "c" + std::to_string(i));
        CHECK(service.asked[i].until() == "end");
        CHECK(service.asked[i].date_from() == "2026-02-01");
    }
}

TEST_CASE("what fails before the first piece is refused in the envelope, what fails later breaks off") {
    Service at_once{{fail(unavailable("away"))}};
    Gateway refusing(at_once.clients());
    const auto refused = refusing.send(kSent);
    CHECK(refused.status == 503);
    CHECK_FALSE(refused.pieces);
    CHECK(boost::json::parse(refused.body).at("error").at("code") == "UNAVAILABLE");
    Service later{{page(3, "c1"), fail(unavailable("away"))}};
    Gateway breaking(later.clients());
    auto answer = breaking.send(kSent);
    REQUIRE(answer.pieces);
    const auto body = whole_body(answer);
    REQUIRE_FALSE(body);
    CHECK(body.error().code == Code::unavailable);
}
