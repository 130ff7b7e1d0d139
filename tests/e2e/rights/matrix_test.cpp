// Rule 19: what a role may do is one table, tested cell by cell. The table is matrix.txt, and complete.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

using namespace support;

namespace {

const std::vector<std::string> kRoles = {
    "admin", "hr_operations", "manager", "team_lead", "employee", "intern", "junior_employee"};

struct Row {
    std::string method;
    std::string path;
    std::string cells;  // one sign for each role, or "open"
    std::string body;

    std::string name() const { return method + " " + path; }

    bool is_open() const { return cells == "open"; }

    // Refused to every role.
    bool is_for_machines() const { return cells.find('+') == std::string::npos; }
};

std::vector<Row> matrix() {
    std::ifstream file(ROLLCALL_SOURCE_DIR "/tests/e2e/rights/matrix.txt");
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream words(line);
        Row row;
        words >> row.method >> row.path >> row.cells >> std::ws;
        std::getline(words, row.body);
        rows.push_back(row);
    }
    return rows;
}

Request request_for(const Row& row, const Headers& headers) {
    static const std::regex slot("\\{\\w+\\}"), id("\\bID\\b");
    Request request{
        .method = row.method,
        .target = std::regex_replace(row.path, slot, random_id()),
        .headers = headers,
    };
    if (!row.body.empty()) request.body = std::regex_replace(row.body, id, "\"" + random_id() + "\"");
    return request;
}

std::set<std::string> described_routes() {
    std::ifstream file(ROLLCALL_BUILD_DIR "/share/rollcall/docs/openapi.json");
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

}  // namespace

TEST_CASE("rule 19: every route has its row") {
    const auto described = described_routes();
    std::set<std::string> rows;
    for (const auto& row : matrix()) {
        INFO(row.name());
        CHECK(rows.insert(row.name()).second);
        CHECK(described.contains(row.name()));
        CHECK((row.is_open() || row.cells.size() == kRoles.size()));
    }
    for (const auto& name : described) {
        INFO(name);
        CHECK(rows.contains(name));
    }
}

TEST_CASE("rule 19: every role may call exactly what its cell says") {
    Company company;
    std::vector<Person> people;
    for (const auto& role : kRoles) people.push_back(role == "admin" ? company.admin() : company.hire(role));
    Client client(company.stack().gateway_port());
    for (const auto& row : matrix()) {
        if (row.is_open()) continue;
        for (std::size_t i = 0; i < kRoles.size(); ++i) {
            auto person = people[i];
            // A call may end the session.
            if (row.path.ends_with("/logout")) person = company.login(person.email, person.password);
            const auto answer = client.send(request_for(row, company.headers_of(person)));
            INFO(row.name() << " as " << kRoles[i] << ": " << answer.status << " " << answer.text.substr(0, 300));
            CHECK((answer.status == 403) == (row.cells.at(i) == '-'));
            CHECK(answer.status != 401);
            CHECK(answer.status < 500);
        }
    }
}

TEST_CASE("a machine, whatever its scopes, may call nothing that is for people") {
    Company company;
    const boost::json::object wanted{{"name", "Kiosk"}, {"scopes", {"attendance:read", "punch:write"}}};
    const auto made = company.post(company.admin(), "/api/v1/api-keys", wanted);
    const Headers headers{{"mbx-company-codename", company.codename()}, {"X-API-Key", made.string_at("/key")}};
    Client client(company.stack().gateway_port());
    for (const auto& row : matrix()) {
        if (row.is_open() || row.is_for_machines()) continue;
        const auto answer = client.send(request_for(row, headers));
        INFO(row.name() << ": " << answer.status << " " << answer.text.substr(0, 300));
        CHECK(answer.status == 403);
    }
}

TEST_CASE("without a credential only what is open answers") {
    Company company;
    Client client(company.stack().gateway_port());
    for (const auto& row : matrix()) {
        const auto answer = client.send(request_for(row, {{"mbx-company-codename", company.codename()}}));
        INFO(row.name() << ": " << answer.status << " " << answer.text.substr(0, 300));
        const bool refused_for_want_of_one = answer.status == 401 && answer.has_header("WWW-Authenticate");
        if (!row.is_open()) CHECK(refused_for_want_of_one);
        // An open route may still say that a password or a token is not right.
        if (row.is_open()) CHECK((answer.status < 500 && answer.text.find("loginRequired") == std::string::npos));
    }
}
