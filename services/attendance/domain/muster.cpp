#include "services/attendance/domain/muster.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

namespace {

bool is_work(const MusteredRecord& record) {
    return record.has_check_in && record.classification != "insufficient";
}

bool is_half(const MusteredRecord& record) {
    return record.classification == "half_day" || record.classification == "short_leave";
}

bool is_remote(const MusteredRecord& record) {
    return record.work_mode == "wfh" || record.work_mode == "remote";
}

MusterCode code_of_work(const std::vector<MusteredRecord>& records) {
    const auto whole =
        std::find_if(records.begin(), records.end(), [](const auto& one) { return is_work(one) && !is_half(one); });
    if (whole != records.end()) return is_remote(*whole) ? MusterCode::from_home : MusterCode::present;
    const auto halves = std::count_if(records.begin(), records.end(), is_work);
    if (halves < 2) return MusterCode::half_day;
    const bool remote = std::all_of(records.begin(), records.end(), is_remote);
    return remote ? MusterCode::from_home : MusterCode::present;
}

}  // namespace

std::string_view code_of(MusterCode code) {
    switch (code) {
        case MusterCode::none: return "";
        case MusterCode::present: return "P";
        case MusterCode::absent: return "A";
        case MusterCode::leave: return "L";
        case MusterCode::half_day: return "HD";
        case MusterCode::from_home: return "WFH";
        case MusterCode::holiday: return "H";
        case MusterCode::week_off: return "WO";
    }
    return "";
}

MusterCode muster_code(const MusterDay& day) {
    const auto& records = day.records;
    if (std::any_of(records.begin(), records.end(), is_work)) return code_of_work(records);
    const auto on_leave = [](const MusteredRecord& one) { return one.classification == "leave"; };
    if (std::any_of(records.begin(), records.end(), on_leave)) return MusterCode::leave;
    if (!records.empty()) return MusterCode::absent;
    if (day.is_rostered && day.is_over) return MusterCode::absent;
    if (day.is_rostered || day.is_future || !day.is_employed) return MusterCode::none;
    return day.is_holiday ? MusterCode::holiday : MusterCode::week_off;
}

}  // namespace rollcall::attendance::domain
