// What every answer of the WorkforceOS surface has in common, checked whole.
#pragma once

#include "tests/support/http_client.hpp"

#include <chrono>
#include <string>
#include <thread>

namespace support {

// Status and error envelope; `message` is the stable key.
void expect_error(const Answer& answer, int status, const std::string& message);

// Status and success envelope with its object under `data_name`.
void expect_object(const Answer& answer, int status, const std::string& data_name, const std::string& action);

// 200 and a list envelope; `data_name` plural.
void expect_list(const Answer& answer, const std::string& data_name);

// True for "2026-02-16T05:20:21.265Z".
bool is_instant(const std::string& text);

// Seconds between two instants on the wire.
double seconds_between(const std::string& earlier, const std::string& later);

// Polls `ask` until it holds or `milliseconds` are over; what it said last.
template <class Ask>
bool eventually(Ask ask, int milliseconds = 3000) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    while (!ask()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

}  // namespace support
