// announcements
#include "gateway/api/hr_monitoring/organisation_query.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/api/hr_monitoring/written_fields.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/json/writer.hpp"

namespace rollcall::hr_monitoring {

namespace {

using namespace notification::v1;
using http::Action;
using http::Exchange;

constexpr char kIdName[] = "announcement_id";
constexpr std::size_t kLongestContent = 64 * 1024;
constexpr int kMostVisible = 50;
constexpr int kUsuallyActive = 10;

void write_announcement(json::Writer& writer, const Announcement& announcement) {
    writer.open_object();
    writer.member("id", announcement.id());
    writer.member("title", announcement.title());
    writer.member("content", announcement.content());
    writer.member("audience", announcement.audience());
    writer.optional_instant_member("start_date", announcement.has_starts_at_us(), announcement.starts_at_us());
    writer.optional_instant_member("end_date", announcement.has_ends_at_us(), announcement.ends_at_us());
    writer.member("created_by", announcement.created_by());
    writer.member("is_active", announcement.is_active());
    writer.instant_member("created_at", announcement.created_at_us());
    writer.instant_member("updated_at", announcement.updated_at_us());
    writer.close_object();
}

http::HttpResponse render_announcement(const Exchange&, const Announcement& announcement) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    write_announcement(writer, announcement);
    return with_version(std::move(response), announcement.record_version());
}

void write_announcements(json::Writer& writer, const AnnouncementList& list) {
    writer.open_array();
    for (const auto& announcement : list.announcements()) write_announcement(writer, announcement);
    writer.close_array();
}

http::HttpResponse render_announcements(const Exchange&, const AnnouncementList& list) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    write_announcements(writer, list);
    return response;
}

http::HttpResponse render_active(const Exchange&, const AnnouncementList& list) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.key("announcements");
    write_announcements(writer, list);
    writer.instant_member("server_time", to_unix_micros(now()));
    writer.close_object();
    return response;
}

void read_announcement(WrittenFields& fields, WriteAnnouncementRequest& write) {
    auto& announcement = *write.mutable_announcement();
    auto& body = fields.body();
    if (auto title = body.text("title", fields.always("title", "title"))) announcement.set_title(std::move(*title));
    if (auto content = body.text("content", fields.always("content", "content"), kLongestContent))
        announcement.set_content(std::move(*content));
    if (auto audience = fields.maybe("audience", "audience").text("audience"))
        announcement.set_audience(std::move(*audience));
    if (const auto at = fields.maybe("start_date", "starts_at").instant("start_date"))
        announcement.set_starts_at_us(*at);
    if (const auto at = fields.maybe("end_date", "ends_at").instant("end_date")) announcement.set_ends_at_us(*at);
    if (const auto active = fields.maybe("is_active", "is_active").truth("is_active"))
        announcement.set_is_active(*active);
    fields.note_in(write);
}

Result<Action> create_announcement(const clients::NotificationClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    WriteAnnouncementRequest request;
    WrittenFields fields(body, Writing::whole);
    read_announcement(fields, request);
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.create_announcement, std::move(request), render_announcement);
}

Result<Action> update_announcement(const clients::NotificationClient& client, const Exchange& exchange) {
    const auto id = http::path_id(exchange, kIdName);
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    WriteAnnouncementRequest request;
    WrittenFields fields(body, Writing::changes);
    read_announcement(fields, request);
    ROLLCALL_CHECK(http::together(id, body));
    request.set_id(*id);
    ROLLCALL_TRY(const auto version, http::if_match(exchange));
    request.set_if_version(version);
    return clients::perform(client.update_announcement, std::move(request), render_announcement);
}

Result<ListAnnouncementsRequest> read_visible(const Exchange& exchange, int usual) {
    ListAnnouncementsRequest request;
    ROLLCALL_TRY(const int limit, query_number(exchange, "limit", usual, 1, kMostVisible));
    ROLLCALL_TRY(const bool expired, query_truth(exchange, "include_expired", false));
    request.set_limit(limit);
    request.set_include_expired(expired);
    return request;
}

Result<Action> list_visible(const clients::NotificationClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto request, read_visible(exchange, kMostVisible));
    return clients::perform(client.list_announcements, std::move(request), render_announcements);
}

Result<Action> list_active(const clients::NotificationClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto request, read_visible(exchange, kUsuallyActive));
    request.set_include_expired(false);
    return clients::perform(client.list_announcements, std::move(request), render_active);
}

Result<Action> list_all(const clients::NotificationClient& client, const Exchange&) {
    return clients::perform(client.list_all_announcements, ListAnnouncementsRequest{}, render_announcements);
}

}  // namespace

std::vector<http::Route> announcement_routes(const clients::NotificationClient& client) {
    const std::string all = std::string(kBase) + "/announcements";
    constexpr auto kView = Permission::signed_in;
    constexpr auto kWrite = Permission::announcements_create;
    using enum http::Idempotency;
    using enum http::Method;
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {post, all, kWrite, accepted, with_client(create_announcement)},
        {get, all, kView, ignored, with_client(list_visible)},
        {get, all + "/visible", kView, ignored, with_client(list_visible)},
        {get, all + "/active", kView, ignored, with_client(list_active)},
        {get, all + "/all", kWrite, ignored, with_client(list_all)},
        {patch, all + "/:" + kIdName, kWrite, accepted, with_client(update_announcement)},
    };
}

}  // namespace rollcall::hr_monitoring
