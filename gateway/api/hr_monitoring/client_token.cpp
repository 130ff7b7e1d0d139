// OAuth 2.0 client credentials (RFC 6749, 4.4): a service account's id and secret, in the body or as HTTP Basic, for a
// short-lived access token. The body is a form or JSON; errors are this surface's own.
#include "gateway/api/hr_monitoring/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/basic_credentials.hpp"
#include "gateway/http/percent.hpp"
#include "gateway/json/body.hpp"
#include "gateway/json/writer.hpp"

#include <boost/json.hpp>

#include <sstream>

namespace rollcall::hr_monitoring {

namespace {

using namespace identity::v1;
using http::Action;
using http::Exchange;

constexpr char kGrant[] = "client_credentials";
constexpr std::size_t kLongestName = 64;

// A form's fields, as the body that JSON would have made of them.
Result<json::Body> form_body(const std::string& form) {
    const auto fields = http::decode_query(form);
    if (!fields)
        return fail(
            {.code = Code::invalid_argument,
             .reason = "bodyIsNotValidForm",
             .message = "This is not a well-formed form."}
        );
    boost::json::object object;
    for (const auto& [name, value] : *fields) {
        if (object.contains(name))
            return fail(invalid_field(name.substr(0, kLongestName), Fault::not_valid, "may be given once"));
        object[name] = value;
    }
    return json::Body::parse(boost::json::serialize(object));
}

Result<json::Body> body_of(const Exchange& exchange) {
    const auto& request = exchange.request;
    if (request.body.empty()) return json::Body::parse_optional("");
    const auto type = request.header(http::Header::content_type);
    return type.find("json") == std::string_view::npos ? form_body(request.body) : json::Body::parse(request.body);
}

void read_client(const Exchange& exchange, json::Body& body, ClientCredentials& client) {
    if (const auto basic = http::basic_credentials(exchange.request.header(http::Header::authorization))) {
        if (body.sent("client_secret")) body.fault("client_secret", Fault::not_valid, "is in the header already");
        client.set_client_id(basic->name);
        client.set_client_secret(basic->secret);
        return;
    }
    if (auto id = body.text("client_id", json::Need::required)) client.set_client_id(std::move(*id));
    if (auto secret = body.text("client_secret", json::Need::required)) client.set_client_secret(std::move(*secret));
}

http::HttpResponse render(const Exchange&, const MachineToken& token) {
    std::string scope;
    for (const auto& name : token.scopes()) scope += (scope.empty() ? "" : " ") + name;
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.member("access_token", token.access_token());
    writer.member("token_type", "bearer");
    writer.member("expires_in", token.expires_in());
    writer.member("scope", scope);
    writer.close_object();
    return response;
}

Result<Action> issue(const clients::IdentityClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, body_of(exchange));
    ClientCredentials request;
    const auto grant = body.text("grant_type", json::Need::required);
    if (grant && *grant != kGrant) body.fault("grant_type", Fault::not_an_enum, "expected client_credentials");
    read_client(exchange, body, request);
    std::istringstream scopes(body.text("scope").value_or(""));
    for (std::string scope; scopes >> scope;) request.add_scopes(scope);
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(client.issue_client_token, std::move(request), render);
}

}  // namespace

std::vector<http::Route> client_token_routes(const clients::IdentityClient& client) {
    const auto handler = [&client](const Exchange& exchange) { return issue(client, exchange); };
    return {
        {.method = http::Method::post,
         .pattern = std::string(kBase) + "/auth/token",
         .access = http::Anyone{},
         .idempotency = http::Idempotency::ignored,
         .handler = handler,
         .media = http::Media::json_or_form},
    };
}

}  // namespace rollcall::hr_monitoring
