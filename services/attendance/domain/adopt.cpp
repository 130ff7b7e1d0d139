#include "services/attendance/domain/adopt.hpp"

namespace rollcall::attendance::domain {

std::optional<RecordChange> adopt(
    const Record& record, const ShiftInstance& shift, const Policy& policy, std::vector<Punch> punches, Instant now
) {
    const bool is_free = record.derived.is_open() && !record.snapshot.shift;
    const bool has_opened = now >= shift.starts_at - Minutes{policy.early_check_in_minutes};
    if (!is_free || shift.is_cancelled || !has_opened || *record.derived.check_in_at >= shift.ends_at)
        return std::nullopt;
    auto adopted = record;
    adopted.snapshot = snapshot_of(shift, policy);
    return refolded(record, std::move(adopted), policy, {std::move(punches), {}, "attendance.revised", now});
}

}  // namespace rollcall::attendance::domain
