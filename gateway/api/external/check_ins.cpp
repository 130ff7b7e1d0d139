// Punches of devices and other systems: one, or up to a thousand with an outcome each.
#include "gateway/api/external/errors.hpp"
#include "gateway/api/external/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/json/body.hpp"
#include "gateway/json/location.hpp"
#include "gateway/json/writer.hpp"

namespace rollcall::external {

namespace {

using namespace attendance::v1;
using http::Action;
using http::Exchange;

constexpr std::size_t kMostRows = 1000;
constexpr std::size_t kLongestCode = 64;
constexpr std::size_t kLongestSequence = 64;

Result<MachinePunch> read_punch(json::Body& body) {
    MachinePunch punch;
    if (auto code = body.text("employeeId", json::Need::required, kLongestCode)) punch.set_code(std::move(*code));
    if (const auto at = body.instant("at")) punch.set_at_us(*at);
    const auto kind = body.one_of("kind", {"in", "out", "break_start", "break_end", "checkpoint", "auto"});
    punch.set_kind(kind.value_or("auto"));
    punch.set_source(body.one_of("source", {"mobile", "web-ui", "api", "kiosk", "device"}).value_or("api"));
    if (auto sequence = body.label("sourceSeq", kLongestSequence)) punch.set_source_seq(std::move(*sequence));
    json::read_location(body, punch);
    ROLLCALL_CHECK(body.verdict());
    return punch;
}

http::HttpResponse render_one(const MachinePunch& sent, const ReceivedPunch& received) {
    http::HttpResponse response{.status = received.status() == "duplicate" ? 200 : 201};
    json::Writer writer(response.body);
    writer.open_object();
    writer.key("data");
    writer.open_object();
    writer.member("id", received.id());
    writer.member("status", received.status());
    writer.member("employeeId", sent.code());
    writer.instant_member("at", received.at_us());
    writer.member("kind", received.kind());
    writer.optional_member("attendanceId", received.has_attendance_record_id(), received.attendance_record_id());
    writer.optional_member("reason", !received.reason().empty(), received.reason());
    writer.close_object();
    writer.close_object();
    return response;
}

Result<Action> receive_one(const clients::AttendanceClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    ROLLCALL_TRY(auto punch, read_punch(body));
    ReceivePunchesRequest request;
    *request.add_punches() = punch;
    return clients::perform(
        client.receive_punches,
        std::move(request),
        [punch](const Exchange&, const ReceivedPunches& received) { return render_one(punch, received.punches(0)); }
    );
}

// What became of each row: its own fault, or its place among those that were passed on.
struct Batch {
    std::vector<std::optional<Error>> faults;
    ReceivePunchesRequest request;

    void add(std::optional<json::Body>& row) {
        if (!row) return void(faults.emplace_back(Error{.message = "expected an object"}));
        auto punch = read_punch(*row);
        if (!punch) return void(faults.emplace_back(std::move(punch).error()));
        faults.emplace_back();
        *request.add_punches() = std::move(*punch);
    }
};

void write_result(json::Writer& writer, std::size_t index, const ReceivedPunch& received) {
    writer.open_object();
    writer.member("index", index);
    writer.member("status", received.status());
    writer.member("id", received.id());
    if (!received.reason().empty()) writer.member("error", received.reason());
    writer.close_object();
}

void write_rejected(json::Writer& writer, std::size_t index, const Error& fault) {
    writer.open_object();
    writer.member("index", index);
    writer.member("status", "rejected");
    writer.member("error", message_of(400, fault));
    writer.close_object();
}

http::HttpResponse render_batch(const std::vector<std::optional<Error>>& faults, const ReceivedPunches& received) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.key("results");
    writer.open_array();
    int next = 0;
    for (std::size_t i = 0; i < faults.size(); ++i) {
        if (faults[i])
            write_rejected(writer, i, *faults[i]);
        else
            write_result(writer, i, received.punches(next++));
    }
    writer.close_array();
    writer.close_object();
    return response;
}

Result<Action> receive_many(const clients::AttendanceClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    auto rows = body.objects("checkIns", kMostRows);
    ROLLCALL_CHECK(body.verdict());
    Batch batch;
    for (auto& row : *rows) batch.add(row);
    return clients::perform(
        client.receive_punches,
        std::move(batch.request),
        [faults = std::move(batch.faults)](const Exchange&, const ReceivedPunches& received) {
            return render_batch(faults, received);
        }
    );
}

}  // namespace

std::vector<http::Route> check_in_routes(const clients::AttendanceClient& client) {
    const std::string one = std::string(kBase) + "/attendance/check-ins";
    using enum http::Idempotency;
    using enum http::Method;
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {post, one, Permission::punch_ingest, accepted, with_client(receive_one)},
        {post, one + ":batch", Permission::punch_ingest, accepted, with_client(receive_many)},
    };
}

}  // namespace rollcall::external
