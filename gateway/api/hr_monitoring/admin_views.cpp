// One person as who administers them sees them: figures of the last 30 days, and all sessions of a period.
#include "common/time/wire.hpp"
#include "common/time/zone.hpp"
#include "gateway/api/hr_monitoring/period_figures.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/api/hr_monitoring/session_json.hpp"
#include "gateway/api/hr_monitoring/user_json.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/http/query_reader.hpp"

namespace rollcall::hr_monitoring {

namespace {

using attendance::v1::ListSessionsRequest;
using attendance::v1::Record;
using http::Action;
using http::Exchange;
using Records = std::vector<Record>;

constexpr auto kUsualDays = std::chrono::days{30};
constexpr auto kLongestPeriod = std::chrono::days{366};
constexpr int kSessions = 100;
constexpr int kMostSessions = 500;
constexpr int kPage = 500;

struct View {
    std::string user_id;
    std::optional<std::string> from, to;  // none: the last 30 days
    int sessions = 0;                     // how many are shown one by one
};

// Gateway's Access knows who may do a thing at all; these views are for who may do it to anybody.
Result<void> require_company_wide(const Exchange& exchange, Permission permission) {
    if (scope_of(*exchange.principal, permission, ManagerScope::company) == Scope::company) return {};
    return fail(forbidden("Permission denied"));
}

void fill_period(View& view, const identity::v1::User& user) {
    const auto zone = user.has_time_zone() ? user.time_zone() : user.company_time_zone();
    const auto today = time::local_date(now(), zone);
    if (!view.to) view.to = time::format_date(today);
    const auto last = time::parse_date(*view.to).value_or(today);
    if (!view.from)
        view.from = time::format_date(Date{std::chrono::sys_days{last} - kUsualDays + std::chrono::days{1}});
}

boost::asio::awaitable<Result<Records>> read_sessions(
    Exchange& exchange, const clients::AttendanceClient& client, const View& view
) {
    Records all;
    ListSessionsRequest request;
    request.set_team(true);
    request.set_user_id(view.user_id);
    request.set_date_from(*view.from);
    request.set_date_to(*view.to);
    request.set_include_absences(true);
    request.set_limit(kPage);
    do {
        auto asking = clients::ask(exchange, client.list_sessions, request);
        auto page = co_await std::move(asking);
        if (!page) co_return fail(page.error());
        for (auto& record : *page->mutable_records()) all.push_back(std::move(record));
        request.set_cursor(page->next_cursor());
    } while (!request.cursor().empty());
    co_return all;
}

http::HttpResponse render(const View& view, const identity::v1::User& user, const Records& records) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.key("user");
    write_user(writer, user);
    writer.member("start_date", *view.from);
    writer.member("end_date", *view.to);
    writer.key("attendance");
    write_figures(writer, records);
    if (view.sessions > 0) {
        writer.key("sessions");
        writer.open_array();
        for (std::size_t i = 0; i < records.size() && i < static_cast<std::size_t>(view.sessions); ++i)
            write_session(writer, records[i]);
        writer.close_array();
    }
    writer.close_object();
    return response;
}

http::Answer show(Exchange& exchange, const clients::Clients& clients, View view) {
    identity::v1::GetUserRequest request;
    request.set_user_id(view.user_id);
    auto finding = clients::ask(exchange, clients.identity.get_user, std::move(request));
    const auto user = co_await std::move(finding);
    if (!user) co_return fail(user.error());
    fill_period(view, *user);
    auto reading = read_sessions(exchange, clients.attendance, view);
    const auto records = co_await std::move(reading);
    if (!records) co_return fail(records.error());
    co_return render(view, *user, *records);
}

Result<Action> show_summary(const clients::Clients& clients, const Exchange& exchange) {
    View view;
    ROLLCALL_TRY(view.user_id, http::path_id(exchange, "user_id"));
    ROLLCALL_CHECK(require_company_wide(exchange, Permission::users_edit));
    return [&clients, view](Exchange& x) { return show(x, clients, view); };
}

std::chrono::sys_days day_of(const std::string& date) {
    return std::chrono::sys_days{time::parse_date(date).value_or(Date{})};
}

// Without an end it is today, in whatever zone.
void check_period(const View& view, http::QueryReader& query) {
    if (!view.from) return;
    const auto from = day_of(*view.from);
    const auto to = view.to ? day_of(*view.to) : std::chrono::floor<std::chrono::days>(now());
    if (view.to && from > to) query.fault("end_date", Fault::not_valid, "end_date must not be before start_date");
    if (to - from >= kLongestPeriod) query.fault("end_date", Fault::not_valid, "A period may have at most 366 days");
}

Result<Action> show_profile(const clients::Clients& clients, const Exchange& exchange) {
    View view;
    http::QueryReader query(exchange);
    view.from = query.date("start_date");
    view.to = query.date("end_date");
    view.sessions = query.number("limit", 1, kMostSessions).value_or(kSessions);
    check_period(view, query);
    ROLLCALL_TRY(view.user_id, http::path_id(exchange, "user_id"));
    ROLLCALL_CHECK(query.verdict());
    return [&clients, view](Exchange& x) { return show(x, clients, view); };
}

}  // namespace

std::vector<http::Route> admin_view_routes(const clients::Clients& clients) {
    const std::string one = std::string(kBase) + "/users/:user_id";
    using enum http::Idempotency;
    using enum http::Method;
    const auto with_clients = [&clients](auto read) {
        return [&clients, read](const Exchange& exchange) { return read(clients, exchange); };
    };
    return {
        {get, one + "/admin-summary", Permission::users_edit, ignored, with_clients(show_summary)},
        {get, one + "/admin-profile", Permission::permissions_manage, ignored, with_clients(show_profile)},
    };
}

}  // namespace rollcall::hr_monitoring
