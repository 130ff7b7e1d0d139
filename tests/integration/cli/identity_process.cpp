#include "tests/integration/cli/identity_process.hpp"

#include "tests/support/http_client.hpp"

#include <atomic>
#include <fstream>
#include <sstream>

namespace support {

namespace {

std::string program(const std::string& name) {
    return std::string(ROLLCALL_BUILD_DIR) + "/bin/" + name;
}

std::filesystem::path fresh_log() {
    static std::atomic<int> made{0};
    return scratch() / ("run" + std::to_string(made++) + ".log");
}

}  // namespace

Printed run_cli(const std::vector<std::string>& arguments, const Environment& environment) {
    std::vector<std::string> argv{program("rollcall")};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    const auto log = fresh_log();
    Child child({.argv = argv, .environment = environment, .log = log});
    const int exit_code = child.wait();
    std::ifstream file(log);
    std::stringstream text;
    text << file.rdbuf();
    return {exit_code, text.str()};
}

IdentityProcess::IdentityProcess(const Environment& more) : admin_port_(free_port()) {
    const auto database = fresh_database();
    const auto address = "127.0.0.1:" + std::to_string(free_port());
    environment_ = {
        {"ROLLCALL_HOME", ROLLCALL_SOURCE_DIR},
        {"ROLLCALL_FRONTEND_URL", "https://rollcall.example"},
        {"ROLLCALL_REDIS", redis().address()},
        {"ROLLCALL_INTERNAL_KEY", "an-internal-key-for-tests-only-0123456789"},
        {"ROLLCALL_OWNER_DATABASE_URL", database.url("rollcall_owner")},
        {"ROLLCALL_IDENTITY_DATABASE_URL", database.url("rollcall_identity")},
        {"ROLLCALL_IDENTITY_RELAY_DATABASE_URL", database.url("rollcall_identity_relay")},
        {"ROLLCALL_IDENTITY_LISTEN", address},
        {"ROLLCALL_IDENTITY_ADDRESS", address},
        {"ROLLCALL_IDENTITY_ADMIN_LISTEN", "127.0.0.1:" + std::to_string(admin_port_)},
    };
    for (const auto& [name, value] : more) environment_[name] = value;
    start();
    wait_ready();
}

void IdentityProcess::start() {
    child_ = Child({.argv = {program("rollcall-identity")}, .environment = environment_, .log = fresh_log()});
}

void IdentityProcess::wait_ready() {
    wait_until("identity is ready", [this] {
        try {
            return Client(admin_port_).send({.method = "GET", .target = "/readyz"}).status == 200;
        } catch (const std::exception&) {
            return false;
        }
    });
}

int IdentityProcess::run_as(const std::string& name, const std::string& value) {
    environment_[name] = value;
    start();
    return child_.wait();
}

}  // namespace support
