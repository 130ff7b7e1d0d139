#include "services/attendance/app/watch.hpp"

#include "common/events/outbox.hpp"
#include "services/attendance/app/published.hpp"
#include "services/attendance/app/react.hpp"
#include "services/attendance/domain/mark_absent.hpp"
#include "services/attendance/store/desk_store.hpp"
#include "services/attendance/store/duty_store.hpp"
#include "services/attendance/store/moment.hpp"
#include "services/attendance/store/policy_store.hpp"

#include <map>

namespace rollcall::attendance::app {

namespace {

using domain::Due;
using store::WatchedDuty;

// One transaction's looks, and what they leave behind.
class Round {
  public:
    explicit Round(pg::Tx& tx) : tx_(tx), now_(store::decided_at(tx)) {}

    Result<void> look(WatchedDuty watched) {
        const auto& policy = policy_of(watched.policy_version);
        const auto look = domain::look_at(watched.duty, policy, now_);
        if (look.due != Due::nothing && look.due != Due::adoption) ++watched.timers_fired;
        switch (look.due) {
            case Due::nothing: break;
            case Due::adoption: ROLLCALL_CHECK(adopt(watched)); break;
            case Due::reminder: remind(watched, policy); break;
            case Due::suspicion: suspect(watched, policy); break;
            case Due::absence: mark_absent(watched, policy); break;
            case Due::withdrawal: withdraw(watched); break;
        }
        looked_at_.push_back({std::move(watched), look.next});
        return {};
    }

    Fired finish() {
        store_absences();
        withdraw_absences();
        events::publish_all(tx_, events_);
        store::leave_duties(tx_, looked_at_);
        return fired_;
    }

  private:
    const domain::Policy& policy_of(int version) {
        const auto known = policies_.find(version);
        if (known != policies_.end()) return known->second;
        return policies_.emplace(version, store::policy_version(tx_, version)).first->second;
    }

    void tell(const char* type, const WatchedDuty& watched) {
        events_.push_back({type, watched.id.str(), watched.timers_fired, duty_data(watched.user, watched.duty.shift)});
    }

    Result<void> adopt(const WatchedDuty& watched) {
        return adopt_open_record(tx_, watched.user, watched.duty.shift.id);
    }

    void remind(WatchedDuty& watched, const domain::Policy& policy) {
        watched.duty.reminded_for = domain::moments_of(watched.duty.shift, policy).reminder;
        tell("attendance.reminder_due", watched);
        ++fired_.reminders;
    }

    void suspect(WatchedDuty& watched, const domain::Policy& policy) {
        watched.duty.suspected_for = domain::moments_of(watched.duty.shift, policy).suspicion;
        tell("attendance.absence_suspected", watched);
        ++fired_.suspicions;
    }

    void mark_absent(WatchedDuty& watched, const domain::Policy& policy) {
        auto write = write_of(
            domain::absence_of(store::company_of(tx_), watched.user, watched.duty.shift, policy, now_),
            {.action = "attendanceRecord.mark_absent"}
        );
        watched.absence_record = write.change.record.id;
        absences_.push_back(std::move(write));
    }

    void withdraw(WatchedDuty& watched) {
        withdrawn_.push_back(*watched.absence_record);
        watched.absence_record.reset();
    }

    // Somebody may punch at this very moment: then there is a record, and nobody is absent.
    void store_absences() {
        const auto stored = store::store_possible_changes(tx_, absences_);
        fired_.absences += static_cast<int>(stored.size());
        for (auto& one : looked_at_) {
            auto& watched = one.watched;
            const bool lost = watched.absence_record && !watched.record && !stored.contains(*watched.absence_record);
            if (lost) watched.absence_record.reset();
        }
    }

    void withdraw_absences() {
        for (auto& record : store::withdraw_absences(tx_, withdrawn_)) {
            record.version += 1;
            const auto data = withdrawn_data(record);
            events_.push_back({"attendance.revised", record.id.str(), record.version, data});
            events::audit(tx_, {"attendanceRecord.withdraw", "attendanceRecord", record.id.str(), data, ""});
            ++fired_.withdrawals;
        }
    }

    pg::Tx& tx_;
    const Instant now_;
    std::map<int, domain::Policy> policies_;
    std::vector<store::LookedAt> looked_at_;
    std::vector<store::Write> absences_;
    std::vector<RecordId> withdrawn_;
    std::vector<events::Event> events_;
    Fired fired_;
};

}  // namespace

Result<Fired> look_at_duties(pg::Tx& tx, const std::vector<AssignmentId>& due) {
    if (due.empty()) return Fired{};
    Round round(tx);
    for (auto& watched : store::lock_due_duties(tx, due)) ROLLCALL_CHECK(round.look(std::move(watched)));
    return round.finish();
}

}  // namespace rollcall::attendance::app
