#include "common/events/stream.hpp"

#include "common/pg/traits.hpp"

#include <cstdlib>

namespace rollcall::events {

std::string stream_of(const std::string& service) {
    return "rollcall:{" + service + "}:events";
}

std::string dead_of(const std::string& service) {
    return "rollcall:{" + service + "}:dead";
}

std::string epoch_of(const std::string& service) {
    return "rollcall:{" + service + "}:epoch";
}

redis::Command xadd(const std::string& stream, const Received& event) {
    return {
        "XADD",
        stream,
        "*",
        "id",
        event.id,
        "type",
        event.type,
        "source",
        event.source,
        "subject",
        event.subject,
        "time",
        pg::format_timestamp(event.time),
        "companyid",
        event.company.str(),
        "sequence",
        std::to_string(event.sequence),
        "traceparent",
        event.traceparent,
        "datacontenttype",
        "application/json",
        "data",
        event.data,
    };
}

namespace {

void assign(Received& event, const std::string& name, const std::string& value) {
    if (name == "id")
        event.id = value;
    else if (name == "type")
        event.type = value;
    else if (name == "source")
        event.source = value;
    else if (name == "subject")
        event.subject = value;
    else if (name == "companyid")
        event.company = CompanyId::parse(value).value_or(CompanyId{});
    else if (name == "sequence")
        event.sequence = std::atoll(value.c_str());
    else if (name == "traceparent")
        event.traceparent = value;
    else if (name == "data")
        event.data = value;
}

// PostgreSQL's reader wants its own spelling: a blank for the T, +00 for the Z.
Instant time_from(std::string text) {
    if (text.size() < 20 || text.back() != 'Z') return {};
    text[10] = ' ';
    text.replace(text.size() - 1, 1, "+00");
    try {
        return pg::parse_timestamp(text);
    } catch (const std::exception&) {
        return {};
    }
}

}  // namespace

Entry entry_from(const redis::Reply& entry) {
    Entry read{.entry_id = entry[0].text()};
    const auto fields = entry[1];
    for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
        const auto name = fields[i].text();
        if (name == "time")
            read.event.time = time_from(fields[i + 1].text());
        else
            assign(read.event, name, fields[i + 1].text());
    }
    if (read.event.company.is_nil()) read.event.id.clear();
    return read;
}

}  // namespace rollcall::events
