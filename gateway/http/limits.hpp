#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace rollcall::http {

// What one request may be.
struct MessageLimits {
    std::size_t header_bytes = 8 * 1024;  // request line and fields together
    std::size_t fields = 64;
    std::size_t target_bytes = 4 * 1024;
    std::uint64_t body_bytes = 1024 * 1024;  // decoded
};

// How long a connection may take for each part of its life.
struct Patience {
    std::chrono::milliseconds header{5'000};
    std::chrono::milliseconds body{10'000};
    std::chrono::milliseconds write{10'000};
    std::chrono::milliseconds idle{30'000};
    std::chrono::milliseconds linger{1'000};  // after a refusal, so that the answer is not lost in a reset
};

struct ConnectionLimits {
    std::size_t total = 2'000;
    std::size_t per_address = 64;  // 0: no limit; addresses of this machine have none
};

}  // namespace rollcall::http
