#include "gateway/api/hr_monitoring/period_figures.hpp"

#include <algorithm>
#include <set>

namespace rollcall::hr_monitoring {

namespace {

using attendance::v1::Record;
using Records = std::vector<Record>;

template <class Condition>
auto count(const Records& records, Condition condition) {
    return std::count_if(records.begin(), records.end(), condition);
}

std::int64_t sum(const Records& records, std::int32_t (Record::*minutes)() const) {
    std::int64_t total = 0;
    for (const auto& record : records) total += (record.*minutes)();
    return total;
}

bool came(const Record& record) {
    return record.has_check_in_us();
}

std::size_t days_of(const Records& records) {
    std::set<std::string> days;
    for (const auto& record : records)
        if (came(record)) days.insert(record.business_date());
    return days.size();
}

}  // namespace

void write_figures(json::Writer& writer, const Records& records) {
    writer.open_object();
    writer.member("sessions", count(records, came));
    writer.member("days_present", days_of(records));
    writer.member("absences", count(records, [](const Record& r) {
                      return !came(r) && r.classification() != "leave";
                  }));
    writer.member("leave_days", count(records, [](const Record& r) { return r.classification() == "leave"; }));
    writer.member("wfh_sessions", count(records, [](const Record& r) { return came(r) && r.work_mode() == "wfh"; }));
    writer.member("late_count", count(records, [](const Record& r) { return r.is_late(); }));
    writer.member("early_count", count(records, [](const Record& r) { return r.is_early(); }));
    writer.member("overtime_count", count(records, [](const Record& r) { return r.overtime_minutes() > 0; }));
    writer.member("incomplete_count", count(records, [](const Record& r) {
                      return r.session_status() == "incomplete";
                  }));
    writer.member("worked_minutes", sum(records, &Record::worked_minutes));
    writer.member("paid_minutes", sum(records, &Record::paid_minutes));
    writer.member("overtime_minutes", sum(records, &Record::overtime_minutes));
    writer.member("late_minutes", sum(records, &Record::late_minutes));
    writer.member("break_minutes", sum(records, &Record::break_minutes));
    writer.close_object();
}

}  // namespace rollcall::hr_monitoring
