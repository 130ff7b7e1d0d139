// Passwords as Argon2id hashes (19 MiB, 2 passes). One is computed at a time: each takes a core for
// some 25 ms, and logins must not starve the rest. Who may wait for the slot is bounded.
#pragma once

#include "common/core/result.hpp"

#include <atomic>
#include <mutex>
#include <string>

namespace rollcall::identity::credentials {

class Passwords {
  public:
    // `most_waiting`: more are refused at once.
    explicit Passwords(int most_waiting = 20);

    // Errors: unavailable when too many wait.
    Result<std::string> hash(const std::string& password);
    Result<bool> fits(const std::string& password, const std::string& hash);
    // Costs what fits() costs, for when there is nothing to compare with.
    Result<void> pretend(const std::string& password);

  private:
    Result<std::unique_lock<std::mutex>> slot();

    const int most_waiting_;
    std::atomic<int> waiting_{0};
    std::mutex slot_;
    std::string nobodys_hash_;
};

}  // namespace rollcall::identity::credentials
