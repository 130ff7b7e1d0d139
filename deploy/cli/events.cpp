#include "common/time/wire.hpp"
#include "deploy/cli/commands.hpp"
#include "deploy/cli/output.hpp"

#include <iostream>
#include <rollcall/common/v1/operations.grpc.pb.h>

namespace rollcall::cli {

namespace json = boost::json;
using common::v1::Operations;
using Stub = Operations::Stub;

namespace {

const std::vector<std::pair<std::string, int>> kServices{
    {"identity", 50051}, {"shift", 50052}, {"attendance", 50053}, {"notification", 50054}};

// What a command was asked for.
struct Asked {
    std::string service;  // "": all of them
    std::string type;
    int limit = 50;
    std::vector<std::string> ids;
    bool all = false;
    std::string since;
};

std::vector<std::pair<std::string, int>> services_of(const Asked& asked) {
    std::vector<std::pair<std::string, int>> chosen;
    for (const auto& service : kServices)
        if (asked.service.empty() || asked.service == service.first) chosen.push_back(service);
    return chosen;
}

json::object row_of(const std::string& service, const common::v1::Event& event) {
    const auto instant = [](std::int64_t micros) { return time::format_instant(from_unix_micros(micros)); };
    json::error_code failure;
    auto payload = json::parse(event.data_json(), failure);
    return {
        {"service", service},
        {"id", event.id()},
        {"type", event.type()},
        {"subject", event.subject()},
        {"companyId", event.company_id()},
        {"sequence", event.sequence()},
        {"time", instant(event.time_us())},
        {"publishedAt",
         event.has_published_at_us() ? json::value(instant(event.published_at_us())) : json::value(nullptr)},
        {"stream", text_or_null(event.stream())},
        {"attempts", event.attempts()},
        {"failure", text_or_null(event.failure())},
        {"data", failure ? json::value(event.data_json()) : std::move(payload)},
    };
}

template <class Method>
Result<void> print_events(Shell& shell, const Asked& asked, Method method, const std::vector<std::string>& columns) {
    json::array rows;
    for (const auto& [name, port] : services_of(asked)) {
        const auto stub = shell.service<Operations>(name, port);
        common::v1::ListEventsRequest request;
        request.set_limit(asked.limit);
        request.set_type(asked.type);
        ROLLCALL_TRY(const auto found, shell.call(*stub, method, request));
        for (const auto& event : found.events()) rows.push_back(row_of(name, event));
    }
    if (shell.json)
        print_json(rows);
    else
        print_table(rows, columns);
    return {};
}

// Calls each chosen service and prints how many events it was about.
template <class Request>
Result<void> print_affected(
    Shell& shell,
    const Asked& asked,
    grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, common::v1::Affected*),
    const Request& request
) {
    json::array rows;
    for (const auto& [name, port] : services_of(asked)) {
        const auto stub = shell.service<Operations>(name, port);
        ROLLCALL_TRY(const auto affected, shell.call(*stub, method, request));
        rows.push_back(json::object{{"service", name}, {"events", affected.count()}});
    }
    if (shell.json)
        print_json(rows);
    else
        print_table(rows, {"service", "events"});
    return {};
}

Result<void> replay(Shell& shell, const Asked& asked) {
    common::v1::ReplayDeadRequest request;
    for (const auto& id : asked.ids) request.add_ids(id);
    return print_affected(shell, asked, &Stub::ReplayDead, request);
}

Result<void> republish(Shell& shell, const Asked& asked) {
    common::v1::RepublishRequest request;
    request.set_since_us(to_unix_micros(*time::parse_instant(asked.since)));
    return print_affected(shell, asked, &Stub::Republish, request);
}

std::string check_instant(const std::string& text) {
    return time::parse_instant(text) ? "" : "expected an instant such as 2026-02-16T05:20:21Z";
}

void add_service(CLI::App& command, Asked& asked, const char* meaning) {
    std::vector<std::string> names;
    for (const auto& [name, port] : kServices) names.push_back(name);
    command.add_option("--service", asked.service, meaning)->check(CLI::IsMember(names));
}

void add_lists(CLI::App& group, Shell& shell, const std::shared_ptr<Asked>& asked) {
    auto* events = shell.command(group, "list", "Newest events of the outbox.", [&shell, asked] {
        return print_events(
            shell, *asked, &Stub::ListEvents, {"time", "service", "type", "subject", "sequence", "publishedAt"}
        );
    });
    auto* dead = shell.command(group, "dead", "Events that a consumer gave up on.", [&shell, asked] {
        return print_events(shell, *asked, &Stub::ListDead, {"time", "service", "type", "id", "attempts", "failure"});
    });
    for (auto* command : {events, dead}) {
        add_service(*command, *asked, "One service; all when left out.");
        command->add_option("--limit", asked->limit, "How many of each service.")->check(CLI::Range(1, 1000));
        command->add_option("--type", asked->type, "Only this type, e.g. shift.assigned.");
    }
}

}  // namespace

void add_events_commands(CLI::App& root, Shell& shell) {
    auto* group = root.add_subcommand("events", "Events and dead letters of the services.")->require_subcommand(1);
    const auto asked = std::make_shared<Asked>();
    add_lists(*group, shell, asked);

    auto* back = shell.command(*group, "replay", "Dead letters go back to their consumer.", [&shell, asked] {
        return replay(shell, *asked);
    });
    add_service(*back, *asked, "The service that gave up; all when left out.");
    auto* which = back->add_option_group("which", "Which dead letters")->require_option(1);
    which->add_option("--id", asked->ids, "Event ids, as `events dead` shows them.");
    which->add_flag("--all", asked->all, "Every dead letter.");

    auto* again = shell.command(*group, "republish", "Events since a moment go to Redis again.", [&shell, asked] {
        return republish(shell, *asked);
    });
    add_service(*again, *asked, "The service whose events; all when left out.");
    again->add_option("--since", asked->since, "RFC 3339, e.g. 2026-02-16T05:20:21Z.")
        ->required()
        ->check(check_instant);
}

}  // namespace rollcall::cli
