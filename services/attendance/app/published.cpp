#include "services/attendance/app/published.hpp"

#include "common/time/wire.hpp"

namespace rollcall::attendance::app {

namespace {

std::string quoted(const std::string& plain) {
    return "\"" + plain + "\"";
}

std::string instant_or_null(const std::optional<Instant>& at) {
    return at ? quoted(time::format_instant(*at)) : "null";
}

}  // namespace

// Ids, dates, instants, numbers and our own words only: nothing here needs escaping.
std::string event_data(const domain::Record& record, const std::vector<UserId>& told) {
    const auto& derived = record.derived;
    std::string data = "{\"userId\":" + quoted(record.user.str());
    data += ",\"attendanceRecordId\":" + quoted(record.id.str());
    data += ",\"shiftId\":" + (record.snapshot.shift ? quoted(record.snapshot.shift->str()) : "null");
    data += ",\"businessDate\":" + quoted(time::format_date(record.snapshot.business_date));
    data += ",\"checkInTime\":" + instant_or_null(derived.check_in_at);
    data += ",\"checkOutTime\":" + instant_or_null(derived.check_out_at);
    data += ",\"status\":" + quoted(std::string(domain::name_of(derived.status)));
    data += ",\"lateByMinutes\":" + std::to_string(derived.late_minutes);
    data += ",\"earlyByMinutes\":" + std::to_string(derived.early_checkout_minutes);
    data += ",\"version\":" + std::to_string(record.version);
    if (!told.empty()) {
        data += ",\"toldUserIds\":[";
        for (std::size_t i = 0; i < told.size(); ++i) data += (i == 0 ? "" : ",") + quoted(told[i].str());
        data += "]";
    }
    return data + "}";
}

std::string withdrawn_data(const domain::Record& absence) {
    auto data = event_data(absence, {absence.user});
    data.pop_back();
    return data + ",\"withdrawn\":true}";
}

std::string duty_data(const UserId& user, const domain::ShiftInstance& shift) {
    std::string data = "{\"userId\":" + quoted(user.str());
    data += ",\"attendanceRecordId\":null";
    data += ",\"shiftId\":" + quoted(shift.id.str());
    data += ",\"businessDate\":" + quoted(time::format_date(shift.date));
    data += ",\"startsAt\":" + quoted(time::format_instant(shift.starts_at));
    data += ",\"endsAt\":" + quoted(time::format_instant(shift.ends_at));
    return data + "}";
}

}  // namespace rollcall::attendance::app
