// Terminals of the company. The answers that show a token hold a secret, so an Idempotency-Key counts for nothing
// there.
#include "gateway/api/hr_monitoring/organisation_query.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/clients/device_desk.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/json/body.hpp"
#include "gateway/json/writer.hpp"

#include <map>

namespace rollcall::hr_monitoring {

namespace {

using namespace identity::v1;
using http::Action;
using http::Exchange;

constexpr char kIdName[] = "device_id";
constexpr std::size_t kLongestText = 100;
constexpr int kHighestStatus = 255;
// Terminals ask every ten seconds; other gateways tell of theirs every five minutes.
constexpr std::chrono::minutes kSilent{10};

void write_kinds(json::Writer& writer, const Device& device) {
    writer.key("status_kinds");
    writer.open_object();
    const std::map<std::int32_t, std::string> kinds(device.kinds().begin(), device.kinds().end());
    for (const auto& [status, kind] : kinds) writer.member(std::to_string(status), kind);
    writer.close_object();
}

void write_health(json::Writer& writer, const Sighting& seen) {
    const bool is_online = seen.has_last_seen_at_us() && from_unix_micros(seen.last_seen_at_us()) > now() - kSilent;
    writer.key("health");
    writer.open_object();
    writer.member("is_online", is_online);
    writer.optional_instant_member("last_seen_at", seen.has_last_seen_at_us(), seen.last_seen_at_us());
    writer.optional_instant_member("last_upload_at", seen.has_last_upload_at_us(), seen.last_upload_at_us());
    writer.optional_instant_member("last_punch_at", seen.has_last_punch_at_us(), seen.last_punch_at_us());
    writer.optional_member("backlog_seconds", seen.has_backlog_seconds(), seen.backlog_seconds());
    writer.optional_member("clock_skew_seconds", seen.has_clock_skew_seconds(), seen.clock_skew_seconds());
    writer.member("received_lines", seen.received_lines());
    writer.member("unreadable_lines", seen.unreadable_lines());
    writer.optional_member("last_unreadable_line", seen.has_last_unreadable_line(), seen.last_unreadable_line());
    writer.close_object();
}

void write_device(json::Writer& writer, const Device& device, const std::string& token) {
    writer.open_object();
    writer.member("id", device.id());
    writer.member("name", device.name());
    writer.member("serial_number", device.serial_number());
    if (!token.empty()) writer.member("token", token);
    writer.member("time_zone", device.time_zone());
    writer.key("networks");
    writer.open_array();
    for (const auto& network : device.networks()) writer.value(network);
    writer.close_array();
    write_kinds(writer, device);
    writer.member("is_active", device.is_active());
    writer.instant_member("created_at", device.created_at_us());
    writer.instant_member("updated_at", device.updated_at_us());
    writer.member("created_by", device.created_by());
    write_health(writer, device.sighting());
    writer.close_object();
}

http::HttpResponse render(const Device& device, int status = 200, const std::string& token = {}) {
    http::HttpResponse response{.status = status};
    json::Writer writer(response.body);
    write_device(writer, device, token);
    return response;
}

// As this gateway has seen it last.
template <class Message>
Message completed(const clients::DeviceDesk& desk, const Exchange& exchange, Message device) {
    desk.sightings().complete(exchange.principal->company.str(), device);
    return device;
}

// The same of both messages that hold them. False: nothing was said, and null says nothing.
template <class Request>
bool read_kinds(json::Body& body, Request& request) {
    auto kinds = body.object("status_kinds");
    if (!kinds) return false;
    for (int status = 0; status <= kHighestStatus; ++status) {
        const auto name = std::to_string(status);
        if (const auto kind = kinds->one_of(name, {"in", "out", "break_start", "break_end", "checkpoint", "auto"}))
            (*request.mutable_kinds())[status] = *kind;
    }
    body.join(*kinds);
    return true;
}

template <class Request>
bool read_networks(json::Body& body, Request& request) {
    const auto networks = body.texts("networks");
    for (const auto& network : networks.value_or(std::vector<std::string>())) request.add_networks(network);
    return networks.has_value();
}

Result<Action> create(const clients::DevicesClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    DeviceDraft draft;
    using json::Need;
    if (auto name = body.text("name", Need::required, kLongestText)) draft.set_name(std::move(*name));
    if (auto serial = body.text("serial_number", Need::required, kLongestText))
        draft.set_serial_number(std::move(*serial));
    if (auto zone = body.text("time_zone", Need::required, kLongestText)) draft.set_time_zone(std::move(*zone));
    read_networks(body, draft);
    read_kinds(body, draft);
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.create, std::move(draft), [](const Exchange&, const NewDevice& made) {
        return render(made.device(), 201, made.token());
    });
}

Result<Action> change(const clients::DevicesClient& client, const clients::DeviceDesk& desk, const Exchange& exchange) {
    UpdateDeviceRequest request;
    ROLLCALL_TRY(*request.mutable_id(), http::path_id(exchange, kIdName));
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    if (auto name = body.text("name", json::Need::optional, kLongestText)) request.set_name(std::move(*name));
    if (auto zone = body.text("time_zone", json::Need::optional, kLongestText)) request.set_time_zone(std::move(*zone));
    request.set_sets_networks(read_networks(body, request));
    request.set_sets_kinds(read_kinds(body, request));
    if (const auto is_active = body.truth("is_active")) request.set_is_active(*is_active);
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.update, std::move(request), [&desk](const Exchange& x, const Device& device) {
        return render(completed(desk, x, device));
    });
}

Result<DeviceById> named(const Exchange& exchange) {
    DeviceById request;
    ROLLCALL_TRY(*request.mutable_id(), http::path_id(exchange, kIdName));
    return request;
}

http::HttpResponse render_list(const clients::DeviceDesk& desk, const Exchange& exchange, const DeviceList& list) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_array();
    for (const auto& device : list.devices()) write_device(writer, completed(desk, exchange, device), {});
    writer.close_array();
    return response;
}

Result<Action> renew(const clients::DevicesClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto request, named(exchange));
    return clients::perform(client.renew_token, std::move(request), [](const Exchange&, const NewDevice& made) {
        return render(made.device(), 200, made.token());
    });
}

Result<Action> remove(const clients::DevicesClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto request, named(exchange));
    return clients::perform(client.remove, std::move(request), [](const Exchange&, const Device&) {
        return success();
    });
}

}  // namespace

std::vector<http::Route> device_routes(const clients::DevicesClient& client, const clients::DeviceDesk& desk) {
    using enum http::Idempotency;
    using enum http::Method;
    const http::Access access{Permission::credentials_manage, "Admin only"};
    const auto all = std::string(kBase) + "/devices";
    const auto one = all + "/:" + kIdName;
    const auto with = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    const auto list = [&client, &desk](const Exchange&) -> Result<Action> {
        return clients::perform(client.list, common::v1::Empty{}, [&desk](const Exchange& x, const DeviceList& found) {
            return render_list(desk, x, found);
        });
    };
    const auto show = [&client, &desk](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto request, named(exchange));
        return clients::perform(client.get, std::move(request), [&desk](const Exchange& x, const Device& device) {
            return render(completed(desk, x, device));
        });
    };
    const auto patched = [&client, &desk](const Exchange& exchange) { return change(client, desk, exchange); };
    return {
        {post, all, access, ignored, with(create)},
        {get, all, access, ignored, list},
        {get, one, access, ignored, show},
        {patch, one, access, accepted, patched},
        {post, one + "/token", access, ignored, with(renew)},
        {del, one, access, ignored, with(remove)},
    };
}

}  // namespace rollcall::hr_monitoring
