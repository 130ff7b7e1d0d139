#pragma once

namespace rollcall::shift::store {

// for_change: nobody else changes the row until the transaction ends.
enum class Lock { none, for_change };

// Which objects a list shows.
struct ActiveFilter {
    bool active = true;
    bool inactive = false;
};

}  // namespace rollcall::shift::store
