// One employee's attendances with their check-ins: pages where they are asked for, else all of them, made while they
// are sent. Attendance knows what people did, the shift service what their shifts are; a page asks both.
#include "common/time/wire.hpp"
#include "gateway/api/external/attended_json.hpp"
#include "gateway/api/external/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/next_link.hpp"
#include "gateway/http/query_reader.hpp"

#include <set>

namespace rollcall::external {

namespace {

using namespace attendance::v1;
using http::Action;
using http::Exchange;

constexpr int kLargestPage = 500;

struct Owners {
    const clients::TimesheetsClient& sheets;
    const clients::ShiftClient& shifts;
};

// A bound of the shift's start: an instant, or a date as it is at the shift. One of the two is set.
struct Bound {
    std::optional<Instant> at;
    std::optional<std::string> date;
};

Bound read_bound(http::QueryReader& query, const char* name) {
    auto text = query.text(name);
    if (!text) return {};
    if (time::parse_date(*text)) return {.date = std::move(*text)};
    // "+08:00" that was not encoded comes as " 08:00".
    if (text->size() > 6 && (*text)[text->size() - 6] == ' ') (*text)[text->size() - 6] = '+';
    const auto at = time::parse_instant(*text);
    if (!at) query.fault(name, Fault::not_a_date, "expected a date or an instant with its offset");
    return {.at = at};
}

struct Query {
    ListAttendedRequest request;
    bool is_paged = false;
};

Result<Query> read(const Exchange& exchange) {
    http::QueryReader parameters(exchange);
    Query query;
    auto& request = query.request;
    request.set_employee_code(parameters.text("employeeId").value_or(""));
    if (request.employee_code().empty()) parameters.fault("employeeId", Fault::required, "is required");
    const auto from = read_bound(parameters, "startDate");
    const auto until = read_bound(parameters, "endDate");
    if (from.at) request.set_starts_from_us(to_unix_micros(*from.at));
    if (from.date) request.set_date_from(*from.date);
    if (until.at) request.set_starts_until_us(to_unix_micros(*until.at));
    if (until.date) request.set_date_to(*until.date);
    const auto limit = parameters.number("limit", 1, kLargestPage);
    request.set_limit(limit.value_or(kLargestPage));
    request.set_cursor(parameters.text("cursor").value_or(""));
    query.is_paged = limit || !request.cursor().empty();
    ROLLCALL_CHECK(parameters.verdict());
    return query;
}

shift::v1::DescribeShiftsRequest shifts_of(const AttendedPage& page) {
    std::set<std::string> ids;
    for (const auto& one : page.attended()) ids.insert(one.shift_id());
    shift::v1::DescribeShiftsRequest request;
    for (const auto& id : ids) request.add_shift_ids(id);
    return request;
}

struct Page {
    std::string elements;  // of "data", without brackets
    std::string next_cursor;
};

boost::asio::awaitable<Result<Page>> fetch(Exchange& exchange, Owners owners, ListAttendedRequest request) {
    auto asking = clients::ask(exchange, owners.sheets.list_attended, request);
    const auto attended = co_await std::move(asking);
    if (!attended) co_return fail(attended.error());
    Page page{.next_cursor = attended->next_cursor()};
    if (attended->attended().empty()) co_return page;
    auto describing = clients::ask(exchange, owners.shifts.describe_shifts, shifts_of(*attended));
    const auto described = co_await std::move(describing);
    if (!described) co_return fail(described.error());
    const ShiftBook book(*described);
    json::Writer writer(page.elements);
    for (const auto& one : attended->attended()) write_attended(writer, one, request.employee_code(), book);
    co_return page;
}

// {"data":[…]} with everything, page by page.
class Everything final : public http::Pieces {
  public:
    Everything(Exchange& exchange, Owners owners, ListAttendedRequest request)
        : exchange_(exchange), owners_(owners), request_(std::move(request)) {}

    boost::asio::awaitable<Result<http::Piece>> next() override {
        const bool is_first = request_.cursor().empty();
        auto fetching = fetch(exchange_, owners_, request_);
        const auto page = co_await std::move(fetching);
        if (!page) co_return fail(page.error());
        request_.set_cursor(page->next_cursor);
        http::Piece piece{is_first ? R"({"data":[)" : page->elements.empty() ? "" : ",", page->next_cursor.empty()};
        piece.text += page->elements;
        if (piece.last) piece.text += "]}";
        co_return piece;
    }

  private:
    Exchange& exchange_;
    Owners owners_;
    ListAttendedRequest request_;
};

http::Answer send_page(Exchange& exchange, Owners owners, ListAttendedRequest request) {
    auto fetching = fetch(exchange, owners, std::move(request));
    const auto page = co_await std::move(fetching);
    if (!page) co_return fail(page.error());
    http::HttpResponse response{.body = R"({"data":[)" + page->elements + "]}"};
    if (!page->next_cursor.empty()) response.add("Link", http::next_link(exchange.request, page->next_cursor));
    co_return response;
}

http::Answer send_everything(Exchange& exchange, Owners owners, ListAttendedRequest request) {
    http::HttpResponse response;
    response.pieces = std::make_unique<Everything>(exchange, owners, std::move(request));
    co_return response;
}

}  // namespace

std::vector<http::Route> by_employee_routes(
    const clients::TimesheetsClient& sheets, const clients::ShiftClient& shifts
) {
    const Owners owners{sheets, shifts};
    const auto list = [owners](const Exchange& exchange) -> Result<Action> {
        ROLLCALL_TRY(auto query, read(exchange));
        return [owners, query](Exchange& x) {
            return query.is_paged ? send_page(x, owners, query.request) : send_everything(x, owners, query.request);
        };
    };
    return {
        {http::Method::get,
         std::string(kBase) + "/attendance/by-employee",
         Permission::external_read,
         http::Idempotency::ignored,
         list,
         http::CheckOrder::role_first},
    };
}

}  // namespace rollcall::external
