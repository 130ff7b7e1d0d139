#include "tests/support/stack.hpp"

#include "tests/support/http_client.hpp"

#include <atomic>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace support {

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kServices{"identity", "shift", "attendance", "notification"};

std::string upper(std::string text) {
    for (auto& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

std::string program(const std::string& name) {
    return std::string(ROLLCALL_BUILD_DIR) + "/bin/" + name;
}

bool is_ready(int admin_port) {
    try {
        return Client(admin_port).send({.method = "GET", .target = "/readyz"}).status == 200;
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

Stack::Stack(PostgresServer& postgres, RedisServer& redis, Settings settings)
    : postgres_(postgres), redis_(redis), database_(fresh_database(postgres)) {
    static std::atomic<int> made{0};
    home_ = scratch() / ("stack" + std::to_string(made++));
    fs::create_directories(home_ / "mail");
    choose_addresses();
    for (auto& [name, value] : settings) settings_[name] = value;
    for (const auto& service : kServices) start(service);
    start("gateway");
    for (const auto& [process, child] : children_) wait_ready(process);
}

Stack::~Stack() {
    for (auto& [process, child] : children_) child.signal(SIGTERM);
    for (auto& [process, child] : children_) child.wait();
}

void Stack::choose_addresses() {
    const auto address = [](int port) { return "127.0.0.1:" + std::to_string(port); };
    settings_ = {
        {"ROLLCALL_ENVIRONMENT", "development"},
        {"ROLLCALL_LOG_LEVEL", "info"},
        {"ROLLCALL_REDIS", redis_.address()},
        {"ROLLCALL_INTERNAL_KEY", "an-internal-key-for-tests-only-0123456789"},
        {"ROLLCALL_OWNER_DATABASE_URL", database_.url("rollcall_owner")},
        {"ROLLCALL_SHIFT_CLOCK_DATABASE_URL", database_.url("rollcall_shift_clock")},
        {"ROLLCALL_MAIL_DIRECTORY", mail_directory().string()},
        {"ROLLCALL_ATTENDANCE_TIMER_DATABASE_URL", database_.url("rollcall_attendance_timer")},
    };
    for (const auto& service : kServices) {
        const auto prefix = "ROLLCALL_" + upper(service);
        const auto rpc = address(free_port());
        admin_ports_[service] = free_port();
        settings_[prefix + "_LISTEN"] = rpc;
        settings_[prefix + "_ADDRESS"] = rpc;
        settings_[prefix + "_ADMIN_LISTEN"] = address(admin_ports_[service]);
        settings_[prefix + "_DATABASE_URL"] = database_.url("rollcall_" + service);
        settings_[prefix + "_RELAY_DATABASE_URL"] = database_.url("rollcall_" + service + "_relay");
    }
    gateway_port_ = free_port();
    admin_ports_["gateway"] = free_port();
    settings_["ROLLCALL_GATEWAY_LISTEN"] = address(gateway_port_);
    settings_["ROLLCALL_GATEWAY_ADMIN_LISTEN"] = address(admin_ports_["gateway"]);
}

const std::string& Stack::address_of(const std::string& service) const {
    return settings_.at("ROLLCALL_" + upper(service) + "_ADDRESS");
}

fs::path Stack::log_path(const std::string& process) const {
    return home_ / (process + ".log");
}

void Stack::start(const std::string& process) {
    children_[process] =
        Child({.argv = {program("rollcall-" + process)}, .environment = settings_, .log = log_path(process)});
}

int Stack::stop(const std::string& process) {
    return children_.at(process).stop(SIGTERM);
}

void Stack::kill(const std::string& process) {
    children_.at(process).stop(SIGKILL);
}

void Stack::wait_ready(const std::string& process) {
    auto& child = children_.at(process);
    const auto describe = [&](const std::string& what) {
        return "rollcall-" + process + " " + what + ":\n" + tail_of(log_path(process));
    };
    try {
        wait_until(
            process + " is ready",
            [&] {
                if (!child.running()) throw std::runtime_error("ended with " + std::to_string(child.wait()));
                return is_ready(admin_ports_.at(process));
            },
            std::chrono::seconds(30)
        );
    } catch (const std::runtime_error& failure) {
        throw std::runtime_error(describe(failure.what()));
    }
}

std::string Stack::log_of(const std::string& process) const {
    std::ifstream file(log_path(process));
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
}

std::string Stack::cli(const std::vector<std::string>& arguments) const {
    static std::atomic<int> runs{0};
    const auto output = home_ / ("cli" + std::to_string(runs++) + ".log");
    std::vector<std::string> argv{program("rollcall")};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    run({.argv = argv, .environment = settings_, .log = output});
    return tail_of(output, 1 << 20);
}

Stack& stack() {
    static Stack instance(support::postgres(), support::redis());
    return instance;
}

}  // namespace support
