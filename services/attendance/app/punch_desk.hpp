// The desk where every change of a record is decided and stored. Requests queue for at most as long as the batch before
// them takes, then go to PostgreSQL together: one look-up, pure decisions, one commit; each caller gets their own
// answer. Without load a request is a batch of one and waits for nobody.
#pragma once

#include "common/pg/database.hpp"
#include "services/attendance/app/siblings.hpp"
#include "services/attendance/store/desk_facts.hpp"
#include "services/attendance/store/desk_store.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace rollcall::attendance::app {

// What a decision asks for. A change that is nothing is answered and not stored.
struct Decision {
    domain::RecordChange change;
    // Rule 4: the open record is to be closed at its shift's end in the same transaction.
    bool closes_open_record = false;
};

struct DeskAnswer {
    domain::Record record;
    std::string full_name;  // of the record's person
    std::string stored;     // not empty: the stored answer to an earlier request with this key
};

struct DeskRequest {
    store::Asked asked;
    store::Provenance provenance;
    // The record that the decision goes on with, among the facts: its punches are looked up, and its policy counts.
    // Null, or no function: none.
    std::function<const domain::Record*(const domain::PunchFacts&)> continues;
    std::function<Result<Decision>(const domain::PunchFacts&, const std::vector<domain::Punch>&)> decide;
    // Where the caller is, for rule 17; it counts for their own punches.
    std::optional<domain::Place> place = {};
    // The answer's bytes, kept under the idempotency key.
    std::function<std::string(const DeskAnswer&)> encode;
    // Called once, from a thread of the desk; must not block.
    std::function<void(Result<DeskAnswer>)> done;
    std::chrono::system_clock::time_point deadline = std::chrono::system_clock::time_point::max();
    bool asked_owners = false;
    bool owners_were_away = false;
    int attempts = 0;
};

struct DeskSettings {
    int threads = 2;
    int owner_threads = 4;  // ask siblings what the projections do not have yet
    std::size_t queue_limit = 20000;
    std::size_t batch_limit = 128;
};

class PunchDesk {
  public:
    // `after_commit` runs after every commit that left events.
    PunchDesk(DeskSettings settings, pg::Database& database, Siblings& siblings, std::function<void()> after_commit);
    // Finishes what is queued.
    ~PunchDesk();

    // Full queue: done(unavailable) at once. A key that is being served right now: done(idempotencyKeyInUse) at once.
    void submit(DeskRequest request);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rollcall::attendance::app
