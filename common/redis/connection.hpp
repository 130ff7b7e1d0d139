// One blocking connection to Redis, for one thread. A connection that failed is dropped and opened anew by the next
// command: hiredis 0.14 loses its timeouts when it reconnects by itself.
#pragma once

#include "common/core/result.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

struct redisContext;
struct redisReply;

namespace rollcall::redis {

// An owned reply. Kinds: nothing, text (strings and status), number, list.
class Reply {
  public:
    explicit Reply(std::shared_ptr<redisReply> reply) : root_(std::move(reply)), reply_(root_.get()) {}

    bool is_nothing() const;
    bool is_list() const;
    std::string text() const;  // "" when it is not text
    long long number() const;  // 0 when it is not a number
    std::size_t size() const;  // of a list
    Reply operator[](std::size_t index) const;

  private:
    Reply(std::shared_ptr<redisReply> root, redisReply* part) : root_(std::move(root)), reply_(part) {}

    std::shared_ptr<redisReply> root_;
    redisReply* reply_;
};

using Command = std::vector<std::string>;

class Connection {
  public:
    // `address` is "host:port" with a numeric host. Nothing is opened yet. `timeout` must exceed any BLOCK in use.
    Connection(std::string address, std::chrono::milliseconds timeout);
    ~Connection();

    // Binary-safe. Error unavailable when Redis cannot be reached or answers OOM, LOADING and the like; any other error
    // reply is internal with Redis' word for it as the reason ("NOGROUP", "BUSYGROUP").
    Result<Reply> run(const Command& command);
    // All sent before the first answer is read. The first failure is returned.
    Result<std::vector<Reply>> run_all(const std::vector<Command>& commands);

  private:
    Result<void> open();
    Result<Reply> read();
    void send(const Command& command);
    Error drop(const char* what);

    struct Closer {
        void operator()(redisContext* context) const;
    };

    std::string address_;
    std::chrono::milliseconds timeout_;
    std::unique_ptr<redisContext, Closer> context_;
};

}  // namespace rollcall::redis
