#include "services/attendance/app/published.hpp"

#include "common/time/wire.hpp"
#include "services/attendance/domain/take_break.hpp"

#include <boost/json.hpp>

namespace rollcall::attendance::app {

namespace {

std::string quoted(const std::string& plain) {
    return "\"" + plain + "\"";
}

std::string instant_or_null(const std::optional<Instant>& at) {
    return at ? quoted(time::format_instant(*at)) : "null";
}

// Ids, dates, instants, numbers and our own words only: nothing here needs escaping.
class Data {
  public:
    explicit Data(const domain::Record& record) {
        const auto& derived = record.derived;
        add("userId", quoted(record.user.str()));
        add("attendanceRecordId", quoted(record.id.str()));
        add("shiftId", record.snapshot.shift ? quoted(record.snapshot.shift->str()) : "null");
        add("businessDate", quoted(time::format_date(record.snapshot.business_date)));
        add("checkInTime", instant_or_null(derived.check_in_at));
        add("checkOutTime", instant_or_null(derived.check_out_at));
        add("status", quoted(std::string(domain::name_of(derived.status))));
        add("lateByMinutes", std::to_string(derived.late_minutes));
        add("earlyByMinutes", std::to_string(derived.early_checkout_minutes));
        add("missedCheckIns", std::to_string(derived.missed_check_ins));
        add("version", std::to_string(record.version));
    }

    void add(const char* name, const std::string& json) {
        text_ += text_.empty() ? "{" : ",";
        text_ += quoted(name) + ":" + json;
    }

    void add_told(const std::vector<UserId>& told) {
        std::string ids;
        for (const auto& user : told) ids += (ids.empty() ? "" : ",") + quoted(user.str());
        add("toldUserIds", "[" + ids + "]");
    }

    std::string text() const { return text_ + "}"; }

  private:
    std::string text_;
};

}  // namespace

std::string event_data(const domain::Record& record, const std::vector<UserId>& told) {
    Data data(record);
    if (!told.empty()) data.add_told(told);
    return data.text();
}

std::string event_data(const domain::Record& record, const domain::Break& pause) {
    Data data(record);
    data.add("breakId", quoted(pause.id.str()));
    data.add("breakType", quoted(pause.type));
    data.add("breakStartedAt", quoted(time::format_instant(pause.from)));
    data.add("breakEndedAt", instant_or_null(pause.to));
    data.add("isPaid", pause.is_paid ? "true" : "false");
    return data.text();
}

std::string event_data(
    const domain::Record& record, const domain::Correction& correction, const std::vector<UserId>& told
) {
    Data data(record);
    data.add("correctionId", quoted(correction.id.str()));
    data.add("correctionStatus", quoted(correction.status));
    data.add("requestedBy", quoted(correction.requested_by.str()));
    data.add("requestedCheckInTime", instant_or_null(correction.requested_check_in));
    data.add("requestedCheckOutTime", instant_or_null(correction.requested_check_out));
    data.add("resolvedBy", correction.resolved_by ? quoted(correction.resolved_by->str()) : "null");
    data.add("selfDecided", correction.self_decided ? "true" : "false");
    data.add_told(told);
    return data.text();
}

store::Write write_of(domain::RecordChange change, store::Provenance provenance) {
    store::Write write{.change = std::move(change), .provenance = std::move(provenance)};
    const auto& record = write.change.record;
    if (write.change.before) write.before = event_data(*write.change.before);
    const bool of_break =
        write.change.event == "attendance.break_started" || write.change.event == "attendance.break_ended";
    write.events.push_back(
        {write.change.event, of_break ? event_data(record, *domain::latest_break(record.derived)) : event_data(record)}
    );
    return write;
}

std::string withdrawn_data(const domain::Record& absence) {
    auto withdrawn = absence;
    withdrawn.derived.missed_check_ins = 0;
    auto data = event_data(withdrawn, {absence.user});
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

std::string quarantined_data(const store::MachinePunchRow& row) {
    const auto& machine = row.machine;
    const auto& punch = machine.punch;
    const bool by_badge = row.code_kind == store::CodeKind::badge;
    const boost::json::object data{
        {"punchId", punch.id.str()},
        {"userId", punch.employee.is_nil() ? boost::json::value(nullptr) : boost::json::value(punch.employee.str())},
        {"attendanceRecordId", nullptr},
        {"shiftId", nullptr},
        {"employeeCode", by_badge ? boost::json::value(nullptr) : boost::json::value(row.code)},
        {"badgeNumber", by_badge ? boost::json::value(row.code) : boost::json::value(nullptr)},
        {"kind", domain::name_of(punch.kind)},
        {"at", time::format_instant(punch.at)},
        {"source", punch.source},
        {"reason", machine.hold == domain::Hold::none ? machine.why : domain::name_of(machine.hold)},
    };
    return boost::json::serialize(data);
}

}  // namespace rollcall::attendance::app
