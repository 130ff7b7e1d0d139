#include "gateway/api/workforceos/envelope.hpp"

#include <algorithm>
#include <chrono>

namespace rollcall::workforceos {

void open_envelope(
    json::Writer& writer, const http::Exchange& exchange, const Kind& kind, std::size_t row_count, const Caller& caller
) {
    const auto authentication = std::chrono::duration_cast<std::chrono::milliseconds>(exchange.authentication);
    writer.open_object();
    writer.member("status", "OK");
    writer.member("statusCode", std::to_string(kind.status));
    writer.member("elapsedMs", exchange.elapsed_ms());
    writer.member("ssoTime", authentication.count());
    writer.member("source", "db");
    writer.null_member("cacheKey");
    writer.member("userId", caller.user_id);
    writer.member("sessionId", caller.session_id);
    writer.member("requestId", exchange.request_id);
    writer.member("dataName", kind.data_name);
    writer.member("method", http::name_of(exchange.request.method));
    writer.member("action", kind.action);
    writer.member("appVersion", ROLLCALL_VERSION);
    writer.member("rowCount", row_count);
}

void open_envelope(json::Writer& writer, const http::Exchange& exchange, const Kind& kind, std::size_t row_count) {
    const auto& principal = *exchange.principal;
    const auto user = principal.user.str();
    const auto session = principal.session.str();
    open_envelope(writer, exchange, kind, row_count, {user, session});
}

void write_list_end(json::Writer& writer, const ListEcho& echo, std::int64_t total) {
    writer.key("paging");
    writer.open_object();
    writer.member("pageNumber", echo.page_number);
    writer.member("pageRowCount", echo.page_row_count);
    writer.member("totalRowCount", total);
    writer.member("pageCount", (total + echo.page_row_count - 1) / echo.page_row_count);
    writer.close_object();
    writer.key("filters");
    writer.open_array();
    for (const auto& filter : echo.filters) {
        writer.open_object();
        writer.member("name", filter.name);
        writer.optional_member("value", filter.value.has_value(), filter.value.value_or(""));
        writer.close_object();
    }
    writer.close_array();
    writer.key("uiPermissions");
    writer.open_array();
    writer.close_array();
}

}  // namespace rollcall::workforceos
