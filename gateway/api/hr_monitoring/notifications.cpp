// notifications: the caller's inbox, the same rows as on the WorkforceOS surface.
#include "gateway/api/hr_monitoring/organisation_query.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/json/writer.hpp"

#include <boost/json.hpp>

namespace rollcall::hr_monitoring {

namespace {

using namespace notification::v1;
using http::Action;
using http::Exchange;

constexpr char kIdName[] = "notification_id";
constexpr int kUsual = 50;
constexpr int kMost = 500;

// What a notification is about, and where a page shows it.
struct Subject {
    std::string_view category;
    std::string_view entity;
    const char* id_field;  // in the event's data
    std::string_view link;
};

Subject subject_of(std::string_view type) {
    if (type.starts_with("attendance.correction_"))
        return {"approvals", "attendance_session", "attendanceRecordId", "/attendance"};
    if (type.starts_with("attendance."))
        return {"attendance", "attendance_session", "attendanceRecordId", "/attendance"};
    if (type.starts_with("shift.template_")) return {"attendance", "shift", "templateId", "/shifts"};
    if (type.starts_with("shift.")) return {"attendance", "shift", "shiftId", "/shifts"};
    if (type == "notification.announced") return {"announcements", "announcement", "announcementId", "/announcements"};
    return {"system", "", "", ""};
}

std::string text_in(const std::string& data, const char* field) {
    boost::json::error_code failure;
    const auto parsed = boost::json::parse(data, failure);
    const auto* object = parsed.if_object();
    const auto* value = !failure && object ? object->if_contains(field) : nullptr;
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

void write_notification(json::Writer& writer, const Notification& notification) {
    const auto subject = subject_of(notification.type());
    const auto id = text_in(notification.data_json(), subject.id_field);
    writer.open_object();
    writer.member("id", notification.id());
    writer.member("user_id", notification.user_id());
    writer.member("title", notification.title());
    writer.member("message", notification.message());
    writer.member("notification_type", "system");
    writer.member("type", notification.type());
    for (const char* name : {"related_entity_type", "entity_type"})
        writer.optional_member(name, !subject.entity.empty(), subject.entity);
    for (const char* name : {"related_entity_id", "entity_id"}) writer.optional_member(name, !id.empty(), id);
    for (const char* name : {"route", "deep_link"}) writer.optional_member(name, !subject.link.empty(), subject.link);
    writer.member("category", subject.category);
    writer.member("is_read", notification.is_read());
    writer.instant_member("created_at", notification.created_at_us());
    writer.optional_instant_member("read_at", notification.has_read_at_us(), notification.read_at_us());
    writer.close_object();
}

http::HttpResponse render_notifications(const Exchange&, const NotificationList& list) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_array();
    for (const auto& notification : list.notifications()) write_notification(writer, notification);
    writer.close_array();
    return response;
}

http::HttpResponse render_notification(const Exchange&, const Notification& notification) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    write_notification(writer, notification);
    return response;
}

http::HttpResponse render_count(const Exchange&, const UnreadCount& count) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.member("count", count.count());
    writer.close_object();
    return response;
}

Result<Action> list_notifications(const clients::NotificationClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(const int limit, query_number(exchange, "limit", kUsual, 1, kMost));
    ListNotificationsRequest request;
    request.mutable_page()->set_page_row_count(limit);
    return clients::perform(client.list, std::move(request), render_notifications);
}

Result<Action> count_unread(const clients::NotificationClient& client, const Exchange&) {
    return clients::perform(client.count_unread, common::v1::Empty{}, render_count);
}

Result<Action> mark_read(const clients::NotificationClient& client, const Exchange& exchange) {
    MarkReadRequest request;
    ROLLCALL_TRY(*request.mutable_id(), http::path_id(exchange, kIdName));
    return clients::perform(client.mark_read, std::move(request), render_notification);
}

Result<Action> mark_all_read(const clients::NotificationClient& client, const Exchange&) {
    return clients::perform(client.mark_all_read, common::v1::Empty{}, [](const Exchange&, const UnreadCount&) {
        return success();
    });
}

}  // namespace

std::vector<http::Route> notification_routes(const clients::NotificationClient& client) {
    const std::string all = std::string(kBase) + "/notifications";
    constexpr auto kOwn = Permission::inbox_own;
    using enum http::Idempotency;
    using enum http::Method;
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {get, all, kOwn, ignored, with_client(list_notifications)},
        {get, all + "/unread-count", kOwn, ignored, with_client(count_unread)},
        {patch, all + "/read-all", kOwn, accepted, with_client(mark_all_read)},
        {patch, all + "/:" + kIdName + "/read", kOwn, accepted, with_client(mark_read)},
    };
}

}  // namespace rollcall::hr_monitoring
