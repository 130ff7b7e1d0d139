// Load through real sockets: a number of keep-alive connections, each sending its next request when the answer is
// there.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace bench {

struct Load {
    int port = 0;
    int connections = 64;
    // The n-th request's bytes; called from one thread, in order.
    std::function<std::string(std::size_t n)> request;
    std::size_t count = 0;  // how many to send
    double most_seconds = 30;
};

struct Measured {
    std::size_t answered = 0;
    std::size_t succeeded = 0;  // 2xx
    double seconds = 0;         // first request sent to last answer read
    double p50_ms = 0;
    double p99_ms = 0;
    std::string first_failure;  // status line and body of the first answer that was no success

    double per_second() const { return seconds > 0 ? static_cast<double>(answered) / seconds : 0; }
};

// `keep` sees every successful answer's body with its request's number, for scenarios that need ids.
Measured run(const Load& load, const std::function<void(std::size_t n, const std::string& body)>& keep = nullptr);

}  // namespace bench
