#include "tests/support/expect.hpp"

#include "common/core/instant.hpp"
#include "common/time/wire.hpp"

#include <catch2/catch.hpp>

namespace support {

namespace {

void expect_json_headers(const Answer& answer) {
    CHECK(answer.header("Content-Type").starts_with("application/json"));
    CHECK(answer.header("X-Content-Type-Options") == "nosniff");
    CHECK_FALSE(answer.header("X-Request-Id").empty());
}

void expect_success(const Answer& answer, int status, const std::string& data_name, const std::string& action) {
    REQUIRE(answer.status == status);
    expect_json_headers(answer);
    CHECK(answer.string_at("/status") == "OK");
    CHECK(answer.string_at("/statusCode") == std::to_string(status));
    CHECK(answer.number_at("/elapsedMs") >= 0);
    CHECK(answer.number_at("/ssoTime") >= 0);
    const auto source = answer.string_at("/source");
    CHECK((source == "db" || source == "cache"));
    CHECK(answer.json().as_object().contains("cacheKey"));
    CHECK(answer.string_at("/requestId") == answer.header("X-Request-Id"));
    CHECK(answer.string_at("/dataName") == data_name);
    CHECK(answer.string_at("/action") == action);
    CHECK_FALSE(answer.string_at("/appVersion").empty());
    CHECK(answer.json().as_object().contains(data_name));
}

}  // namespace

void expect_error(const Answer& answer, int status, const std::string& message) {
    INFO("answer: " << answer.text);
    CHECK(answer.status == status);
    expect_json_headers(answer);
    CHECK(answer.string_at("/result") == "ERR");
    CHECK(answer.number_at("/status") == status);
    CHECK(answer.string_at("/message") == message);
    CHECK(answer.number_at("/errCode") == status);
    CHECK(is_instant(answer.string_at("/date")));
    CHECK_FALSE(answer.string_at("/detail").empty());
    if (status == 401) CHECK(answer.header("WWW-Authenticate").starts_with("Bearer"));
}

void expect_object(const Answer& answer, int status, const std::string& data_name, const std::string& action) {
    INFO("answer: " << answer.text);
    expect_success(answer, status, data_name, action);
    CHECK(answer.number_at("/rowCount") == 1);
    CHECK(answer.at("/" + data_name).is_object());
    CHECK_FALSE(answer.string_at("/userId").empty());
    CHECK_FALSE(answer.string_at("/sessionId").empty());
}

void expect_list(const Answer& answer, const std::string& data_name) {
    INFO("answer: " << answer.text);
    expect_success(answer, 200, data_name, "list");
    CHECK(answer.string_at("/method") == "GET");
    REQUIRE(answer.at("/" + data_name).is_array());
    CHECK(answer.number_at("/rowCount") == static_cast<std::int64_t>(answer.at("/" + data_name).as_array().size()));
    CHECK(answer.number_at("/paging/pageNumber") >= 1);
    CHECK(answer.number_at("/paging/pageRowCount") >= 1);
    CHECK(answer.number_at("/paging/totalRowCount") >= answer.number_at("/rowCount"));
    CHECK(answer.number_at("/paging/pageCount") >= 0);
    CHECK(answer.at("/filters").is_array());
    CHECK(answer.at("/uiPermissions").is_array());
}

bool is_instant(const std::string& text) {
    const auto parsed = rollcall::time::parse_instant(text);
    return parsed && rollcall::time::format_instant(*parsed) == text;
}

double seconds_between(const std::string& earlier, const std::string& later) {
    const auto from = rollcall::time::parse_instant(earlier);
    const auto to = rollcall::time::parse_instant(later);
    REQUIRE(from);
    REQUIRE(to);
    return std::chrono::duration<double>(*to - *from).count();
}

}  // namespace support
