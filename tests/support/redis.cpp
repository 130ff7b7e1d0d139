#include "tests/support/servers.hpp"

#include <hiredis/hiredis.h>

#include <atomic>
#include <memory>
#include <stdexcept>

namespace support {

namespace {

bool command(int port, const char* words) {
    const timeval patience{1, 0};
    const std::unique_ptr<redisContext, decltype(&redisFree)> context(
        redisConnectWithTimeout("127.0.0.1", port, patience), &redisFree
    );
    if (!context || context->err) return false;
    auto* answer = static_cast<redisReply*>(redisCommand(context.get(), words));
    const bool good = answer && answer->type != REDIS_REPLY_ERROR;
    if (answer) freeReplyObject(answer);
    return good;
}

}  // namespace

RedisServer::RedisServer() {
    static std::atomic<int> made{0};
    home_ = scratch() / ("redis" + std::to_string(made++));
    std::filesystem::create_directories(home_);
    port_ = free_port();
    start();
}

RedisServer::~RedisServer() {
    if (server_.running()) server_.stop(SIGKILL);
}

void RedisServer::start() {
    server_ = Child(
        {.argv =
             {"redis-server",
              "--port",
              std::to_string(port_),
              "--bind",
              "127.0.0.1",
              "--dir",
              home_.string(),
              "--save",
              "",
              "--appendonly",
              "yes",
              "--appendfsync",
              "everysec",
              "--maxmemory-policy",
              "noeviction"},
         .log = home_ / "redis.log"}
    );
    wait_until("Redis answers", [this] {
        if (!server_.running()) throw std::runtime_error("Redis ended:\n" + tail_of(home_ / "redis.log"));
        return command(port_, "PING");
    });
}

void RedisServer::kill() {
    server_.stop(SIGKILL);
}

void RedisServer::flush() {
    if (!command(port_, "FLUSHALL")) throw std::runtime_error("Redis does not flush");
}

RedisServer& redis() {
    static RedisServer server;
    return server;
}

}  // namespace support
