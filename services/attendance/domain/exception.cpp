#include "services/attendance/domain/exception.hpp"

namespace rollcall::attendance::domain {

namespace {

using std::chrono::hours;

constexpr Minutes kMissingAfter{60};  // past the shift's end
constexpr hours kTooLong{16};
constexpr std::size_t kOfPerson = 7;  // the bytes from here on are the person's own
constexpr std::uint8_t kVersion8 = 0x80;

std::string minutes(int count) {
    return std::to_string(count) + (count == 1 ? " minute" : " minutes");
}

class Findings {
  public:
    explicit Findings(const Record& record) : record_(record) {}

    void add(ExceptionType type, Instant detected_at, std::string reason) {
        found_.push_back({{record_.user, record_.snapshot.business_date, type}, detected_at, std::move(reason)});
    }

    std::vector<Exception> take() { return std::move(found_); }

  private:
    const Record& record_;
    std::vector<Exception> found_;
};

void find_in_figures(const Record& record, Findings& findings) {
    const auto& derived = record.derived;
    if (derived.late_minutes > 0)
        findings.add(ExceptionType::late, *derived.check_in_at, "Late by " + minutes(derived.late_minutes));
    if (derived.status == RecordStatus::left_early)
        findings.add(
            ExceptionType::early,
            *derived.check_out_at,
            record.reasons.early.value_or("Left " + minutes(derived.early_checkout_minutes) + " early")
        );
    if (derived.overtime_minutes > 0)
        findings.add(
            ExceptionType::overtime,
            *derived.check_out_at,
            record.reasons.after_shift_note.value_or("Overtime of " + minutes(derived.overtime_minutes))
        );
}

// Who did not check out: the system closed the record, or will.
void find_forgotten(const Record& record, Instant now, Findings& findings) {
    const auto& derived = record.derived;
    if (!derived.check_in_at) return;
    const bool closed_by_system = derived.session_status == "incomplete";
    // The system may have closed it sooner, by the company's policy or with the account: at its last change at the
    // latest.
    const auto known_since = [&](Instant moment) {
        return closed_by_system ? std::min(moment, record.updated_at) : moment;
    };
    if (record.snapshot.shift) {
        const Instant missing_at = record.snapshot.shift_ends_at + kMissingAfter;
        if (closed_by_system || (derived.is_open() && now > missing_at))
            findings.add(
                ExceptionType::missing_checkout, known_since(missing_at), "No check-out after the shift's end"
            );
    }
    const bool outlasts = derived.is_open() && now > *derived.check_in_at + kTooLong;
    if (outlasts || (closed_by_system && !record.snapshot.shift))
        findings.add(
            ExceptionType::active_too_long,
            known_since(*derived.check_in_at + kTooLong),
            "Still checked in after 16 hours"
        );
}

}  // namespace

std::string_view name_of(ExceptionType type) {
    switch (type) {
        case ExceptionType::late: return "late";
        case ExceptionType::early: return "early";
        case ExceptionType::overtime: return "overtime";
        case ExceptionType::missing_checkout: return "missing_checkout";
        case ExceptionType::active_too_long: return "active_too_long";
        case ExceptionType::absent: return "absent";
        case ExceptionType::correction_request: return "correction_request";
    }
    return "late";
}

std::optional<ExceptionType> parse_exception_type(std::string_view name) {
    for (const auto type : kAllExceptionTypes)
        if (name_of(type) == name) return type;
    return std::nullopt;
}

std::string_view severity_of(ExceptionType type) {
    switch (type) {
        case ExceptionType::overtime: return "low";
        case ExceptionType::missing_checkout:
        case ExceptionType::active_too_long:
        case ExceptionType::absent: return "high";
        case ExceptionType::late:
        case ExceptionType::early:
        case ExceptionType::correction_request: return "medium";
    }
    return "medium";
}

ExceptionId id_of(const ExceptionKey& key) {
    auto bytes = key.user.bytes();
    const auto day = static_cast<std::uint32_t>(std::chrono::sys_days{key.business_date}.time_since_epoch().count());
    for (int i = 0; i < 4; ++i) bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(day >> (24 - 8 * i));
    bytes[4] = static_cast<std::uint8_t>(key.type);
    bytes[5] = 0;
    bytes[6] = kVersion8;
    return ExceptionId(bytes);
}

std::optional<ReadExceptionId> read_id(const ExceptionId& id) {
    const auto& bytes = id.bytes();
    if (bytes[4] >= std::size(kAllExceptionTypes) || bytes[5] != 0 || bytes[6] != kVersion8) return std::nullopt;
    std::uint32_t day = 0;
    for (std::size_t i = 0; i < 4; ++i) day = day << 8 | bytes[i];
    constexpr std::uint32_t kMostDays = 2'932'896;  // 9999-12-31
    if (day > kMostDays) return std::nullopt;
    return ReadExceptionId{Date{std::chrono::sys_days{std::chrono::days{day}}}, static_cast<ExceptionType>(bytes[4])};
}

bool is_of_person(const ExceptionId& id, const UserId& user) {
    return std::equal(id.bytes().begin() + kOfPerson, id.bytes().end(), user.bytes().begin() + kOfPerson);
}

std::vector<Exception> exceptions_of(const Record& record, const std::optional<Correction>& correction, Instant now) {
    Findings findings(record);
    find_in_figures(record, findings);
    find_forgotten(record, now, findings);
    if (record.derived.status == RecordStatus::absent && !record.snapshot.on_leave)
        findings.add(ExceptionType::absent, record.created_at, "Absent without approved leave");
    if (correction && correction->is_open())
        findings.add(ExceptionType::correction_request, correction->requested_at, correction->reason);
    return findings.take();
}

std::optional<Exception> absence_from(const UserId& user, const ShiftInstance& shift, int grace_minutes, Instant now) {
    const Instant absent_at = shift.starts_at + Minutes{grace_minutes};
    if (now <= absent_at) return std::nullopt;
    return Exception{{user, shift.date, ExceptionType::absent}, absent_at, "Absent without approved leave"};
}

}  // namespace rollcall::attendance::domain
