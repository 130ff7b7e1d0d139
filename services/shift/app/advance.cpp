#include "services/shift/app/advance.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/store/clock.hpp"

namespace rollcall::shift::app {

Result<int> advance_due_shifts(pg::Tx& tx) {
    const auto started = store::start_due_shifts(tx);
    for (const auto& shift : started) announce(tx, "shift.started", shift);
    const auto ended = store::end_due_shifts(tx);
    for (const auto& shift : ended) announce(tx, "shift.ended", shift);
    return static_cast<int>(started.size() + ended.size());
}

}  // namespace rollcall::shift::app
