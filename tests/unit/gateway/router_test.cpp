#include "gateway/http/router.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::http;

namespace {

class NamedSurface final : public Surface {
  public:
    explicit NamedSurface(std::string_view name) : name_(name) {}

    std::string_view name() const override { return name_; }

    bool requires_company_header() const override { return false; }

    int status_of(const Error&) const override { return 500; }

    HttpResponse refuse(const Exchange&, int status, const Error&) const override { return {.status = status}; }

  private:
    std::string_view name_;
};

const NamedSurface kOne("one");
const NamedSurface kRest("rest");

Route route(Method method, const std::string& pattern) {
    return {
        method, pattern, Anyone{}, Idempotency::ignored, [](const Exchange&) -> Result<Action> { return Action{}; }};
}

std::vector<Mount> mounts() {
    std::vector<Mount> all;
    all.push_back(
        {{"/one"},
         &kOne,
         {route(Method::get, "/one/things"),
          route(Method::post, "/one/things"),
          route(Method::get, "/one/things/:id"),
          route(Method::get, "/one/things/count"),
          route(Method::patch, "/one/things/:id/parts/:part"),
          route(Method::del, "/one/things/:id")}}
    );
    all.push_back({{""}, &kRest, {route(Method::get, "/health")}});
    return all;
}

}  // namespace

TEST_CASE("a path finds its route and its parameters") {
    const Router router(mounts());
    CHECK(router.match(Method::get, "/one/things").route->label == "GET /one/things");
    CHECK(router.match(Method::post, "/one/things").route->label == "POST /one/things");
    const auto match = router.match(Method::patch, "/one/things/7/parts/b");
    REQUIRE(match.route);
    CHECK(match.parameters == PathParameters{{"id", "7"}, {"part", "b"}});
    CHECK(match.surface == &kOne);
    CHECK(router.match(Method::get, "/health").surface == &kRest);
}

TEST_CASE("a fixed segment goes before a parameter") {
    const Router router(mounts());
    CHECK(router.match(Method::get, "/one/things/count").route->pattern == "/one/things/count");
    CHECK(router.match(Method::get, "/one/things/counts").route->pattern == "/one/things/:id");
    CHECK(router.match(Method::patch, "/one/things/count/parts/1").route->pattern == "/one/things/:id/parts/:part");
}

TEST_CASE("a HEAD finds the GET") {
    const Router router(mounts());
    CHECK(router.match(Method::head, "/one/things/7").route->method == Method::get);
}

TEST_CASE("a wrong method is told which there are, an unknown path nothing") {
    const Router router(mounts());
    const auto wrong = router.match(Method::put, "/one/things/7");
    CHECK_FALSE(wrong.route);
    CHECK(wrong.allow == "GET, HEAD, DELETE, OPTIONS");
    for (const char* path :
         {"/one", "/one/", "/one/things/", "/one/things//parts/1", "/one/things/7/parts", "/x", "/"}) {
        INFO(path);
        const auto none = router.match(Method::get, path);
        CHECK_FALSE(none.route);
        CHECK(none.allow.empty());
    }
}

TEST_CASE("a mount may take one slash at the end of its paths for nothing") {
    auto all = mounts();
    all[0].slash_at_end = true;
    const Router router(std::move(all));
    CHECK(router.match(Method::get, "/one/things/").route->label == "GET /one/things");
    CHECK(router.match(Method::get, "/one/things/7/").parameters == PathParameters{{"id", "7"}});
    CHECK(router.match(Method::put, "/one/things/7/").allow == "GET, HEAD, DELETE, OPTIONS");
    CHECK_FALSE(router.match(Method::get, "/one/things//").route);
    CHECK_FALSE(router.match(Method::get, "/health/").route);
}

TEST_CASE("an unknown path is answered by the nearest surface") {
    const Router router(mounts());
    CHECK(&router.surface_for("/one/nothing") == &kOne);
    CHECK(&router.surface_for("/one") == &kOne);
    CHECK(&router.surface_for("/onerous") == &kRest);
    CHECK(&router.surface_for("/") == &kRest);
}

TEST_CASE("a table that contradicts itself does not start") {
    auto twice = mounts();
    twice[0].routes.push_back(route(Method::get, "/one/things"));
    CHECK_THROWS(Router(std::move(twice)));
    auto crooked = mounts();
    crooked[0].routes.push_back(route(Method::get, "one"));
    CHECK_THROWS(Router(std::move(crooked)));
}
