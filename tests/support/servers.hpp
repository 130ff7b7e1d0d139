// Real PostgreSQL and Redis for tests: private to the test process, started on first use, gone with
// it.
#pragma once

#include "tests/support/child.hpp"

#include <string>

namespace support {

class PostgresServer {
  public:
    enum class Durability { off, on };  // on: fsync and synchronous_commit, for tests that kill it

    explicit PostgresServer(Durability durability);
    ~PostgresServer();

    // A conninfo string; `role` is one of deploy/postgres/roles.sql, or postgres.
    std::string url(const std::string& database, const std::string& role) const;
    void start();
    void kill();  // SIGQUIT to the postmaster: an immediate shutdown, recovery at the next start

  private:
    void create_cluster();
    void create_template();

    Durability durability_;
    std::filesystem::path home_;
    Child server_;
};

// One migrated database: the schemas of all services, empty.
struct Database {
    std::string name;
    const PostgresServer* server = nullptr;

    std::string url(const std::string& role) const { return server->url(name, role); }
};

// The test process's own server.
PostgresServer& postgres();
Database fresh_database();
Database fresh_database(PostgresServer& server);

class RedisServer {
  public:
    RedisServer();
    ~RedisServer();

    std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

    int port() const { return port_; }

    void start();
    void kill();   // SIGKILL; what was fsynced is there at the next start
    void flush();  // forgets everything

  private:
    std::filesystem::path home_;
    int port_ = 0;
    Child server_;
};

// The test process's own server.
RedisServer& redis();

}  // namespace support
