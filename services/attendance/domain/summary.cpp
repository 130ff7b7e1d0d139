#include "services/attendance/domain/summary.hpp"

namespace rollcall::attendance::domain {

Sums SummedRecords::totals() const {
    Sums totals;
    for (const auto& [date, day] : by_day) {
        totals.worked_minutes += day.worked_minutes;
        totals.days += day.days;
        totals.late += day.late;
        totals.early += day.early;
        totals.absent += day.absent;
        totals.overtime_minutes += day.overtime_minutes;
    }
    return totals;
}

}  // namespace rollcall::attendance::domain
