#include "services/attendance/app/second_look.hpp"

#include "services/attendance/app/replay_people.hpp"
#include "services/attendance/store/machine_punch_store.hpp"
#include "services/attendance/store/moment.hpp"
#include "services/attendance/store/second_look_store.hpp"

namespace rollcall::attendance::app {

Result<int> look_again(pg::Tx& tx, const std::vector<UserId>& people) {
    store::begin_probing(tx);
    const auto due = store::lock_due_looks(tx, people);
    if (due.empty()) return 0;
    std::vector<store::WantedHistory> histories;
    for (const auto& look : due) histories.push_back(look.history);
    ROLLCALL_CHECK(replay_people(tx, histories, {}));
    // Last, as everywhere: whoever changes records asks for looks behind them.
    store::finish_looks(tx, due);
    return static_cast<int>(due.size());
}

void look_again_later(pg::Tx& tx, const UserId& person) {
    constexpr Minutes kLater{5};
    store::postpone_look(tx, person, store::decided_at(tx) + kLater);
}

}  // namespace rollcall::attendance::app
