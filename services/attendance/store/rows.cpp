#include "services/attendance/store/rows.hpp"

#include "services/attendance/store/break_json.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace rollcall::attendance::store {

namespace {

std::string joined(const std::vector<std::string>& flags) {
    std::string text;
    for (const auto& flag : flags) text += (text.empty() ? "" : ",") + flag;
    return text;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> flags;
    while (!text.empty()) {
        const auto flag = text.substr(0, text.find(','));
        flags.emplace_back(flag);
        text.remove_prefix(std::min(text.size(), flag.size() + 1));
    }
    return flags;
}

// Columns are read in the table's order, one after the other.
class Columns {
  public:
    Columns(const pqxx::row& row, int first) : row_(row), next_(first) {}

    template <class T>
    T take() {
        return row_[next_++].as<T>();
    }

    template <class T>
    std::optional<T> maybe() {
        return pg::maybe<T>(row_[next_++]);
    }

  private:
    const pqxx::row& row_;
    pqxx::row::size_type next_;
};

domain::Snapshot snapshot_from(Columns& columns) {
    domain::Snapshot snapshot;
    snapshot.shift = columns.maybe<ShiftId>();
    snapshot.business_date = columns.take<Date>();
    snapshot.zone = columns.take<std::string>();
    snapshot.shift_starts_at = columns.maybe<Instant>().value_or(Instant{});
    snapshot.shift_ends_at = columns.maybe<Instant>().value_or(Instant{});
    snapshot.grace_minutes = columns.take<int>();
    snapshot.break_allowance_minutes = columns.take<int>();
    snapshot.policy_version = columns.take<int>();
    return snapshot;
}

}  // namespace

std::optional<domain::Record> record_from(const pqxx::row& row, int first) {
    if (row[first].is_null()) return std::nullopt;
    Columns columns(row, first);
    domain::Record record;
    record.company = columns.take<CompanyId>();
    record.id = columns.take<RecordId>();
    record.user = columns.take<UserId>();
    auto& snapshot = record.snapshot;
    snapshot = snapshot_from(columns);
    auto& derived = record.derived;
    derived.check_in_at = columns.maybe<Instant>();
    derived.check_out_at = columns.maybe<Instant>();
    derived.status = domain::parse_record_status(columns.take<std::string>()).value_or(domain::RecordStatus::pending);
    derived.session_status = columns.take<std::string>();
    derived.late_minutes = columns.take<int>();
    derived.early_checkout_minutes = columns.take<int>();
    derived.duration_minutes = columns.take<int>();
    derived.worked_minutes = columns.take<int>();
    derived.paid_minutes = columns.take<int>();
    derived.overtime_minutes = columns.take<int>();
    derived.classification = columns.take<std::string>();
    derived.flags = split(columns.take<std::string>());
    record.absence_reason = columns.maybe<std::string>();
    record.manager_note = columns.maybe<std::string>();
    record.marked_absent = columns.take<bool>();
    record.version = columns.take<std::int64_t>();
    record.created_at = columns.take<Instant>();
    record.updated_at = columns.take<Instant>();
    derived.work_mode = columns.take<std::string>();
    derived.breaks = breaks_from_json(columns.take<std::string>());
    snapshot.on_leave = columns.take<bool>();
    record.reasons.early = columns.maybe<std::string>();
    record.reasons.after_shift = columns.maybe<std::string>();
    record.reasons.after_shift_note = columns.maybe<std::string>();
    record.correction = columns.maybe<CorrectionId>();
    derived.overdue_at = columns.maybe<Instant>();
    snapshot.check_in_interval_minutes = columns.take<int>();
    snapshot.check_in_tolerance_minutes = columns.take<int>();
    derived.missed_check_ins = columns.take<int>();
    return record;
}

std::optional<domain::Correction> correction_from(const pqxx::row& row, int first) {
    if (row[first].is_null()) return std::nullopt;
    Columns columns(row, first);
    columns.take<CompanyId>();
    domain::Correction correction;
    correction.id = columns.take<CorrectionId>();
    correction.record = columns.take<RecordId>();
    correction.user = columns.take<UserId>();
    correction.status = columns.take<std::string>();
    correction.reason = columns.take<std::string>();
    correction.requested_check_in = columns.maybe<Instant>();
    correction.requested_check_out = columns.maybe<Instant>();
    correction.original_check_in = columns.maybe<Instant>();
    correction.original_check_out = columns.maybe<Instant>();
    correction.requested_by = columns.take<UserId>();
    correction.requested_at = columns.take<Instant>();
    correction.resolved_by = columns.maybe<UserId>();
    correction.resolved_at = columns.maybe<Instant>();
    correction.manager_comment = columns.maybe<std::string>();
    correction.self_decided = columns.take<bool>();
    return correction;
}

domain::Punch punch_from(const pqxx::row& row) {
    Columns columns(row, 0);
    columns.take<CompanyId>();
    domain::Punch punch;
    punch.id = columns.take<PunchId>();
    columns.take<RecordId>();
    punch.employee = columns.take<UserId>();
    punch.kind = domain::parse_punch_kind(columns.take<std::string>()).value_or(domain::PunchKind::checkpoint);
    punch.at = columns.take<Instant>();
    punch.claimed_at = columns.maybe<Instant>();
    punch.received_at = columns.take<Instant>();
    punch.source = columns.take<std::string>();
    punch.actor = columns.take<UserId>();
    punch.named_shift = columns.maybe<ShiftId>();
    const auto latitude = columns.maybe<double>();
    const auto longitude = columns.maybe<double>();
    const auto accuracy = columns.maybe<double>();
    if (latitude && longitude) punch.place = domain::Place{*latitude, *longitude, accuracy};
    punch.work_mode = columns.take<std::string>();
    punch.break_type = columns.maybe<std::string>();
    punch.note = columns.maybe<std::string>();
    punch.place_name = columns.maybe<std::string>();
    punch.by_machine = columns.take<bool>();
    punch.sequence = columns.take<std::int64_t>();
    punch.place_verdict = domain::parse_place_verdict(columns.take<std::string>());
    return punch;
}

namespace {

void add_figures(pg::RowArray& rows, const domain::Derived& derived) {
    rows.add(derived.check_in_at)
        .add(derived.check_out_at)
        .add(domain::name_of(derived.status))
        .add(derived.session_status)
        .add(derived.late_minutes)
        .add(derived.early_checkout_minutes)
        .add(derived.duration_minutes)
        .add(derived.worked_minutes)
        .add(derived.paid_minutes)
        .add(derived.overtime_minutes)
        .add(derived.classification)
        .add(joined(derived.flags));
}

}  // namespace

void append(pg::RowArray& rows, const domain::Record& record) {
    const auto& [snapshot, derived] = std::tie(record.snapshot, record.derived);
    const bool scheduled = snapshot.shift.has_value();
    rows.row()
        .add(record.company)
        .add(record.id)
        .add(record.user)
        .add(snapshot.shift)
        .add(snapshot.business_date)
        .add(snapshot.zone)
        .add(scheduled ? std::optional(snapshot.shift_starts_at) : std::nullopt)
        .add(scheduled ? std::optional(snapshot.shift_ends_at) : std::nullopt)
        .add(snapshot.grace_minutes)
        .add(snapshot.break_allowance_minutes)
        .add(snapshot.policy_version);
    add_figures(rows, derived);
    rows.add(record.absence_reason)
        .add(record.manager_note)
        .add(record.marked_absent)
        .add(record.version)
        .add(record.created_at)
        .add(record.updated_at)
        .add(derived.work_mode)
        .add(breaks_to_json(derived.breaks))
        .add(snapshot.on_leave)
        .add(record.reasons.early)
        .add(record.reasons.after_shift)
        .add(record.reasons.after_shift_note)
        .add(record.correction)
        .add(derived.overdue_at)
        .add(snapshot.check_in_interval_minutes)
        .add(snapshot.check_in_tolerance_minutes)
        .add(derived.missed_check_ins);
}

void append(pg::RowArray& rows, const domain::Record& record, const domain::Punch& punch) {
    const auto& place = punch.place;
    rows.row()
        .add(record.company)
        .add(punch.id)
        .add(record.id)
        .add(punch.employee)
        .add(domain::name_of(punch.kind))
        .add(punch.at)
        .add(punch.claimed_at)
        .add(punch.received_at)
        .add(punch.source)
        .add(punch.actor)
        .add(punch.named_shift)
        .add(place ? std::optional(place->latitude) : std::nullopt)
        .add(place ? std::optional(place->longitude) : std::nullopt)
        .add(place ? place->accuracy : std::nullopt)
        .add(punch.work_mode)
        .add(punch.break_type)
        .add(punch.note)
        .add(punch.place_name)
        .add(punch.by_machine)
        .add(punch.sequence)
        .add(domain::name_of(punch.place_verdict));
}

void append(pg::RowArray& rows, const domain::Record& record, const domain::Resolution& resolution) {
    rows.row()
        .add(record.company)
        .add(record.id)
        .add(resolution.punch)
        .add(domain::name_of(resolution.kind))
        .add(domain::name_of(resolution.disposition))
        .add(resolution.why);
}

}  // namespace rollcall::attendance::store
