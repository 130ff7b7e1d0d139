// Reads of single records, in batches like the desk's: what came in while the last batch was read goes to PostgreSQL as
// one statement. Without load a read is a batch of one and waits for nobody.
#pragma once

#include "common/pg/database.hpp"
#include "services/attendance/store/record_store.hpp"

#include <functional>
#include <memory>

namespace rollcall::attendance::app {

class RecordReader {
  public:
    // Called once, from a thread of the reader; must not block.
    using Done = std::function<void(Result<std::optional<store::RecordView>>)>;

    RecordReader(pg::Database& database, int threads);
    // Finishes what is queued.
    ~RecordReader();

    // Too many waiting: done(unavailable) at once.
    void read(const store::WantedRecord& wanted, Done done);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rollcall::attendance::app
