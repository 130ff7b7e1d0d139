// departments, and who works in which.
#include "gateway/api/hr_monitoring/members.hpp"
#include "gateway/api/hr_monitoring/organisation_query.hpp"
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/api/hr_monitoring/written_fields.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"
#include "gateway/json/writer.hpp"

namespace rollcall::hr_monitoring {

namespace {

using namespace shift::v1;
using http::Action;
using http::Exchange;

constexpr char kIdName[] = "department_id";
constexpr std::size_t kLongestName = 100;

void write_department(json::Writer& writer, const Department& department) {
    writer.open_object();
    writer.member("id", department.id());
    writer.member("name", department.name());
    writer.optional_member("description", department.has_description(), department.description());
    writer.member("is_active", department.is_active());
    writer.optional_member("admin_id", department.has_head_id(), department.head_id());
    writer.optional_member("admin_name", department.has_head_name(), department.head_name());
    writer.optional_member("head_id", department.has_head_id(), department.head_id());
    writer.optional_member("head_name", department.has_head_name(), department.head_name());
    writer.instant_member("created_at", department.created_at_us());
    writer.instant_member("updated_at", department.updated_at_us());
    writer.close_object();
}

http::HttpResponse render_department(const Exchange&, const Department& department) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    write_department(writer, department);
    return with_version(std::move(response), department.record_version());
}

http::HttpResponse render_departments(const Exchange&, const DepartmentList& list) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_array();
    for (const auto& department : list.departments()) write_department(writer, department);
    writer.close_array();
    return response;
}

void read_department(WrittenFields& fields, WriteDepartmentRequest& write) {
    auto& department = *write.mutable_department();
    auto& body = fields.body();
    if (auto name = body.text("name", fields.always("name", "name"), kLongestName))
        department.set_name(std::move(*name));
    if (auto text = fields.maybe("description", "description").text("description"))
        department.set_description(std::move(*text));
    // Two names of one field.
    for (const char* name : {"admin_id", "head_id"})
        if (auto head = fields.maybe(name, "headId").id(name)) department.set_head_id(std::move(*head));
    fields.note_in(write);
}

Result<Action> create_department(const clients::Clients& clients, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    WriteDepartmentRequest request;
    WrittenFields fields(body, Writing::whole);
    read_department(fields, request);
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(clients.shift.departments.create, std::move(request), render_department);
}

Result<Action> update_department(const clients::Clients& clients, const Exchange& exchange) {
    const auto id = http::path_id(exchange, kIdName);
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    WriteDepartmentRequest request;
    WrittenFields fields(body, Writing::changes);
    read_department(fields, request);
    ROLLCALL_CHECK(http::together(id, body));
    request.set_id(*id);
    ROLLCALL_TRY(const auto version, http::if_match(exchange));
    request.set_if_version(version);
    return clients::perform(clients.shift.departments.update, std::move(request), render_department);
}

Result<Action> remove_department(const clients::Clients& clients, const Exchange& exchange) {
    ROLLCALL_TRY(auto request, path_object(exchange, kIdName));
    return clients::perform(
        clients.shift.departments.remove,
        std::move(request),
        [](const Exchange&, const Department&) { return success(); }
    );
}

Result<Action> get_department(const clients::Clients& clients, const Exchange& exchange) {
    ROLLCALL_TRY(auto request, path_object(exchange, kIdName));
    return clients::perform(clients.shift.departments.get, std::move(request), render_department);
}

Result<Action> list_departments(const clients::Clients& clients, const Exchange&) {
    return clients::perform(clients.shift.departments.list, everything_of_a_kind(true), render_departments);
}

Result<Action> list_active_departments(const clients::Clients& clients, const Exchange&) {
    return clients::perform(clients.shift.departments.list, everything_of_a_kind(false), render_departments);
}

http::Answer answer_employees(Exchange& exchange, const clients::Clients& clients, ById request) {
    identity::v1::ListUsersRequest filter;
    filter.set_department_id(request.id());
    auto asking = clients::ask(exchange, clients.shift.departments.get, std::move(request));
    const auto department = co_await std::move(asking);
    if (!department) co_return fail(department.error());
    auto listing = list_members(exchange, clients, std::move(filter), std::nullopt);
    auto answer = co_await std::move(listing);
    co_return answer;
}

Result<Action> list_employees(const clients::Clients& clients, const Exchange& exchange) {
    ROLLCALL_TRY(auto request, path_object(exchange, kIdName));
    return [&clients, request = std::move(request)](Exchange& x) { return answer_employees(x, clients, request); };
}

}  // namespace

std::vector<http::Route> department_routes(const clients::Clients& clients) {
    const std::string all = std::string(kBase) + "/departments";
    const std::string one = all + "/:" + kIdName;
    constexpr auto kView = Permission::organisation_view;
    constexpr auto kWrite = Permission::departments_manage;
    using enum http::Idempotency;
    using enum http::Method;
    const auto with_clients = [&clients](auto read) {
        return [&clients, read](const Exchange& exchange) { return read(clients, exchange); };
    };
    return {
        {post, all, kWrite, accepted, with_clients(create_department)},
        {get, all, kView, ignored, with_clients(list_departments)},
        {get, all + "/active", kView, ignored, with_clients(list_active_departments)},
        {get, one, kView, ignored, with_clients(get_department)},
        {get, one + "/employees", kView, ignored, with_clients(list_employees)},
        {patch, one, kWrite, accepted, with_clients(update_department)},
        {del, one, kWrite, ignored, with_clients(remove_department)},
    };
}

}  // namespace rollcall::hr_monitoring
