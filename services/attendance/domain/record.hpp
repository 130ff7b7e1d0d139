// A record says what its punches mean. Everything in Derived comes from the fold; the snapshot keeps the inputs it was
// computed from, so that the same inputs give the same row again.
#pragma once

#include "services/attendance/domain/punch.hpp"

#include <vector>

namespace rollcall::attendance::domain {

enum class RecordStatus { pending, present, absent, late, left_early };
inline constexpr RecordStatus kAllRecordStatuses[] = {
    RecordStatus::pending,
    RecordStatus::present,
    RecordStatus::absent,
    RecordStatus::late,
    RecordStatus::left_early,
};
std::string_view name_of(RecordStatus status);  // pending, present, absent, late, leftEarly
std::optional<RecordStatus> parse_record_status(std::string_view name);

// The inputs a record was folded from, besides its punches.
struct Snapshot {
    std::optional<ShiftId> shift;  // none: unscheduled
    Date business_date{};
    std::string zone;
    Instant shift_starts_at{};  // meaningful with a shift
    Instant shift_ends_at{};
    int grace_minutes = 0;
    int break_allowance_minutes = 0;
    int policy_version = 0;
    bool on_leave = false;               // an approved leave covers the shift
    int check_in_interval_minutes = 0;   // of periodic check-ins; 0: the shift asks for none
    int check_in_tolerance_minutes = 0;  // how long after it is due one is on time

    bool operator==(const Snapshot&) const = default;
};

// Time off within a record, clipped to it.
struct Break {
    PunchId id;                  // of the punch that began it: a break_start, or the out before a next in
    std::string type = "other";  // dinner, prayer, other
    Instant from;
    std::optional<Instant> to;  // none: still going on
    bool is_paid = false;
    std::optional<std::string> note;

    bool operator==(const Break&) const = default;
};

struct Derived {
    std::optional<Instant> check_in_at;
    std::optional<Instant> check_out_at;
    RecordStatus status = RecordStatus::pending;
    std::string session_status = "active";  // active, completed, incomplete, corrected, absent
    int late_minutes = 0;
    int early_checkout_minutes = 0;
    int duration_minutes = 0;
    int worked_minutes = 0;
    int paid_minutes = 0;
    int overtime_minutes = 0;
    std::string classification = "active";
    std::vector<std::string> flags;  // sorted
    std::string work_mode = "office";
    std::vector<Break> breaks;          // in order; at most the last one open
    std::optional<Instant> overdue_at;  // while it is open: when the system closes it (rule 12)
    int missed_check_ins = 0;           // periodic ones that never came; 0 while it is open

    bool is_open() const { return check_in_at && !check_out_at; }

    // Null when nobody is on a break.
    const Break* open_break() const { return breaks.empty() || breaks.back().to ? nullptr : &breaks.back(); }

    bool has_flag(std::string_view name) const;

    bool operator==(const Derived&) const = default;
};

// What somebody said when they went, as they said it.
struct CheckOutReasons {
    std::optional<std::string> early;
    std::optional<std::string> after_shift;
    std::optional<std::string> after_shift_note;

    bool operator==(const CheckOutReasons&) const = default;
};

struct Record {
    RecordId id;
    CompanyId company;
    UserId user;
    Snapshot snapshot;
    Derived derived;
    std::optional<std::string> absence_reason;
    std::optional<std::string> manager_note;
    bool marked_absent = false;  // by a person or the absence timer; a later punch revises it
    CheckOutReasons reasons;
    std::optional<CorrectionId> correction;  // the latest one that was not withdrawn
    std::int64_t version = 0;                // 0: not stored yet
    Instant created_at;
    Instant updated_at;

    bool operator==(const Record&) const = default;
};

}  // namespace rollcall::attendance::domain
