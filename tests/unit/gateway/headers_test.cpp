// Small readers of single header fields.
#include "common/core/id.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/middleware/client_address.hpp"
#include "gateway/middleware/content_type.hpp"
#include "gateway/middleware/request_id.hpp"
#include "gateway/middleware/trace.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::middleware;

TEST_CASE("a sane request id is kept, any other replaced by a UUID") {
    for (const std::string id : {"a", "abc-123_DEF.4"}) CHECK(request_id_for(id) == id);
    CHECK(request_id_for(std::string(64, 'x')) == std::string(64, 'x'));
    for (const std::string id : {"", "has space", "<b>", "a\"b", "\xc3\xa9"}) CHECK(parse_uuid(request_id_for(id)));
    CHECK(parse_uuid(request_id_for(std::string(65, 'x'))));
}

TEST_CASE("a trace goes on under a new parent, a bad one is begun anew") {
    const std::string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    const auto ours = traceparent_for("00-" + trace + "-00f067aa0ba902b7-01");
    CHECK(ours.size() == 55);
    CHECK(trace_id_of(ours) == trace);
    CHECK(ours.substr(36, 16) != "00f067aa0ba902b7");
    CHECK(ours.substr(53) == "01");
    CHECK(trace_id_of(traceparent_for("cc-" + trace + "-00f067aa0ba902b7-01-more")) == trace);
    for (const auto& bad :
         {std::string(),
          "00-" + trace + "-00f067aa0ba902b7-01-more",
          "ff-" + trace + "-00f067aa0ba902b7-01",
          "00-" + std::string(32, '0') + "-00f067aa0ba902b7-01",
          "00-" + trace + "-0000000000000000-01",
          std::string("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01")}) {
        INFO(bad);
        const auto fresh = traceparent_for(bad);
        CHECK(fresh.size() == 55);
        CHECK(trace_id_of(fresh) != trace);
    }
}

TEST_CASE("the client's address comes from trusted proxies only") {
    CHECK(client_address("10.0.0.1", "1.2.3.4", 0) == "10.0.0.1");
    CHECK(client_address("10.0.0.1", "9.9.9.9, 1.2.3.4", 1) == "1.2.3.4");
    CHECK(client_address("10.0.0.1", "9.9.9.9, 1.2.3.4,10.0.0.2", 2) == "1.2.3.4");
    CHECK(client_address("10.0.0.1", "2001:db8::1", 1) == "2001:db8::1");
    CHECK(client_address("10.0.0.1", "", 1) == "10.0.0.1");
    CHECK(client_address("10.0.0.1", "unknown", 1) == "10.0.0.1");
    CHECK(client_address("10.0.0.1", "1.2.3.4,", 1) == "10.0.0.1");
}

TEST_CASE("JSON is JSON with or without its charset") {
    for (const char* type :
         {"application/json",
          "Application/JSON",
          "application/json; charset=utf-8",
          "application/json;charset=\"UTF-8\""})
        CHECK(is_json(type));
    for (const char* type : {"", "text/json", "application/json; charset=latin1", "application/jsonx", "text/plain"})
        CHECK_FALSE(is_json(type));
}

TEST_CASE("If-Match asks for a version, for any, or is not understood") {
    const auto read = [](const char* text) {
        http::Exchange exchange;
        if (text) exchange.request.set(http::Header::if_match, text);
        return http::if_match(exchange);
    };
    CHECK(read(nullptr) == 0);
    CHECK(read("*") == 0);
    CHECK(read("\"7\"") == 7);
    for (const char* strange : {"\"0\"", "\"\"", "\"x\"", "W/\"7\"", "\"-1\"", "\"99999999999999999999\""}) {
        INFO(strange);
        CHECK(read(strange).value() > 1'000'000);
    }
    for (const char* bad : {"", "7", "W/7", "\"1\", \"2\"", "\"1"}) {
        INFO(bad);
        CHECK_FALSE(read(bad));
    }
}
