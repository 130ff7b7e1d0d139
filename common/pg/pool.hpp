// Connections kept open. One that met anything but a clean SQL error is thrown away, never revived.
#pragma once

#include "common/pg/connection.hpp"
#include "common/pg/database.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace rollcall::pg {

class Pool {
  public:
    explicit Pool(DatabaseSettings settings) : settings_(std::move(settings)) {}

    // A connection for this thread alone, opened when none is idle. Throws pqxx::broken_connection when the server
    // cannot be reached; null when none came free within the wait.
    std::unique_ptr<Connection> borrow() {
        std::unique_lock lock(mutex_);
        const auto free = [this] { return !idle_.empty() || open_ < settings_.connections; };
        if (!returned_.wait_for(lock, settings_.wait, free)) return nullptr;
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
        ++open_;
        lock.unlock();
        try {
            return std::make_unique<Connection>(settings_.url, settings_.statement_timeout);
        } catch (...) {
            discard();
            throw;
        }
    }

    void give_back(std::unique_ptr<Connection> connection) {
        {
            const std::lock_guard lock(mutex_);
            idle_.push_back(std::move(connection));
        }
        returned_.notify_one();
    }

    // A borrowed connection that is not to be used again; also forgets idle ones, which likely died with it.
    void discard() {
        {
            const std::lock_guard lock(mutex_);
            open_ -= 1 + static_cast<int>(idle_.size());
            idle_.clear();
        }
        returned_.notify_all();
    }

    const DatabaseSettings& settings() const { return settings_; }

  private:
    const DatabaseSettings settings_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    int open_ = 0;
};

}  // namespace rollcall::pg
