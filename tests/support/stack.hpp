// All processes of an installation, as a machine would run them: the real binaries, on free ports,
// over a fresh database and a private Redis. Each can be stopped, killed and started again by name:
// "identity", "shift", "attendance", "notification", "gateway".
#pragma once

#include "tests/support/servers.hpp"

#include <map>
#include <optional>
#include <string>

namespace support {

class Stack {
  public:
    using Settings = std::map<std::string, std::string>;

    // `settings` go over the defaults of tests, to every process.
    explicit Stack(PostgresServer& postgres, RedisServer& redis, Settings settings = {});
    ~Stack();

    int gateway_port() const { return gateway_port_; }

    // host:port of a service's gRPC.
    const std::string& address_of(const std::string& service) const;

    const Database& database() const { return database_; }

    PostgresServer& postgres() { return postgres_; }

    RedisServer& redis() { return redis_; }

    void start(const std::string& process);
    // SIGTERM; the exit code.
    int stop(const std::string& process);
    void kill(const std::string& process);

    bool runs(const std::string& process) { return children_.at(process).running(); }

    pid_t pid(const std::string& process) const { return children_.at(process).pid(); }

    // Until its readiness probe says yes. Throws with the end of its log.
    void wait_ready(const std::string& process);
    std::string log_of(const std::string& process) const;

    // Where mail arrives, one file each, unless the settings say otherwise.
    std::filesystem::path mail_directory() const { return home_ / "mail"; }

    // Runs the admin CLI; what it printed. Throws unless it exits 0.
    std::string cli(const std::vector<std::string>& arguments) const;

  private:
    void choose_addresses();
    std::filesystem::path log_path(const std::string& process) const;

    PostgresServer& postgres_;
    RedisServer& redis_;
    Database database_;
    std::filesystem::path home_;
    Settings settings_;
    int gateway_port_ = 0;
    std::map<std::string, int> admin_ports_;
    std::map<std::string, Child> children_;
};

// The test program's own, started on first use.
Stack& stack();

}  // namespace support
