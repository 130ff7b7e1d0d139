// The caller's inbox.
#include "gateway/api/workforceos/envelope.hpp"
#include "gateway/api/workforceos/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"

namespace rollcall::workforceos {

namespace {

using namespace notification::v1;
using http::Action;
using http::Exchange;

constexpr char kIdName[] = "notificationId";

// Every event that somebody can be told of.
constexpr std::string_view kTypes[] = {
    "attendance.checked_in",
    "attendance.checked_out",
    "attendance.marked_absent",
    "attendance.auto_closed",
    "attendance.break_started",
    "attendance.break_ended",
    "attendance.checkpoint_recorded",
    "attendance.correction_requested",
    "attendance.correction_resolved",
    "attendance.revised",
    "attendance.absence_suspected",
    "attendance.reminder_due",
    "attendance.punch_quarantined",
    "shift.created",
    "shift.updated",
    "shift.cancelled",
    "shift.assigned",
    "shift.unassigned",
    "shift.started",
    "shift.ended",
    "shift.template_assigned",
    "shift.template_changed",
    "notification.announced",
};

constexpr std::string_view kSortable[] = {"id", "userId", "type", "title", "message", "isRead", "readAt", "createdAt"};

void write_notification(json::Writer& writer, const Notification& notification) {
    writer.open_object();
    writer.member("id", notification.id());
    writer.member("userId", notification.user_id());
    writer.member("type", notification.type());
    writer.member("title", notification.title());
    writer.member("message", notification.message());
    writer.key("data");
    writer.raw(notification.data_json().empty() ? "{}" : notification.data_json());
    writer.member("isRead", notification.is_read());
    writer.optional_instant_member("readAt", notification.has_read_at_us(), notification.read_at_us());
    writer.instant_member("createdAt", notification.created_at_us());
    writer.close_object();
}

Result<Action> list_notifications(const clients::NotificationClient& client, const Exchange& exchange) {
    ListQuery query(exchange.request);
    ListNotificationsRequest request;
    *request.mutable_is_read() = query.truths("isRead");
    *request.mutable_type() = query.one_of("type", kTypes);
    *request.mutable_page() = query.page(kSortable);
    ROLLCALL_TRY(auto echo, query.verdict());
    return clients::perform(
        client.list,
        std::move(request),
        [echo = std::move(echo)](const Exchange& x, const NotificationList& list) {
            return render_list<decltype(list.notifications()), Notification>(
                x, "notifications", list.notifications(), list.total(), echo, write_notification
            );
        }
    );
}

Result<Action> mark_read(const clients::NotificationClient& client, const Exchange& exchange) {
    MarkReadRequest request;
    ROLLCALL_TRY(*request.mutable_id(), http::path_id(exchange, kIdName));
    ROLLCALL_CHECK(json::Body::parse_optional(exchange.request.body));
    return clients::perform(client.mark_read, std::move(request), [](const Exchange& x, const Notification& read) {
        return render_one<Notification>(x, {200, "notification", "update"}, read, write_notification);
    });
}

// A number under its own name.
auto render_count(std::string_view data_name, std::string_view action) {
    return [data_name, action](const Exchange& exchange, const UnreadCount& count) {
        http::HttpResponse response;
        json::Writer writer(response.body);
        open_envelope(writer, exchange, {200, data_name, action}, 1);
        writer.member(data_name, count.count());
        writer.close_object();
        return response;
    };
}

}  // namespace

std::vector<http::Route> notification_routes(const clients::NotificationClient& client) {
    const std::string all = std::string(kNotificationBase) + "/v1/notifications";
    using enum http::Idempotency;
    const auto list = [&client](const Exchange& x) { return list_notifications(client, x); };
    const auto read = [&client](const Exchange& x) { return mark_read(client, x); };
    const auto count = [&client](const Exchange&) -> Result<Action> {
        return clients::perform(client.count_unread, common::v1::Empty{}, render_count("unreadCount", "get"));
    };
    const auto read_all = [&client](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_CHECK(json::Body::parse_optional(exchange.request.body));
        return clients::perform(client.mark_all_read, common::v1::Empty{}, render_count("readCount", "update"));
    };
    return {
        {http::Method::get, all, Permission::inbox_own, ignored, list},
        {http::Method::get, all + "/unread-count", Permission::inbox_own, ignored, count},
        {http::Method::post, all + "/read-all", Permission::inbox_own, accepted, read_all},
        {http::Method::patch, all + "/:" + kIdName + "/read", Permission::inbox_own, accepted, read},
    };
}

}  // namespace rollcall::workforceos
