// The API's description (docs/api) and the route table name the same routes.
#include "gateway/main/route_table.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

using namespace rollcall;

namespace {

constexpr char kFolder[] = ROLLCALL_BUILD_DIR "/share/rollcall/docs";

// "/shifts/:shiftId" as the description spells it: "/shifts/{shiftId}".
std::string described(const std::string& pattern) {
    std::istringstream parts(pattern.substr(1));
    std::string path;
    for (std::string part; std::getline(parts, part, '/');)
        path += "/" + (part.starts_with(":") ? "{" + part.substr(1) + "}" : part);
    return path;
}

std::set<std::string> routes_of_table() {
    const auto pages = ops::read_pages(kFolder);
    REQUIRE(pages);
    const clients::Clients clients;
    const gateway::RouteOptions options{.pages = *pages};
    exports::Workshop workshop{exports::WorkshopSettings{}};
    clients::DeviceDesk devices(clients.devices, nullptr, nullptr);
    const auto router = gateway::make_router(clients, {workshop, devices}, options);
    std::set<std::string> routes;
    for (const auto& mount : router.mounts())
        for (const auto& route : mount.routes) {
            // The parts of a page are not calls.
            if (route.pattern.starts_with("/docs/")) continue;
            routes.insert(std::string(http::name_of(route.method)) + " " + described(route.pattern));
        }
    return routes;
}

std::set<std::string> routes_of_description() {
    std::ifstream file(std::string(kFolder) + "/openapi.json");
    const auto document = boost::json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
    std::set<std::string> routes;
    for (const auto& [path, item] : document.at("paths").as_object())
        for (const auto& [method, operation] : item.as_object()) {
            std::string name(method);
            std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::toupper(c); });
            routes.insert(name + " " + std::string(path));
        }
    return routes;
}

std::string missing(const std::set<std::string>& all, const std::set<std::string>& known) {
    std::string names;
    for (const auto& name : all)
        if (!known.contains(name)) names += "\n  " + name;
    return names;
}

}  // namespace

TEST_CASE("every route is described, and nothing else is") {
    const auto table = routes_of_table();
    const auto description = routes_of_description();
    CHECK(missing(table, description) == "");
    CHECK(missing(description, table) == "");
}
