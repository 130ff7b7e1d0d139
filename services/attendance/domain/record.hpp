// Punches say what happened, a record says what it means. Everything in Derived comes from the fold; the snapshot keeps
// the inputs it was computed from, so that the same inputs give the same row again.
#pragma once

#include "common/core/id.hpp"
#include "common/core/instant.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::attendance::domain {

enum class PunchKind { in, out, break_start, break_end, checkpoint };
std::string_view name_of(PunchKind kind);
std::optional<PunchKind> parse_punch_kind(std::string_view name);

struct Place {
    double latitude = 0;
    double longitude = 0;
    std::optional<double> accuracy;  // metres

    bool operator==(const Place&) const = default;
};

// Append-only: what somebody, or the system, said happened.
struct Punch {
    PunchId id;
    UserId employee;
    PunchKind kind = PunchKind::in;
    Instant at;                         // the moment that counts
    std::optional<Instant> claimed_at;  // what the client said
    Instant received_at;
    std::string source = "api";  // mobile, web-ui, api, kiosk, device, system
    UserId actor;                // who entered it; nil: the system
    std::optional<ShiftId> named_shift;
    std::optional<Place> place;
    std::string work_mode = "office";

    bool by_system() const { return source == "system"; }

    bool operator==(const Punch&) const = default;
};

enum class Disposition { applied, duplicate, superseded, quarantined };
std::string_view name_of(Disposition disposition);

// What became of a punch. Rewritten by every fold.
struct Resolution {
    PunchId punch;
    PunchKind kind = PunchKind::in;
    Disposition disposition = Disposition::applied;
    std::string why;

    bool operator==(const Resolution&) const = default;
};

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

    bool operator==(const Snapshot&) const = default;
};

struct Derived {
    std::optional<Instant> check_in_at;
    std::optional<Instant> check_out_at;
    RecordStatus status = RecordStatus::pending;
    std::string session_status = "active";  // active, completed, incomplete, absent
    int late_minutes = 0;
    int early_checkout_minutes = 0;
    int duration_minutes = 0;
    int worked_minutes = 0;
    int paid_minutes = 0;
    int overtime_minutes = 0;
    std::string classification = "active";
    std::vector<std::string> flags;  // sorted

    bool is_open() const { return check_in_at && !check_out_at; }

    bool operator==(const Derived&) const = default;
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
    std::int64_t version = 0;    // 0: not stored yet
    Instant created_at;
    Instant updated_at;

    bool operator==(const Record&) const = default;
};

}  // namespace rollcall::attendance::domain
