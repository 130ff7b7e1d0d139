// The envelope around every WorkforceOS answer: its fields in the documented order, then what was asked for.
#pragma once

#include "gateway/api/workforceos/list_query.hpp"
#include "gateway/http/exchange.hpp"
#include "gateway/http/response.hpp"
#include "gateway/json/writer.hpp"

#include <cstdint>
#include <string_view>

namespace rollcall::workforceos {

struct Kind {
    int status;
    std::string_view data_name;
    std::string_view action;  // create, update, delete, get, list
};

// Who the answer is for, when the request had no credential.
struct Caller {
    std::string_view user_id;
    std::string_view session_id;
};

// Opens the object and writes all up to rowCount; the caller adds the data and closes it.
void open_envelope(json::Writer& writer, const http::Exchange& exchange, const Kind& kind, std::size_t row_count);
void open_envelope(
    json::Writer& writer, const http::Exchange& exchange, const Kind& kind, std::size_t row_count, const Caller& caller
);
// paging, filters and uiPermissions of a list.
void write_list_end(json::Writer& writer, const ListEcho& echo, std::int64_t total);

template <class Message>
using WriteObject = void (*)(json::Writer&, const Message&);

// One object under its name. Its version is the answer's ETag.
template <class Message>
http::HttpResponse render_one(
    const http::Exchange& exchange, const Kind& kind, const Message& message, WriteObject<Message> write
) {
    http::HttpResponse response{.status = kind.status};
    response.body.reserve(1024);
    json::Writer writer(response.body);
    open_envelope(writer, exchange, kind, 1);
    writer.key(kind.data_name);
    write(writer, message);
    writer.close_object();
    if constexpr (requires { message.record_version(); })
        response.add("ETag", "\"" + std::to_string(message.record_version()) + "\"");
    return response;
}

// Rows under their plural name.
template <class Rows, class Message>
http::HttpResponse render_list(
    const http::Exchange& exchange,
    std::string_view data_name,
    const Rows& rows,
    std::int64_t total,
    const ListEcho& echo,
    WriteObject<Message> write
) {
    http::HttpResponse response;
    response.body.reserve(512 + static_cast<std::size_t>(rows.size()) * 768);
    json::Writer writer(response.body);
    open_envelope(writer, exchange, {200, data_name, "list"}, static_cast<std::size_t>(rows.size()));
    writer.key(data_name);
    writer.open_array();
    for (const auto& row : rows) write(writer, row);
    writer.close_array();
    write_list_end(writer, echo, total);
    writer.close_object();
    return response;
}

}  // namespace rollcall::workforceos
