#include "services/shift/events/apply.hpp"

#include "common/time/wire.hpp"
#include "services/shift/app/follow.hpp"
#include "services/shift/app/settle.hpp"

#include <boost/json.hpp>

namespace rollcall::shift::events {

namespace {

using rollcall::events::Received;
using Data = boost::json::object;

// Absent, null and other kinds of value alike: nothing.
std::optional<std::string> text(const Data& data, const char* name) {
    const auto* value = data.if_contains(name);
    if (!value || !value->is_string()) return std::nullopt;
    return std::string(value->get_string());
}

template <class IdType>
std::optional<IdType> id(const Data& data, const char* name) {
    const auto value = text(data, name);
    return value ? IdType::parse(*value) : std::nullopt;
}

Result<void> unreadable(const Received& event) {
    return fail(internal_error("the data of " + event.type + " cannot be read"));
}

Result<void> apply_company(pg::Tx& tx, const Received& event, const Data& data) {
    const auto zone = text(data, "timeZone");
    if (!zone) return unreadable(event);
    app::follow_company(tx, *zone, event.sequence);
    return {};
}

Result<void> apply_user(pg::Tx& tx, const Received& event, const Data& data) {
    const auto user = id<UserId>(data, "userId");
    const auto role = text(data, "role");
    const auto status = text(data, "status");
    if (!user || !role || !status) return unreadable(event);
    app::follow_employee(
        tx,
        {.id = *user,
         .role = *role,
         .status = *status,
         .manager = id<UserId>(data, "managerId"),
         .version = event.sequence,
         .site = id<SiteId>(data, "siteId"),
         .full_name = text(data, "fullname")}
    );
    return {};
}

Result<void> apply_policy(pg::Tx& tx, const Received& event, const Data& data) {
    const auto scope = text(data, "managerScope");
    if (!scope) return {};
    app::follow_manager_scope(tx, *scope == "team" ? ManagerScope::team : ManagerScope::company, event.sequence);
    return {};
}

std::optional<int> number(const Data& data, const char* name) {
    const auto* value = data.if_contains(name);
    return value && value->is_int64() ? std::optional(static_cast<int>(value->get_int64())) : std::nullopt;
}

void apply_attendance(pg::Tx& tx, const Received& event, const Data& data) {
    const auto shift = id<ShiftId>(data, "shiftId");
    const auto record = id<RecordId>(data, "attendanceRecordId");
    const auto missed = number(data, "missedCheckIns");
    // A record that begins without a miss has not had one before.
    const bool tells = missed && (*missed > 0 || event.sequence > 1);
    if (record && tells) app::note_missed(tx, *record, shift, *missed, event.sequence);
    const auto check_in = text(data, "checkInTime");
    if (!shift || !check_in) return;
    if (const auto at = time::parse_instant(*check_in)) app::note_punch(tx, *shift, *at);
}

}  // namespace

Result<void> apply(pg::Tx& tx, const Received& event) {
    boost::json::error_code failure;
    const auto parsed = boost::json::parse(event.data, failure);
    if (failure || !parsed.is_object()) return unreadable(event);
    const auto& data = parsed.get_object();
    if (event.type.starts_with("identity.company_")) return apply_company(tx, event, data);
    if (event.type.starts_with("identity.user_")) return apply_user(tx, event, data);
    if (event.type == "attendance.policy_changed") return apply_policy(tx, event, data);
    if (event.type.starts_with("attendance.")) apply_attendance(tx, event, data);
    return {};
}

}  // namespace rollcall::shift::events
