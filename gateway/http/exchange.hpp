// One request on its way through the gateway: what came in, what is known about it so far, and what its answer must
// carry.
#pragma once

#include "common/core/principal.hpp"
#include "gateway/http/request.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rollcall::http {

struct Route;

// Names point into the route table.
using PathParameters = std::vector<std::pair<std::string_view, std::string>>;

struct RateStanding {
    int limit = 0;  // 0: not limited
    int window_seconds = 0;
    int remaining = 0;
    int reset_seconds = 0;
    std::string_view policy = "person";  // what is limited; static text
};

struct Exchange {
    using Clock = std::chrono::steady_clock;

    HttpRequest request;
    Clock::time_point began;
    std::string request_id;
    std::string traceparent;  // ours, a child of the client's when it sent a good one
    std::string client_address;

    const Route* route = nullptr;
    PathParameters path;
    std::string_view codename;  // the tenant header, well-formed; "" when not sent
    std::optional<Principal> principal;
    std::string_view idempotency_key;  // "" when none counts
    std::string fingerprint;           // hex SHA-256, only with a key
    RateStanding rate;

    Clock::duration authentication{};
    Clock::duration upstream{};
    bool replayed = false;
    std::vector<std::string> events;  // that writes have published

    // Precondition: the route's pattern has it.
    const std::string& parameter(std::string_view name) const {
        for (const auto& [known, value] : path)
            if (known == name) return value;
        return path.at(path.size()).second;  // throws: a defect of the route table
    }

    std::int64_t elapsed_ms(Clock::time_point now = Clock::now()) const {
        return std::chrono::duration_cast<std::chrono::milliseconds>(now - began).count();
    }
};

}  // namespace rollcall::http
