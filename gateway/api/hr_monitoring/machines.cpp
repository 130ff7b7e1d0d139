// API keys and service accounts of the company: the same under other names. The answer that shows one holds a secret,
// so an Idempotency-Key counts for nothing there.
#include "gateway/api/hr_monitoring/organisation_query.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/json/body.hpp"
#include "gateway/json/writer.hpp"

namespace rollcall::hr_monitoring {

namespace {

using namespace identity::v1;
using http::Action;
using http::Exchange;

constexpr std::size_t kLongestName = 100;

// How a kind is called here.
struct Words {
    const char* path;
    const char* kind;
    const char* id_name;
    const char* public_part;
    const char* secret;
};

constexpr Words kKeyWords{"/api-keys", "api_key", "api_key_id", "prefix", "key"};
constexpr Words kAccountWords{
    "/service-accounts", "service_account", "service_account_id", "client_id", "client_secret"};

void write_scopes(json::Writer& writer, const Machine& machine) {
    writer.key("scopes");
    writer.open_array();
    for (const auto& scope : machine.scopes()) writer.value(scope);
    writer.close_array();
}

void write_moments(json::Writer& writer, const Machine& machine) {
    writer.optional_instant_member("expires_at", machine.has_expires_at_us(), machine.expires_at_us());
    writer.instant_member("created_at", machine.created_at_us());
}

http::HttpResponse render_new(const Words& words, const NewMachine& made) {
    const auto& machine = made.machine();
    http::HttpResponse response{.status = 201};
    json::Writer writer(response.body);
    writer.open_object();
    writer.member("id", machine.id());
    writer.member("name", machine.name());
    writer.member(words.secret, made.secret());
    writer.member(words.public_part, machine.public_part());
    write_scopes(writer, machine);
    write_moments(writer, machine);
    writer.close_object();
    return response;
}

http::HttpResponse render_list(const Words& words, const MachineList& list) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_array();
    for (const auto& machine : list.machines()) {
        writer.open_object();
        writer.member("id", machine.id());
        writer.member("name", machine.name());
        writer.member(words.public_part, machine.public_part());
        write_scopes(writer, machine);
        write_moments(writer, machine);
        writer.optional_instant_member("last_used_at", machine.has_last_used_at_us(), machine.last_used_at_us());
        writer.optional_member("created_by", machine.has_created_by(), machine.created_by());
        writer.close_object();
    }
    writer.close_array();
    return response;
}

Result<Action> create(const clients::IdentityClient& client, const Words& words, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    CreateMachineRequest request;
    request.set_kind(words.kind);
    if (auto name = body.text("name", json::Need::required, kLongestName)) request.set_name(std::move(*name));
    const auto scopes = body.texts("scopes");
    if (!scopes && !body.sent("scopes")) body.fault("scopes", Fault::required, "is required");
    for (const auto& scope : scopes.value_or(std::vector<std::string>())) request.add_scopes(scope);
    if (const auto expires_at = body.instant("expires_at")) request.set_expires_at_us(*expires_at);
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(
        client.create_machine,
        std::move(request),
        [&words](const Exchange&, const NewMachine& made) { return render_new(words, made); }
    );
}

Result<Action> list(const clients::IdentityClient& client, const Words& words, const Exchange&) {
    ListMachinesRequest request;
    request.set_kind(words.kind);
    return clients::perform(
        client.list_machines,
        std::move(request),
        [&words](const Exchange&, const MachineList& list) { return render_list(words, list); }
    );
}

Result<Action> revoke(const clients::IdentityClient& client, const Words& words, const Exchange& exchange) {
    MachineById request;
    request.set_kind(words.kind);
    ROLLCALL_TRY(*request.mutable_id(), http::path_id(exchange, words.id_name));
    return clients::perform(client.revoke_machine, std::move(request), [](const Exchange&, const Machine&) {
        return success();
    });
}

}  // namespace

std::vector<http::Route> machine_routes(const clients::IdentityClient& client) {
    using enum http::Idempotency;
    using enum http::Method;
    const http::Access access{Permission::credentials_manage, "Admin only"};
    std::vector<http::Route> routes;
    for (const auto* words : {&kKeyWords, &kAccountWords}) {
        const auto with = [&client, words](auto read) {
            return [&client, words, read](const Exchange& exchange) { return read(client, *words, exchange); };
        };
        const auto all = std::string(kBase) + words->path;
        routes.push_back({post, all, access, ignored, with(create)});
        routes.push_back({get, all, access, ignored, with(list)});
        routes.push_back({del, all + "/:" + words->id_name, access, ignored, with(revoke)});
    }
    return routes;
}

}  // namespace rollcall::hr_monitoring
