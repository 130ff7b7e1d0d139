#include "services/attendance/app/replay_people.hpp"

#include "common/events/outbox.hpp"
#include "services/attendance/app/published.hpp"
#include "services/attendance/store/moment.hpp"

#include <map>
#include <set>

namespace rollcall::attendance::app {

namespace {

class Collecting {
  public:
    explicit Collecting(pg::Tx& tx) : tx_(tx) {}

    void add(const domain::Employee& employee, const domain::Replayed& replayed) {
        for (const auto& made : replayed.records) add(employee, made);
        for (const auto& record : replayed.emptied) add_emptied(record);
    }

    // What lay before the replay went along with its record.
    void add_carried(const domain::ReplayedRecord& made, const std::map<PunchId, domain::MachinePunch>& replayed) {
        for (const auto& punch : made.change.punches) {
            if (!punch.by_machine || replayed.contains(punch.id)) continue;
            domain::MachinePunch carried{
                .punch = punch,
                .disposition = domain::Disposition::applied,
                .resolved = punch.kind,
                .record = made.change.record.id};
            for (const auto& resolution : made.change.resolutions)
                if (resolution.punch == punch.id) carried.why = resolution.why;
            changes_.placed.push_back(std::move(carried));
        }
    }

    // Moves that leave what is stored as it is are not written.
    void add_moved(const domain::MachinePunch& before, const domain::MachinePunch& after) {
        const bool same = before.disposition == after.disposition && before.resolved == after.resolved &&
                          before.record == after.record && before.why == after.why;
        if (!same) changes_.placed.push_back(after);
    }

    Result<void> store() {
        ROLLCALL_CHECK(store::store_histories(tx_, changes_));
        events::publish_all(tx_, events_);
        return {};
    }

  private:
    void add(const domain::Employee& employee, const domain::ReplayedRecord& made) {
        const auto& origin = store::origin_of(tx_);
        auto write = write_of(
            made.change,
            {
                .actor = origin.actor,
                .action = "attendanceRecord.replay",
                .request_id = origin.request_id,
                .traceparent = origin.traceparent,
                .client_address = origin.client_address,
            }
        );
        for (const auto& type : made.further) write.events.push_back({type, event_data(made.change.record)});
        // Rule 12: who was told of the absence hears that it is withdrawn.
        if (made.change.withdraws_absence()) {
            std::vector<UserId> told{employee.id};
            if (employee.lead) told.push_back(*employee.lead);
            write.events.push_back({"attendance.revised", event_data(made.change.record, told)});
        }
        write.change.record.version += static_cast<std::int64_t>(write.events.size()) - 1;
        changes_.removed.insert(changes_.removed.end(), made.removed.begin(), made.removed.end());
        changes_.writes.push_back(std::move(write));
    }

    void add_emptied(const domain::Record& record) {
        auto gone = record;
        gone.version += 1;
        const auto data = withdrawn_data(gone);
        events_.push_back({"attendance.revised", record.id.str(), gone.version, data});
        events::audit(tx_, {"attendanceRecord.withdraw", "attendanceRecord", record.id.str(), data, ""});
        changes_.emptied.push_back(record);
    }

    pg::Tx& tx_;
    store::HistoryChanges changes_;
    std::vector<events::Event> events_;
};

}  // namespace

Result<std::vector<domain::MachinePunch>> replay_people(
    pg::Tx& tx, const std::vector<store::WantedHistory>& wanted, const std::vector<domain::MachinePunch>& arrivals
) {
    auto histories = store::find_histories(tx, wanted);
    std::set<PunchId> arriving;
    for (const auto& machine : arrivals) {
        arriving.insert(machine.punch.id);
        histories.at(machine.punch.employee).punches.push_back(machine);
    }
    Collecting collecting(tx);
    std::vector<domain::MachinePunch> arrived;
    // In the order of their ids, as they were locked.
    for (auto& [user, facts] : histories) {
        std::map<PunchId, domain::MachinePunch> before;
        for (const auto& machine : facts.punches) before.emplace(machine.punch.id, machine);
        const auto employee = facts.employee;
        auto replayed = domain::replay(std::move(facts));
        collecting.add(employee, replayed);
        for (auto& machine : replayed.placed) {
            if (arriving.contains(machine.punch.id))
                arrived.push_back(std::move(machine));
            else
                collecting.add_moved(before.at(machine.punch.id), machine);
        }
        for (const auto& made : replayed.records) collecting.add_carried(made, before);
    }
    ROLLCALL_CHECK(collecting.store());
    return arrived;
}

}  // namespace rollcall::attendance::app
