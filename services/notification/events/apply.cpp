#include "services/notification/events/apply.hpp"

#include "services/notification/app/tell.hpp"

#include <boost/json.hpp>

namespace rollcall::notification::events {

namespace {

using rollcall::events::Received;
using Data = boost::json::object;

// Absent, null and other kinds of value alike: empty.
std::string text(const Data& data, const char* name) {
    const auto* value = data.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<UserId> user(const Data& data, const char* name) {
    return UserId::parse(text(data, name));
}

std::vector<UserId> users(const Data& data, const char* name) {
    std::vector<UserId> ids;
    const auto* value = data.if_contains(name);
    if (!value || !value->is_array()) return ids;
    for (const auto& element : value->get_array())
        if (element.is_string())
            if (const auto id = UserId::parse(std::string_view(element.get_string()))) ids.push_back(*id);
    return ids;
}

int number(const Data& data, const char* name) {
    const auto* value = data.if_contains(name);
    return value && value->is_int64() ? static_cast<int>(value->get_int64()) : 0;
}

bool truth(const Data& data, const char* name) {
    const auto* value = data.if_contains(name);
    return value && value->is_bool() && value->get_bool();
}

domain::Occurrence occurrence_of(const Received& event, const Data& data) {
    const auto business_date = text(data, "businessDate");
    return {
        .event_id = event.id,
        .type = event.type,
        .data = event.data,
        .user = user(data, "userId"),
        .users = users(data, "userIds"),
        .told = users(data, "toldUserIds"),
        .record = RecordId::parse(text(data, "attendanceRecordId")),
        .by_template = truth(data, "byTemplate"),
        .name = text(data, "name"),
        .date = business_date.empty() ? text(data, "shiftDate") : business_date,
        .start_time = text(data, "startTime"),
        .end_time = text(data, "endTime"),
        .status = text(data, "status"),
        .correction_status = text(data, "correctionStatus"),
        .late_minutes = number(data, "lateByMinutes"),
        .early_minutes = number(data, "earlyByMinutes"),
    };
}

Result<void> unreadable(const Received& event) {
    return fail(internal_error("the data of " + event.type + " cannot be read"));
}

Result<void> apply_person(pg::Tx& tx, const Received& event, const Data& data) {
    const auto id = user(data, "userId");
    if (!id) return unreadable(event);
    app::follow_person(
        tx,
        {
            .id = *id,
            .full_name = text(data, "fullname"),
            .role = text(data, "role"),
            .status = text(data, "status"),
            .manager = user(data, "managerId"),
            .version = event.sequence,
        }
    );
    return {};
}

}  // namespace

Result<void> apply(pg::Tx& tx, const app::Directory& directory, const Received& event) {
    boost::json::error_code failure;
    const auto parsed = boost::json::parse(event.data, failure);
    if (failure || !parsed.is_object()) return unreadable(event);
    const auto& data = parsed.get_object();
    if (event.type.starts_with("identity.user_")) return apply_person(tx, event, data);
    if (event.type.starts_with("attendance.") || event.type.starts_with("shift."))
        return app::tell(tx, directory, occurrence_of(event, data));
    return {};
}

}  // namespace rollcall::notification::events
