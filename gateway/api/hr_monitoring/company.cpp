// The company itself: its name and time zone.
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

http::HttpResponse render(const Exchange&, const Company& company) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.member("id", company.id());
    writer.member("codename", company.codename());
    writer.member("name", company.name());
    writer.member("time_zone", company.time_zone());
    writer.instant_member("created_at", company.created_at_us());
    writer.close_object();
    response.add("ETag", "\"" + std::to_string(company.record_version()) + "\"");
    return response;
}

// A field that is sent as null is no name and no zone.
void require_text(json::Body& body, const char* name, const std::optional<std::string>& text) {
    if (body.sent(name) && !text && !body.has_faults()) body.fault(name, Fault::not_valid, "must not be null");
}

Result<Action> update(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    UpdateCompanyRequest request;
    const auto name = body.text("name");
    require_text(body, "name", name);
    const auto zone = body.text("time_zone");
    require_text(body, "time_zone", zone);
    ROLLCALL_CHECK(body.verdict());
    if (name) request.set_name(*name);
    if (zone) request.set_time_zone(*zone);
    ROLLCALL_TRY(const auto version, http::if_match(exchange));
    request.set_if_version(version);
    return clients::perform(client.update_company, std::move(request), render);
}

}  // namespace

std::vector<http::Route> company_routes(const clients::IdentityClient& client) {
    const std::string path = std::string(kBase) + "/company";
    using enum http::Idempotency;
    const http::Access access{Permission::company_edit, "Admin only"};
    const auto read = [&client](const Exchange&) -> Result<Action> {
        return clients::perform(client.get_own_company, common::v1::Empty{}, render);
    };
    const auto change = [&client](const Exchange& exchange) { return update(client, exchange); };
    return {
        {http::Method::get, path, access, ignored, read},
        {http::Method::patch, path, access, accepted, change},
    };
}

}  // namespace rollcall::hr_monitoring
