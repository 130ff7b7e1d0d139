#include "services/attendance/domain/record.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

std::string_view name_of(RecordStatus status) {
    switch (status) {
        case RecordStatus::pending: return "pending";
        case RecordStatus::present: return "present";
        case RecordStatus::absent: return "absent";
        case RecordStatus::late: return "late";
        case RecordStatus::left_early: return "leftEarly";
    }
    return "pending";
}

std::optional<RecordStatus> parse_record_status(std::string_view name) {
    for (const auto status : kAllRecordStatuses)
        if (name_of(status) == name) return status;
    return std::nullopt;
}

bool Derived::has_flag(std::string_view name) const {
    return std::find(flags.begin(), flags.end(), name) != flags.end();
}

}  // namespace rollcall::attendance::domain
