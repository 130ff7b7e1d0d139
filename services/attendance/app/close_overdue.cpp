#include "services/attendance/app/close_overdue.hpp"

#include "services/attendance/app/published.hpp"
#include "services/attendance/domain/auto_close.hpp"
#include "services/attendance/store/moment.hpp"
#include "services/attendance/store/overdue_store.hpp"
#include "services/attendance/store/policy_store.hpp"

#include <map>

namespace rollcall::attendance::app {

Result<int> close_overdue_records(pg::Tx& tx, const std::vector<RecordId>& overdue) {
    std::map<int, domain::Policy> policies;
    std::vector<store::Write> writes;
    for (auto& [record, punches] : store::lock_overdue(tx, overdue)) {
        const int version = record.snapshot.policy_version;
        if (!policies.contains(version)) policies.emplace(version, store::policy_version(tx, version));
        writes.push_back(write_of(
            domain::close_overdue(record, policies.at(version), std::move(punches), store::decided_at(tx)),
            {.action = "attendanceRecord.auto_close"}
        ));
    }
    if (!writes.empty()) store::store_changes(tx, writes);
    return static_cast<int>(writes.size());
}

}  // namespace rollcall::attendance::app
