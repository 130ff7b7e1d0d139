// A client that knows the source document of this surface and nothing else.
#include "tests/e2e/timeclock/clock.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>

using namespace timeclock;

namespace {

struct DocumentedClient {
    explicit DocumentedClient(const Company& company, const Person& person) : client(company.stack().gateway_port()) {
        access = login(person);
    }

    std::string login(const Person& person) {
        const auto answer = send("POST", "/api/auth/login/", {{"email", person.email}, {"password", person.password}});
        REQUIRE(answer.status == 200);
        return answer.string_at("/access");
    }

    Answer send(const std::string& method, const std::string& target, const boost::json::object& body = {}) {
        Request request{.method = method, .target = target, .headers = {{"Content-Type", "application/json"}}};
        if (!access.empty()) request.headers.emplace_back("Authorization", "Bearer " + access);
        if (method == "POST") request.body = boost::json::serialize(body);
        return client.send(request);
    }

    Client client;
    std::string access;
};

}  // namespace

TEST_CASE("the documented example is answered as documented") {
    Company company;
    const auto person = company.hire("employee");
    DocumentedClient client(company, person);
    const auto now = wall_clock(company, -5);
    const auto answer = client.send(
        "POST",
        "/api/timeclock/clock-in/",
        {{"userId", person.id},
         {"timeIn", now.time},
         {"timeInDescription", "Arrived early"},
         {"timeInLocation", "HQ Office"},
         {"date", now.date}}
    );
    INFO(answer.text);
    REQUIRE(answer.status == 200);
    CHECK(
        answer.text == R"({"status":"success","message":"Clock-in recorded successfully","data":{"userId":")" +
                           person.id + R"(","timeIn":")" + now.time +
                           R"(","timeInDescription":"Arrived early","timeInLocation":"HQ Office","date":")" + now.date +
                           "\"}}"
    );
    const auto left = client.send("POST", "/api/timeclock/clock-out/", {{"timeOutDescription", "Done"}});
    INFO(left.text);
    REQUIRE(left.status == 200);
    CHECK(left.string_at("/message") == "Clock-out recorded successfully");
    CHECK(left.string_at("/data/timeOutDescription") == "Done");
    CHECK(left.at("/data/timeOutLocation").is_null());
}
