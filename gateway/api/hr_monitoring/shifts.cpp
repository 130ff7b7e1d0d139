// shifts: on this surface the recurring ones, and who works by which.
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

constexpr char kIdName[] = "shift_id";
constexpr std::int32_t kDay = 24 * 60;

void write_shift(json::Writer& writer, const ShiftTemplate& shift) {
    writer.open_object();
    writer.member("id", shift.id());
    writer.member("name", shift.name());
    writer.optional_member("description", shift.has_description(), shift.description());
    writer.member("start_time", shift.start_time() + ":00");
    writer.member("end_time", shift.end_time() + ":00");
    writer.member("timezone", shift.effective_time_zone());
    writer.member("grace_period_minutes", shift.grace_minutes());
    writer.member("working_days", shift.working_days());
    writer.member("skip_holidays", shift.skip_holidays());
    writer.optional_member("site_id", shift.has_site_id(), shift.site_id());
    writer.member("is_active", shift.is_active());
    writer.instant_member("created_at", shift.created_at_us());
    writer.instant_member("updated_at", shift.updated_at_us());
    writer.close_object();
}

http::HttpResponse render_shift(const Exchange&, const ShiftTemplate& shift) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    write_shift(writer, shift);
    return with_version(std::move(response), shift.record_version());
}

http::HttpResponse render_shifts(const Exchange&, const ShiftTemplateList& list) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_array();
    for (const auto& shift : list.templates()) write_shift(writer, shift);
    writer.close_array();
    return response;
}

void read_shift(WrittenFields& fields, WriteTemplateRequest& write) {
    auto& shift = *write.mutable_template_();
    auto& body = fields.body();
    if (auto name = body.text("name", fields.always("name", "name"))) shift.set_name(std::move(*name));
    if (auto text = fields.maybe("description", "description").text("description"))
        shift.set_description(std::move(*text));
    if (auto time = fields.local_time("start_time", "startTime")) shift.set_start_time(std::move(*time));
    if (auto time = fields.local_time("end_time", "endTime")) shift.set_end_time(std::move(*time));
    if (auto zone = fields.maybe("timezone", "timezone").text("timezone")) shift.set_time_zone(std::move(*zone));
    constexpr char kGrace[] = "grace_period_minutes";
    if (const auto grace = fields.maybe(kGrace, "gracePeriodMinutes").integer(kGrace, 0, kDay))
        shift.set_grace_minutes(*grace);
    if (auto days = fields.maybe("working_days", "workingDays").text("working_days"))
        shift.set_working_days(std::move(*days));
    if (const auto skip = fields.maybe("skip_holidays", "skipHolidays").truth("skip_holidays"))
        shift.set_skip_holidays(*skip);
    if (auto site = fields.maybe("site_id", "siteId").id("site_id")) shift.set_site_id(std::move(*site));
    if (const auto active = fields.maybe("is_active", "isActive").truth("is_active")) shift.set_is_active(*active);
    fields.note_in(write);
}

Result<Action> create_shift(const clients::Clients& clients, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    WriteTemplateRequest request;
    WrittenFields fields(body, Writing::whole);
    read_shift(fields, request);
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(clients.shift.templates.create, std::move(request), render_shift);
}

Result<Action> update_shift(const clients::Clients& clients, const Exchange& exchange) {
    const auto id = http::path_id(exchange, kIdName);
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    WriteTemplateRequest request;
    WrittenFields fields(body, Writing::changes);
    read_shift(fields, request);
    ROLLCALL_CHECK(http::together(id, body));
    request.set_id(*id);
    ROLLCALL_TRY(const auto version, http::if_match(exchange));
    request.set_if_version(version);
    return clients::perform(clients.shift.templates.update, std::move(request), render_shift);
}

Result<Action> remove_shift(const clients::Clients& clients, const Exchange& exchange) {
    ROLLCALL_TRY(auto request, path_object(exchange, kIdName));
    return clients::perform(
        clients.shift.templates.remove,
        std::move(request),
        [](const Exchange&, const ShiftTemplate&) { return success(); }
    );
}

Result<Action> get_shift(const clients::Clients& clients, const Exchange& exchange) {
    ROLLCALL_TRY(auto request, path_object(exchange, kIdName));
    return clients::perform(clients.shift.templates.get, std::move(request), render_shift);
}

Result<Action> list_shifts(const clients::Clients& clients, const Exchange& exchange) {
    ROLLCALL_TRY(const bool only_active, query_truth(exchange, "only_active", false));
    return clients::perform(clients.shift.templates.list, everything_of_a_kind(!only_active), render_shifts);
}

Result<Action> assign_shift(const clients::Clients& clients, const Exchange& exchange) {
    AssignTemplateRequest request;
    ROLLCALL_TRY(*request.mutable_user_id(), http::path_id(exchange, "user_id"));
    ROLLCALL_TRY(auto shift, query_id(exchange, kIdName));
    if (shift) request.set_template_id(std::move(*shift));
    return clients::perform(
        clients.shift.assign_template,
        std::move(request),
        [](const Exchange&, const TemplateMember& member) {
            return http::HttpResponse{
                .body = member.has_template_id() ? R"({"message":"Shift assigned successfully"})"
                                                 : R"({"message":"Shift unassigned successfully"})"};
        }
    );
}

http::Answer answer_employees(Exchange& exchange, const clients::Clients& clients, ById request) {
    auto asking = clients::ask(exchange, clients.shift.template_members, std::move(request));
    const auto members = co_await std::move(asking);
    if (!members) co_return fail(members.error());
    std::set<std::string> ids(members->user_ids().begin(), members->user_ids().end());
    auto listing = list_members(exchange, clients, {}, std::move(ids));
    auto answer = co_await std::move(listing);
    co_return answer;
}

Result<Action> list_employees(const clients::Clients& clients, const Exchange& exchange) {
    ROLLCALL_TRY(auto request, path_object(exchange, kIdName));
    return [&clients, request = std::move(request)](Exchange& x) { return answer_employees(x, clients, request); };
}

}  // namespace

std::vector<http::Route> shift_routes(const clients::Clients& clients) {
    const std::string all = std::string(kBase) + "/shifts";
    const std::string one = all + "/:" + kIdName;
    constexpr auto kView = Permission::organisation_view;
    constexpr auto kWrite = Permission::templates_manage;
    using enum http::Idempotency;
    using enum http::Method;
    const auto with_clients = [&clients](auto read) {
        return [&clients, read](const Exchange& exchange) { return read(clients, exchange); };
    };
    return {
        {post, all, kWrite, accepted, with_clients(create_shift)},
        {get, all, kView, ignored, with_clients(list_shifts)},
        {get, one, kView, ignored, with_clients(get_shift)},
        {patch, one, kWrite, accepted, with_clients(update_shift)},
        {del, one, kWrite, ignored, with_clients(remove_shift)},
        {post, all + "/assign/:user_id", kWrite, accepted, with_clients(assign_shift)},
        {get, one + "/employees", kView, ignored, with_clients(list_employees)},
    };
}

}  // namespace rollcall::hr_monitoring
