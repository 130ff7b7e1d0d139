#include "gateway/api/ops/routes.hpp"

#include "gateway/clients/perform.hpp"
#include "gateway/json/writer.hpp"

namespace rollcall::ops {

namespace {

using http::Action;
using http::Exchange;

// Borrows another surface's words.
class OpsSurface final : public http::Surface {
  public:
    explicit OpsSurface(const http::Surface& errors) : errors_(errors) {}

    std::string_view name() const override { return "ops"; }

    bool requires_company_header() const override { return false; }

    int status_of(const Error& error) const override { return errors_.status_of(error); }

    http::HttpResponse refuse(const Exchange& exchange, int status, const Error& error) const override {
        return errors_.refuse(exchange, status, error);
    }

  private:
    const http::Surface& errors_;
};

http::Answer say_ok() {
    co_return http::HttpResponse{.body = R"({"status":"ok"})"};
}

void write_key(json::Writer& writer, const identity::v1::Key& key) {
    writer.open_object();
    writer.member("kty", "RSA");
    writer.member("use", "sig");
    writer.member("alg", "RS256");
    writer.member("kid", key.kid());
    writer.member("n", key.n());
    writer.member("e", key.e());
    writer.close_object();
}

http::HttpResponse render_keys(const Exchange&, const identity::v1::Keys& keys) {
    http::HttpResponse response;
    json::Writer writer(response.body);
    writer.open_object();
    writer.key("keys");
    writer.open_array();
    for (const auto& key : keys.keys()) write_key(writer, key);
    writer.close_array();
    writer.close_object();
    response.add("Cache-Control", "public, max-age=300");
    return response;
}

}  // namespace

http::Mount mount(const clients::Clients& clients, const http::Surface& errors, bool echo) {
    static const OpsSurface surface(errors);
    using enum http::Idempotency;
    const auto health = [](const Exchange&) -> Result<Action> { return [](Exchange&) { return say_ok(); }; };
    const auto keys = [&clients](const Exchange&) -> Result<Action> {
        return clients::perform(clients.identity.get_keys, common::v1::Empty{}, render_keys);
    };
    http::Mount mounted{
        .prefixes = {"/health", "/.well-known"},
        .surface = &surface,
        .routes =
            {
                {http::Method::get, "/health", http::Anyone{}, ignored, health},
                {http::Method::get, "/.well-known/jwks.json", http::Anyone{}, ignored, keys},
            },
    };
    if (!echo) return mounted;
    const auto hop = [&clients](const Exchange&) -> Result<Action> {
        return clients::perform(
            clients.attendance.echo,
            common::v1::Empty{},
            [](const Exchange&, const common::v1::Empty&) { return http::HttpResponse{.body = R"({"status":"ok"})"}; }
        );
    };
    mounted.prefixes.push_back("/echo");
    mounted.routes.push_back({http::Method::get, "/echo", Permission::signed_in, ignored, hop});
    return mounted;
}

}  // namespace rollcall::ops
