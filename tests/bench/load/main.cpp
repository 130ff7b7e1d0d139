// ./dev bench: the scenarios, each beside its limit measured in the same run on the same machine. Ratios travel between
// machines, absolute rates do not. `./dev bench months` measures the lists of months alone, `./dev bench machines`
// what machines do.
#include "common/time/wire.hpp"
#include "tests/bench/load/download.hpp"
#include "tests/bench/load/load.hpp"
#include "tests/bench/load/machines.hpp"
#include "tests/bench/load/measure.hpp"
#include "tests/bench/load/pgbench.hpp"
#include "tests/bench/load/population.hpp"
#include "tests/bench/load/processes.hpp"
#include "tests/bench/load/report.hpp"

#include <pqxx/pqxx>

#include <fstream>
#include <iostream>
#include <thread>

namespace bench {

namespace {

constexpr int kConnections = 128;
constexpr std::size_t kReads = 20000;
constexpr std::size_t kCheckIns = 10000;
constexpr std::size_t kSurge = 10000;
constexpr std::size_t kLong = 200000;
constexpr int kTeam = 500;
constexpr int kDays = 31;
constexpr int kExported = 1000000;

std::string request(
    const char* method,
    const std::string& target,
    const Person& person,
    const std::string& body = {},
    const std::string& key = {}
) {
    std::string text = std::string(method) + " " + target +
                       " HTTP/1.1\r\nHost: bench\r\nmbx-company-codename: " + person.principal.codename +
                       "\r\nAuthorization: Bearer " + person.token + "\r\n";
    if (!key.empty()) text += "Idempotency-Key: " + key + "\r\n";
    if (!body.empty())
        text += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

class Bench {
  public:
    explicit Bench(support::Stack& stack) : stack_(stack) {}

    void run() {
        std::cerr << "filling companies with people\n";
        people_ = populate(stack_, 20, static_cast<int>((kCheckIns + kSurge) / 20));
        limits();
        check_in();
        analyze();
        get_one();
        list();
        check_out();
        surge();
        latency();
        own_month();
        team_month();
        summary();
        memory();
        leaks();
        run_machines();
        export_csv();
    }

    // What machines do alone.
    void run_machines() { measure_machines(stack_, rows_, figures_); }

    // The lists of months alone.
    void run_months() {
        own_month();
        team_month();
    }

    void print() const {
        std::cout << as_markdown(rows_, figures_);
        std::ofstream(ROLLCALL_SOURCE_DIR "/var/bench.json") << as_json(rows_, figures_);
    }

  private:
    Row measure(
        const std::string& name, Load load, const std::function<void(std::size_t, const std::string&)>& keep = nullptr
    ) {
        return bench::measure(stack_, name, std::move(load), keep);
    }

    const Person& turn(std::size_t n) const { return people_.employees[n % kCheckIns]; }

    void limits() {
        const auto plain = [](std::size_t) { return std::string("GET /health HTTP/1.1\r\nHost: bench\r\n\r\n"); };
        rows_.push_back(
            measure("bare HTTP answer", {.connections = kConnections, .request = plain, .count = 2 * kReads})
        );
        const auto hop = [this](std::size_t n) { return request("GET", "/echo", turn(n)); };
        // Twice: the first round makes every token known.
        measure("warming up", {.connections = kConnections, .request = hop, .count = kCheckIns});
        rows_.push_back(measure("one gRPC hop", {.connections = kConnections, .request = hop, .count = kReads}));
        one_hop_ = rows_.back().measured.per_second();
        std::cerr << "pgbench\n";
        by_pgbench_ = check_ins_by_pgbench(stack_, 8);
    }

    Load check_ins(std::size_t from, std::size_t count, int connections) {
        return {
            .connections = connections,
            .request =
                [this, from](std::size_t n) {
                    const auto& person = people_.employees[from + n];
                    return request(
                        "POST",
                        "/attendancemanagement-api/v1/check-in",
                        person,
                        "{\"shiftId\":\"" + person.shift + "\"}",
                        "bench-" + std::to_string(n)
                    );
                },
            .count = count,
        };
    }

    void keep_record(std::size_t n, const std::string& body) {
        const auto at = body.find("\"attendanceRecord\":{\"id\":\"");
        if (at != std::string::npos) people_.employees[n].record = body.substr(at + 26, 36);
    }

    void check_in() {
        // A few of the last, so that plans and connections are warm.
        auto row = measure(
            "check-in, durable",
            check_ins(0, kCheckIns, kConnections),
            [this](std::size_t n, const std::string& body) { keep_record(n, body); }
        );
        row.limit_name = "pgbench, one row a transaction";
        row.limit_per_second = by_pgbench_;
        row.target = 0.70;
        rows_.push_back(row);
    }

    Row against_one_hop(Row row, double target) {
        row.limit_name = "one gRPC hop";
        row.limit_per_second = one_hop_;
        if (target > 0) row.target = target;
        return row;
    }

    // What autovacuum does within a minute: until then plans are made for empty tables.
    void analyze() {
        pqxx::connection superuser(stack_.database().url("postgres"));
        pqxx::nontransaction(superuser).exec("ANALYZE");
    }

    Load gets(std::size_t count) {
        return {
            .connections = kConnections,
            .request =
                [this](std::size_t n) {
                    return request("GET", "/attendancemanagement-api/v1/attendance-records/" + turn(n).record, turn(n));
                },
            .count = count,
        };
    }

    void get_one() {
        measure("warming up", gets(2000));
        rows_.push_back(against_one_hop(measure("get one record", gets(kReads)), 0.60));
    }

    void list() {
        const auto get = [this](std::size_t n) {
            return request(
                "GET", "/attendancemanagement-api/v1/attendance-records", people_.managers[n % people_.managers.size()]
            );
        };
        rows_.push_back(against_one_hop(
            measure("list 25 records", {.connections = kConnections, .request = get, .count = kReads / 5}), 0
        ));
    }

    void check_out() {
        const auto out = [this](std::size_t n) {
            const auto& person = turn(n);
            return request(
                "POST",
                "/attendancemanagement-api/v1/check-out",
                person,
                "{\"attendanceRecordId\":\"" + person.record + "\"}"
            );
        };
        auto row = measure("check-out, durable", {.connections = kConnections, .request = out, .count = kCheckIns});
        row.limit_name = "pgbench, one row a transaction";
        row.limit_per_second = by_pgbench_;
        rows_.push_back(row);
    }

    void surge() {
        const auto row = measure("surge: 10 000 check in at once", check_ins(kCheckIns, kSurge, 512));
        rows_.push_back(row);
        figures_.push_back({"surge: all acknowledged after", row.measured.seconds, "s", "<= 3 s"});
    }

    static std::string last_month() {
        const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        return "?date_from=" + rollcall::time::format_date(today - std::chrono::days{kDays}) +
               "&date_to=" + rollcall::time::format_date(today - std::chrono::days{1});
    }

    // A person's own sessions of the last 31 days, each with its breaks.
    void own_month() {
        history_ = populate_history(stack_, kTeam, kDays);
        const auto get = [this](std::size_t n) {
            return request(
                "GET", "/api/v1/attendance/me" + last_month(), history_.employees[n % history_.employees.size()]
            );
        };
        measure("warming up", {.connections = kConnections, .request = get, .count = 2 * kTeam});
        rows_.push_back(against_one_hop(
            measure("own sessions, 31 days", {.connections = kConnections, .request = get, .count = kReads / 5}), 0
        ));
    }

    void team_month() {
        const auto get = [this](std::size_t) {
            return request("GET", "/api/v1/attendance/team" + last_month(), history_.managers.front());
        };
        measure("warming up", {.connections = 1, .request = get, .count = 3});
        const auto row =
            measure("team's sessions, 500 people x 31 days", {.connections = 1, .request = get, .count = 20});
        rows_.push_back(row);
        figures_.push_back({"team's sessions, 500 people x 31 days, p50", row.measured.p50_ms, "ms", "<= 300 ms"});
    }

    void summary() {
        const auto get = [this](std::size_t) {
            return request("GET", "/api/timeclock/summary" + last_month(), history_.managers.front());
        };
        measure("warming up", {.connections = 1, .request = get, .count = 3});
        rows_.push_back(against_one_hop(
            measure("summary, 500 people x 31 days", {.connections = 1, .request = get, .count = 50}), 0
        ));
    }

    // The peaks of what the two processes that work for it hold.
    void export_csv() {
        std::cerr << "a million records as CSV\n";
        const auto long_history = populate_history(stack_, kTeam, kExported / kTeam);
        double gateway = 0;
        double attendance = 0;
        const auto look = [&] {
            gateway = std::max(gateway, resident_mebibytes(stack_.pid("gateway")));
            attendance = std::max(attendance, resident_mebibytes(stack_.pid("attendance")));
        };
        const auto asked = request("GET", "/api/v1/attendance/team?format=csv", long_history.managers.front());
        const auto done = download(stack_.gateway_port(), asked, look);
        figures_.push_back({"CSV of 1 000 000 records, status", static_cast<double>(done.status), "", "200"});
        figures_.push_back({"CSV of 1 000 000 records, first byte after", done.first_byte_ms, "ms", "<= 200 ms"});
        figures_.push_back({"CSV of 1 000 000 records, whole after", done.seconds, "s", ""});
        figures_.push_back({"CSV of 1 000 000 records", static_cast<double>(done.bytes) / (1 << 20), "MiB", ""});
        figures_.push_back({"memory, gateway, while it exports", gateway, "MiB", "<= 200 MiB"});
        figures_.push_back({"memory, attendance, while it exports", attendance, "MiB", "<= 200 MiB"});
    }

    // From the moment a check-out was decided to its notification's row, at a pace that leaves the machine room.
    void latency() {
        std::cerr << "event latency\n";
        std::this_thread::sleep_for(std::chrono::seconds(4));
        pqxx::connection superuser(stack_.database().url("postgres"));
        const auto count_before = notifications(superuser);
        std::size_t next = kCheckIns;
        for (int i = 0; i < 200; ++i, ++next) {
            auto& person = people_.employees[next];
            bench::run(
                {.port = stack_.gateway_port(),
                 .connections = 1,
                 .request =
                     [&](std::size_t) {
                         return request(
                             "POST",
                             "/attendancemanagement-api/v1/check-out",
                             person,
                             "{\"attendanceRecordId\":\"" + open_record(superuser, person) + "\"}"
                         );
                     },
                 .count = 1}
            );
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        std::this_thread::sleep_for(std::chrono::seconds(1));
        pqxx::work work(superuser);
        const auto row = work.exec1(
            "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms), percentile_cont(0.99) WITHIN GROUP (ORDER BY ms) "
            "FROM ("
            " SELECT extract(epoch FROM i.applied_at - o.at) * 1000 AS ms FROM attendance.outbox o"
            "   JOIN notification.inbox i ON i.company_id = o.company_id AND i.event_id = o.id::text"
            "  WHERE o.type = 'attendance.checked_out' ORDER BY o.seq DESC LIMIT 200) t"
        );
        work.commit();
        figures_.push_back({"event, decided to inbox row, p50", row[0].as<double>(), "ms", ""});
        figures_.push_back({"event, decided to inbox row, p99", row[1].as<double>(), "ms", "<= 100 ms"});
        figures_.push_back(
            {"notifications from 200 early check-outs",
             static_cast<double>(notifications(superuser) - count_before),
             "",
             "400"}
        );
    }

    static std::int64_t notifications(pqxx::connection& superuser) {
        pqxx::work work(superuser);
        return work.exec1("SELECT count(*) FROM notification.notification")[0].as<std::int64_t>();
    }

    static std::string open_record(pqxx::connection& superuser, const Person& person) {
        pqxx::work work(superuser);
        const auto rows = work.exec_params(
            "SELECT id FROM attendance.record WHERE company_id = $1 AND user_id = $2 AND check_out_at IS NULL",
            person.principal.company.str(),
            person.principal.user.str()
        );
        return rows.empty() ? "" : rows[0][0].as<std::string>();
    }

    void memory() {
        for (const auto& process : kProcesses)
            figures_.push_back(
                {"memory, " + process + ", after the load",
                 resident_mebibytes(stack_.pid(process)),
                 "MiB",
                 "<= 200 MiB"}
            );
    }

    // The same requests again and again: what still grows after the first of them leaks.
    void leaks() {
        measure("warming up", gets(kLong / 4));
        std::vector<double> before;
        for (const auto& process : kProcesses) before.push_back(resident_mebibytes(stack_.pid(process)));
        measure("200 000 requests", gets(kLong));
        for (std::size_t i = 0; i < kProcesses.size(); ++i)
            figures_.push_back(
                {"memory, " + kProcesses[i] + ", grown over 200 000 requests",
                 resident_mebibytes(stack_.pid(kProcesses[i])) - before[i],
                 "MiB",
                 "<= 2 MiB"}
            );
    }

    support::Stack& stack_;
    Population people_;
    Population history_;
    double one_hop_ = 0;
    double by_pgbench_ = 0;
    std::vector<Row> rows_;
    std::vector<Figure> figures_;
};

}  // namespace

}  // namespace bench

int main(int argc, char** argv) {
    support::PostgresServer postgres(support::PostgresServer::Durability::on);
    support::RedisServer redis;
    support::Stack stack(
        postgres,
        redis,
        {{"ROLLCALL_GATEWAY_RATE_PER_SECOND", "0"},
         {"ROLLCALL_GATEWAY_KEY_RATE_PER_SECOND", "0"},
         {"ROLLCALL_GATEWAY_ECHO", "on"},
         {"ROLLCALL_LOG_LEVEL", "warning"}}
    );
    bench::Bench bench(stack);
    const std::string_view only = argc > 1 ? argv[1] : "";
    if (only == "months")
        bench.run_months();
    else if (only == "machines")
        bench.run_machines();
    else
        bench.run();
    bench.print();
    return 0;
}
