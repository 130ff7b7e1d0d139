#include "common/pg/migrator.hpp"
#include "tests/support/servers.hpp"

#include <pqxx/pqxx>

#include <atomic>
#include <fstream>
#include <stdexcept>

namespace support {

namespace {

namespace fs = std::filesystem;

const fs::path kSource = ROLLCALL_SOURCE_DIR;
const fs::path kPrograms = "/usr/lib/postgresql/15/bin";
constexpr char kTemplate[] = "rollcall_template";

void write_settings(const fs::path& home, PostgresServer::Durability durability) {
    std::ofstream settings(home / "data/postgresql.conf", std::ios::app);
    settings << "listen_addresses = ''\n"
             << "unix_socket_directories = '" << home.string() << "'\n"
             << "max_connections = 200\n"
             << "shared_buffers = " << (durability == PostgresServer::Durability::on ? "256MB" : "64MB") << "\n"
             << "timezone = UTC\n";
    if (durability == PostgresServer::Durability::off)
        settings << "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n";
}

void execute(const std::string& url, const std::string& sql) {
    pqxx::connection connection(url);
    pqxx::nontransaction work(connection);
    work.exec(sql);
}

bool has_migrations(const fs::path& directory) {
    return fs::is_directory(directory) && !fs::is_empty(directory);
}

bool answers(const std::string& url) {
    try {
        execute(url, "SELECT 1");
        return true;
    } catch (const pqxx::failure&) {
        return false;
    }
}

}  // namespace

PostgresServer::PostgresServer(Durability durability) : durability_(durability) {
    static std::atomic<int> made{0};
    home_ = unprivileged_directory("pg" + std::to_string(made++));
    create_cluster();
    start();
    create_template();
}

PostgresServer::~PostgresServer() {
    if (server_.running()) server_.stop(SIGINT);
}

std::string PostgresServer::url(const std::string& database, const std::string& role) const {
    return "host=" + home_.string() + " dbname=" + database + " user=" + role;
}

void PostgresServer::create_cluster() {
    const auto data = (home_ / "data").string();
    run(
        {.argv =
             {kPrograms / "initdb",
              "-D",
              data,
              "-U",
              "postgres",
              "-A",
              "trust",
              "-E",
              "UTF8",
              "--locale=C.UTF-8",
              "--no-sync"},
         .log = home_ / "initdb.log",
         .unprivileged = true}
    );
    write_settings(home_, durability_);
}

void PostgresServer::start() {
    server_ = Child(
        {.argv = {kPrograms / "postgres", "-D", (home_ / "data").string()},
         .log = home_ / "postgres.log",
         .unprivileged = true,
         .death_signal = SIGQUIT}
    );
    wait_until("PostgreSQL answers", [this] {
        if (!server_.running()) throw std::runtime_error("PostgreSQL ended:\n" + tail_of(home_ / "postgres.log"));
        return answers(url("postgres", "postgres"));
    });
}

void PostgresServer::kill() {
    server_.stop(SIGQUIT);
}

void PostgresServer::create_template() {
    run(
        {.argv =
             {"psql",
              "-q",
              "-v",
              "ON_ERROR_STOP=1",
              "-v",
              "password=test",
              "-d",
              url("postgres", "postgres"),
              "-f",
              (kSource / "deploy/postgres/roles.sql").string()},
         .log = home_ / "roles.log"}
    );
    execute(url("postgres", "postgres"), std::string("CREATE DATABASE ") + kTemplate + " OWNER rollcall_owner");
    execute(url(kTemplate, "postgres"), "CREATE EXTENSION btree_gist");
    for (const std::string service : {"identity", "shift", "attendance", "notification"}) {
        const auto migrations = kSource / "services" / service / "migrations";
        if (!has_migrations(migrations)) continue;
        const auto outcome = rollcall::pg::migrate(
            url(kTemplate, "rollcall_owner"), service, kSource / "common/pg/foundation.sql", migrations
        );
        if (!outcome) throw std::runtime_error("migrations of " + service + ": " + outcome.error().message);
    }
}

Database fresh_database(PostgresServer& server) {
    static std::atomic<int> made{0};
    Database database{"test_" + std::to_string(made++), &server};
    execute(
        server.url("postgres", "postgres"),
        "CREATE DATABASE " + database.name + " TEMPLATE " + kTemplate + " OWNER rollcall_owner"
    );
    return database;
}

PostgresServer& postgres() {
    static PostgresServer server(PostgresServer::Durability::off);
    return server;
}

Database fresh_database() {
    return fresh_database(postgres());
}

}  // namespace support
