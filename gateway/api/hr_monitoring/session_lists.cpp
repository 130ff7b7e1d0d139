// attendance/me and attendance/team: arrays, newest first, whole where a month is asked for.
#include "common/time/wire.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/api/hr_monitoring/session_export.hpp"
#include "gateway/api/hr_monitoring/session_json.hpp"
#include "gateway/clients/ahead.hpp"
#include "gateway/http/next_link.hpp"
#include "gateway/http/percent.hpp"

#include <charconv>
#include <chrono>

namespace rollcall::hr_monitoring {

namespace {

using namespace attendance::v1;
using http::Action;
using http::Exchange;

constexpr int kMostPerPage = 500;
constexpr int kMostOfMonth = 20'000;
constexpr int kMostWithoutRange = 1'000;
constexpr int kPage = 2'000;  // records of one call
constexpr auto kMonth = std::chrono::days{31};

class ListReader {
  public:
    explicit ListReader(bool team) { request_.set_team(team); }

    void take(const std::string& name, const std::string& text) {
        auto& request = request_;
        if (name == "date_from" && take_date(name, text, from_)) request.set_date_from(text);
        if (name == "date_to" && take_date(name, text, to_)) request.set_date_to(text);
        if (name == "include_absences") return take_switch(name, text);
        if (name == "limit") return take_limit(name, text);
        if (name == "cursor") request.set_cursor(text);
    }

    Result<ListSessionsRequest> finish() {
        if (from_ && to_ && *from_ > *to_)
            complain("date_to", Fault::not_valid, "date_to must not be before date_from");
        if (!faults_.empty()) return fail(invalid_fields(std::move(faults_)));
        const bool month = from_ && to_ && std::chrono::sys_days{*to_} - std::chrono::sys_days{*from_} < kMonth;
        const int rows = limit_ > 0 ? limit_ : month ? kMostOfMonth : kMostWithoutRange;
        request_.set_limit(std::min(rows, kPage));
        if (rows > kPage) request_.set_rows_in_all(rows);
        return std::move(request_);
    }

  private:
    void complain(const std::string& name, Fault fault, const char* message) {
        faults_.push_back({name, fault, message});
    }

    bool take_date(const std::string& name, const std::string& text, std::optional<Date>& date) {
        date = time::parse_date(text);
        if (!date) complain(name, Fault::not_a_date, "Input should be a valid date, YYYY-MM-DD");
        return date.has_value();
    }

    void take_switch(const std::string& name, const std::string& text) {
        if (text != "true" && text != "false")
            return complain(name, Fault::not_valid, "Input should be 'true' or 'false'");
        request_.set_include_absences(text == "true");
    }

    void take_limit(const std::string& name, const std::string& text) {
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), limit_);
        if (failure == std::errc{} && end == text.data() + text.size() && limit_ >= 1 && limit_ <= kMostPerPage) return;
        complain(name, Fault::not_valid, "Input should be a number from 1 to 500");
    }

    ListSessionsRequest request_;
    std::optional<Date> from_, to_;
    int limit_ = 0;
    std::vector<FieldError> faults_;
};

// "[…" without the closing bracket.
std::string opened_array(const SessionPage& page) {
    std::string text = "[";
    json::Writer writer(text);
    for (const auto& record : page.records()) write_session(writer, record);
    return text;
}

// What follows the first page of a list that is not cut into pages, up to the closing bracket. While a page is rendered
// the next one is fetched.
class LaterPages final : public http::Pieces {
  public:
    LaterPages(Exchange& exchange, const clients::AttendanceClient& client, ListSessionsRequest request)
        : ahead_(exchange, client.list_sessions), request_(std::move(request)) {}

    // Fetches what follows `page`, if anything does.
    boost::asio::awaitable<void> fetch_after(const SessionPage& page) {
        request_.set_cursor(page.next_cursor());
        if (page.next_cursor().empty()) co_return;
        auto starting = ahead_.start(request_);
        co_await std::move(starting);
    }

    boost::asio::awaitable<Result<http::Piece>> next() override {
        auto taking = ahead_.take();
        const auto page = co_await std::move(taking);
        if (!page) co_return fail(page.error());
        auto fetching = fetch_after(*page);
        co_await std::move(fetching);
        http::Piece piece{opened_array(*page), page->next_cursor().empty()};
        piece.text.front() = page->records().empty() ? ' ' : ',';
        if (piece.last) piece.text += ']';
        co_return piece;
    }

  private:
    clients::Ahead<ListSessionsRequest, SessionPage> ahead_;
    ListSessionsRequest request_;
};

http::Answer list(Exchange& exchange, const clients::AttendanceClient& client, ListSessionsRequest request) {
    auto asking = clients::ask(exchange, client.list_sessions, request);
    const auto first = co_await std::move(asking);
    if (!first) co_return fail(first.error());
    const bool goes_on = request.rows_in_all() > 0 && !first->next_cursor().empty();
    std::unique_ptr<LaterPages> later;
    if (goes_on) {
        request.clear_rows_in_all();
        request.set_until(first->end_cursor());
        later = std::make_unique<LaterPages>(exchange, client, std::move(request));
        auto fetching = later->fetch_after(*first);
        co_await std::move(fetching);
    }
    http::HttpResponse response{.body = opened_array(*first)};
    const auto& next = goes_on ? first->end_cursor() : first->next_cursor();
    if (!next.empty()) response.add("Link", http::next_link(exchange.request, next));
    if (!goes_on) response.body += ']';
    response.pieces = std::move(later);
    co_return response;
}

http::Answer send_file(
    Exchange& exchange,
    const clients::AttendanceClient& client,
    exports::Workshop& workshop,
    ListSessionsRequest request,
    exports::Format format
) {
    co_return exports::download(session_table(exchange, client, std::move(request)), format, workshop);
}

Result<Action> list_sessions(
    const clients::AttendanceClient& client, exports::Workshop& workshop, const Exchange& exchange, bool team
) {
    ListReader reader(team);
    for (const auto& [name, text] : http::decode_query(exchange.request.query).value_or(http::QueryParameters{}))
        reader.take(name, text);
    ROLLCALL_TRY(auto request, reader.finish());
    http::QueryReader parameters(exchange);
    const auto format = exports::read_format(parameters);
    ROLLCALL_CHECK(parameters.verdict());
    if (format != exports::Format::json)
        return [&client, &workshop, request = std::move(request), format](Exchange& x) {
            return send_file(x, client, workshop, request, format);
        };
    return [&client, request = std::move(request)](Exchange& x) { return list(x, client, request); };
}

}  // namespace

std::vector<http::Route> session_list_routes(const clients::AttendanceClient& client, exports::Workshop& workshop) {
    const std::string base = std::string(kBase) + "/attendance";
    const auto of = [&client, &workshop](bool team) {
        return [&client, &workshop, team](const Exchange& exchange) {
            return list_sessions(client, workshop, exchange, team);
        };
    };
    return {
        {http::Method::get, base + "/me", Permission::attendance_view, http::Idempotency::ignored, of(false)},
        {http::Method::get, base + "/team", Permission::attendance_view, http::Idempotency::ignored, of(true)},
    };
}

}  // namespace rollcall::hr_monitoring
