// What terminals upload: their attendance log, answered once all of it is stored. Some other tables hold fingerprints,
// faces and what was done at the terminal; they are acknowledged and not kept. What is not known to hold no punches is
// refused, so that the terminal keeps it.
#include "gateway/api/push/attlog.hpp"
#include "gateway/api/push/errors.hpp"
#include "gateway/api/push/routes.hpp"
#include "gateway/api/push/terminal.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/query_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace rollcall::push {

namespace {

using attendance::v1::ReceivePunchesRequest;
using http::Action;
using http::Exchange;
using identity::v1::AdmitDeviceRequest;
using identity::v1::DeviceTerms;
using identity::v1::Sighting;

constexpr std::size_t kMostPunches = 1000;  // of one call
constexpr std::size_t kLongestStamp = 32;
constexpr std::string_view kAttendanceLog = "ATTLOG";

constexpr std::array<std::string_view, 15> kWithoutPunches{
    "OPERLOG",
    "ATTPHOTO",
    "OPTIONS",
    "ERRORLOG",
    "USERINFO",
    "USERPIC",
    "FINGERTMP",
    "FACE",
    "FVEIN",
    "BIODATA",
    "BIOPHOTO",
    "TEMPLATEV10",
    "IDCARD",
    "WORKCODE",
    "SMS"};

struct Upload {
    AdmitDeviceRequest presented;
    std::string table;  // upper case
    std::string stamp;
};

ReceivePunchesRequest punches_of(const std::vector<LogLine>& lines, std::size_t from, const DeviceTerms& terms) {
    ReceivePunchesRequest request;
    request.set_by_badge(true);
    for (std::size_t i = from; i < std::min(lines.size(), from + kMostPunches); ++i) {
        const auto& line = lines[i];
        const auto kind = terms.kinds().find(line.status);
        auto& punch = *request.add_punches();
        punch.set_code(line.badge);
        punch.set_kind(kind == terms.kinds().end() ? "auto" : kind->second);
        punch.set_at_us(to_unix_micros(line.at));
        punch.set_source("device");
        punch.set_source_seq(line.mark);
    }
    return request;
}

int seconds_from(Instant from, Instant to) {
    constexpr Seconds kMost = std::chrono::days{365};
    return static_cast<int>(std::clamp(std::chrono::duration_cast<Seconds>(to - from), -kMost, kMost).count());
}

// What the terminal's clock is ahead, when that can be told: a time in the future is a fast clock's, whatever comes
// with it; one line alone comes when somebody has just been there, unless it has waited.
std::optional<int> clock_skew(const AttendanceLog& log, Instant newest, Instant received_at) {
    constexpr Minutes kAtOnce{10};
    const bool just_now = log.lines.size() == 1 && received_at - newest < kAtOnce;
    if (newest <= received_at && !just_now) return std::nullopt;
    return seconds_from(received_at, newest);
}

Sighting sighting_of(const AttendanceLog& log, const Upload& upload, Instant received_at) {
    Sighting seen;
    seen.set_last_upload_at_us(to_unix_micros(received_at));
    seen.set_received_lines(static_cast<std::int64_t>(log.lines.size()));
    seen.set_unreadable_lines(static_cast<std::int64_t>(log.unreadable.size()));
    if (!log.unreadable.empty()) seen.set_last_unreadable_line(log.unreadable.back());
    if (!upload.stamp.empty()) seen.set_stamp(upload.stamp);
    if (log.lines.empty()) return seen;
    const auto [oldest, newest] = std::minmax_element(
        log.lines.begin(), log.lines.end(), [](const LogLine& a, const LogLine& b) { return a.at < b.at; }
    );
    seen.set_last_punch_at_us(to_unix_micros(std::min(newest->at, received_at)));
    seen.set_backlog_seconds(std::max(0, seconds_from(oldest->at, received_at)));
    if (const auto skew = clock_skew(log, newest->at, received_at)) seen.set_clock_skew_seconds(*skew);
    return seen;
}

// A terminal that says it all in another order keeps it until somebody has looked.
Error no_log(const std::string& line) {
    return invalid_field("ATTLOG", Fault::not_valid, "has no line that can be read, like: " + line);
}

http::Answer store_log(
    Exchange& exchange, clients::DeviceDesk& desk, const clients::AttendanceClient& attendance, Upload upload
) {
    auto admitting = desk.admit(exchange, upload.presented);
    const auto admitted = co_await std::move(admitting);
    if (!admitted) co_return fail(admitted.error());
    const auto& terms = (*admitted)->device();
    const LogClock clock{terms.time_zone(), now()};
    const auto log = read_log(exchange.request.body, clock);
    desk.tell_unreadable(exchange, terms, log.unreadable);
    if (log.lines.empty() && !log.unreadable.empty()) co_return fail(no_log(log.unreadable.back()));
    for (std::size_t from = 0; from < log.lines.size(); from += kMostPunches) {
        auto storing = clients::ask(exchange, attendance.receive_punches, punches_of(log.lines, from, terms));
        const auto stored = co_await std::move(storing);
        if (!stored) co_return fail(stored.error());
    }
    auto noting = desk.note(exchange, terms, sighting_of(log, upload, clock.received_at));
    co_await std::move(noting);
    co_return text_answer("OK: " + std::to_string(log.lines.size() + log.unreadable.size()));
}

http::Answer acknowledge(Exchange& exchange, clients::DeviceDesk& desk, Upload upload) {
    auto meeting = desk.meet(exchange, upload.presented);
    const auto admitted = co_await std::move(meeting);
    if (!admitted) co_return fail(admitted.error());
    co_return text_answer("OK: " + std::to_string(count_lines(exchange.request.body)));
}

Result<Upload> read(const Exchange& exchange) {
    ROLLCALL_TRY(auto presented, presented_by(exchange));
    http::QueryReader query(exchange);
    Upload upload{std::move(presented), query.text("table").value_or(""), query.text("Stamp").value_or("")};
    if (upload.table.empty()) query.fault("table", Fault::required, "is required");
    std::transform(upload.table.begin(), upload.table.end(), upload.table.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    const bool is_known =
        upload.table == kAttendanceLog ||
        std::find(kWithoutPunches.begin(), kWithoutPunches.end(), upload.table) != kWithoutPunches.end();
    if (!upload.table.empty() && !is_known) query.fault("table", Fault::not_an_enum, "is none that is taken here");
    if (upload.stamp.size() > kLongestStamp) upload.stamp.clear();
    ROLLCALL_CHECK(query.verdict());
    return upload;
}

}  // namespace

std::vector<http::Route> upload_routes(clients::DeviceDesk& desk, const clients::AttendanceClient& attendance) {
    const auto take = [&desk, &attendance](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto upload, read(exchange));
        return [&desk, &attendance, upload](Exchange& x) {
            return upload.table == kAttendanceLog ? store_log(x, desk, attendance, upload)
                                                  : acknowledge(x, desk, upload);
        };
    };
    return {
        {http::Method::post,
         std::string(kBase) + "/cdata",
         http::Anyone{},
         http::Idempotency::ignored,
         take,
         http::CheckOrder::request_first,
         http::Media::any},
    };
}

}  // namespace rollcall::push
