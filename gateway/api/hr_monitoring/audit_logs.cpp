// Who changed what, and who was refused what: the entries of all services as one list, newest first.
#include "common/core/id.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/api/hr_monitoring/user_fields.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/http/next_link.hpp"
#include "gateway/json/writer.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace rollcall::hr_monitoring {

namespace {

using common::v1::AuditEntry;
using common::v1::ListAuditEntriesRequest;
using http::Action;
using http::Exchange;

constexpr int kRows = 200;
constexpr int kMostRows = 500;

struct Wanted {
    int limit = kRows;
    std::string cursor;      // the id of the last entry that was seen
    std::string about_user;  // "": all
};

struct Listed {
    std::string_view service;
    AuditEntry entry;
};

using Names = std::map<std::string, std::string>;

bool by_system(const AuditEntry& entry) {
    return parse_uuid(entry.actor_id()) == UuidBytes{};
}

void write_json_or_null(json::Writer& writer, std::string_view name, const std::string& text) {
    writer.key(name);
    text.empty() ? writer.null() : writer.raw(text);
}

void write_entry(json::Writer& writer, const Listed& listed, const Names& names) {
    const auto& entry = listed.entry;
    const auto known = names.find(entry.actor_id());
    const std::string name = by_system(entry) ? "System" : known == names.end() ? "" : known->second;
    writer.open_object();
    writer.member("id", entry.id());
    writer.optional_member("actor_user_id", !by_system(entry), entry.actor_id());
    writer.optional_member("actor_name", !name.empty(), name);
    writer.member("action_type", entry.action());
    writer.member("entity_type", entry.entity());
    writer.member("entity_id", entry.entity_id());
    write_json_or_null(writer, "old_value", entry.before_json());
    write_json_or_null(writer, "new_value", entry.after_json());
    writer.key("extra_metadata");
    writer.open_object();
    writer.member("service", listed.service);
    writer.optional_member("chain_position", entry.chain_position() > 0, entry.chain_position());
    writer.optional_member("chain_hash", entry.chain_position() > 0, entry.chain_hash());
    writer.close_object();
    writer.instant_member("created_at", entry.at_us());
    writer.optional_member("ip", !entry.client_address().empty(), entry.client_address());
    writer.optional_member("request_id", !entry.request_id().empty(), entry.request_id());
    writer.close_object();
}

http::HttpResponse render(const Exchange& exchange, const std::vector<Listed>& entries, const Names& names, bool more) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_array();
    for (const auto& listed : entries) write_entry(writer, listed, names);
    writer.close_array();
    if (more) response.add("Link", http::next_link(exchange.request, entries.back().entry.id()));
    return response;
}

// The newest of all services, one more than wanted when there are more.
boost::asio::awaitable<Result<std::vector<Listed>>> collect(
    Exchange& exchange, const clients::AuditClients& services, const Wanted& wanted
) {
    std::vector<Listed> all;
    for (const auto& service : services) {
        ListAuditEntriesRequest request;
        request.set_limit(wanted.limit + 1);
        request.set_before_id(wanted.cursor);
        request.set_about_user_id(wanted.about_user);
        auto asking = clients::ask(exchange, service.list, std::move(request));
        auto list = co_await std::move(asking);
        if (!list) co_return fail(list.error());
        for (auto& entry : *list->mutable_entries()) all.push_back({service.service, std::move(entry)});
    }
    std::sort(all.begin(), all.end(), [](const Listed& a, const Listed& b) { return a.entry.id() > b.entry.id(); });
    if (all.size() > static_cast<std::size_t>(wanted.limit) + 1) all.resize(static_cast<std::size_t>(wanted.limit) + 1);
    co_return all;
}

boost::asio::awaitable<Result<Names>> names_of(
    Exchange& exchange, const clients::IdentityClient& client, const std::vector<Listed>& entries
) {
    std::set<std::string> ids;
    for (const auto& listed : entries)
        if (!by_system(listed.entry)) ids.insert(listed.entry.actor_id());
    Names names;
    if (ids.empty()) co_return names;
    identity::v1::ListUsersRequest request;
    for (const auto& id : ids) request.add_user_ids(id);
    request.mutable_page()->set_page_number(1);
    request.mutable_page()->set_page_row_count(kMostRows + 1);
    auto asking = clients::ask(exchange, client.list_users, std::move(request));
    const auto users = co_await std::move(asking);
    if (!users) co_return fail(users.error());
    for (const auto& user : users->users()) names[user.id()] = user.full_name();
    co_return names;
}

http::Answer list(Exchange& exchange, const clients::Clients& clients, Wanted wanted) {
    auto collecting = collect(exchange, clients.audit, wanted);
    auto entries = co_await std::move(collecting);
    if (!entries) co_return fail(entries.error());
    const bool more = entries->size() > static_cast<std::size_t>(wanted.limit);
    if (more) entries->pop_back();
    auto naming = names_of(exchange, clients.identity, *entries);
    const auto names = co_await std::move(naming);
    if (!names) co_return fail(names.error());
    co_return render(exchange, *entries, *names, more);
}

Result<Action> read_list(const clients::Clients& clients, const Exchange& exchange) {
    Wanted wanted;
    ROLLCALL_TRY(wanted.limit, query_number(exchange, "limit", kRows, kMostRows));
    wanted.cursor = query_value(exchange, "cursor");
    if (!wanted.cursor.empty() && !parse_uuid(wanted.cursor))
        return fail(invalid_field("cursor", Fault::not_an_id, "Input should be the cursor of a Link header"));
    if (!exchange.path.empty()) {
        ROLLCALL_TRY(wanted.about_user, http::path_id(exchange, "user_id"));
    }
    return [&clients, wanted](Exchange& x) { return list(x, clients, wanted); };
}

}  // namespace

std::vector<http::Route> audit_log_routes(const clients::Clients& clients) {
    using enum http::Idempotency;
    const auto read = [&clients](const Exchange& exchange) { return read_list(clients, exchange); };
    const http::Access all{Permission::audit_view, "Only admins can view audit logs"};
    return {
        {http::Method::get, std::string(kBase) + "/audit-logs", all, ignored, read},
        {http::Method::get, std::string(kBase) + "/users/:user_id/audit-logs", Permission::users_edit, ignored, read},
    };
}

}  // namespace rollcall::hr_monitoring
