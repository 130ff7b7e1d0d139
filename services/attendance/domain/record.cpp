#include "services/attendance/domain/record.hpp"

namespace rollcall::attendance::domain {

std::string_view name_of(PunchKind kind) {
    switch (kind) {
        case PunchKind::in: return "in";
        case PunchKind::out: return "out";
        case PunchKind::break_start: return "break_start";
        case PunchKind::break_end: return "break_end";
        case PunchKind::checkpoint: return "checkpoint";
    }
    return "in";
}

std::optional<PunchKind> parse_punch_kind(std::string_view name) {
    for (const auto kind :
         {PunchKind::in, PunchKind::out, PunchKind::break_start, PunchKind::break_end, PunchKind::checkpoint})
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

std::string_view name_of(Disposition disposition) {
    switch (disposition) {
        case Disposition::applied: return "applied";
        case Disposition::duplicate: return "duplicate";
        case Disposition::superseded: return "superseded";
        case Disposition::quarantined: return "quarantined";
    }
    return "applied";
}

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

}  // namespace rollcall::attendance::domain
