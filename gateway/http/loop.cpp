#include "gateway/http/loop.hpp"

#include "common/log/log.hpp"

#include <boost/asio/post.hpp>

#include <ctime>

namespace rollcall::http {

namespace {

constexpr std::chrono::milliseconds kSweep{100};
// A request that was on its way when the stop came is still served.
constexpr std::chrono::milliseconds kIdleGrace{300};

std::string http_date() {
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    const auto size = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text, size};
}

}  // namespace

Loop::Loop() : date_(http_date()) {}

Loop::~Loop() {
    stop();
}

void Loop::start() {
    arm();
    thread_ = std::thread([this] {
        // What reaches here is a defect of ours; the loop's other connections must not pay for it.
        for (;;) {
            try {
                context_.run();
                return;
            } catch (const std::exception& failure) {
                log::error("a connection failed", {{"reason", failure.what()}});
            }
        }
    });
}

void Loop::arm() {
    sweeper_.expires_after(kSweep);
    sweeper_.async_wait([this](const boost::system::error_code& ec) {
        if (ec) return;
        sweep();
        arm();
    });
}

void Loop::sweep() {
    date_ = http_date();
    const auto now = Clock::now();
    const bool close_idle = now >= close_idle_after_;
    for (auto* connection : connections_) {
        if (now < connection->deadline && !(close_idle && connection->idle)) continue;
        connection->expired = true;
        connection->cancel();
    }
}

void Loop::drain() {
    boost::asio::post(context_, [this] {
        draining_ = true;
        close_idle_after_ = Clock::now() + kIdleGrace;
    });
}

void Loop::stop() {
    context_.stop();
    if (thread_.joinable()) thread_.join();
}

}  // namespace rollcall::http
