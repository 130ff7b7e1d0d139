#include "tests/bench/load/machines.hpp"

#include "common/core/instant.hpp"
#include "common/time/wire.hpp"
#include "tests/bench/load/population.hpp"

#include <pqxx/pqxx>

#include <iostream>
#include <thread>

namespace bench {

namespace {

using rollcall::Instant;
using std::chrono::hours;

constexpr std::size_t kBatch = 1000;
constexpr std::size_t kBatches = 20;
constexpr std::size_t kWarmUp = 4;
constexpr int kCompanies = 4;
constexpr int kTerminals = 10000;
constexpr int kYears = 1000;  // days of one person's history

std::string get(const std::string& target, const std::string& token) {
    return "GET " + target + " HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + token + "\r\n\r\n";
}

std::string row_of(const Person& person, Instant at) {
    return R"({"source":"device","employeeId":")" + person.principal.user.str() + R"(","at":")" +
           rollcall::time::format_instant(at) + R"("})";
}

std::string post_batch(const std::string& rows, const std::string& token) {
    const auto body = R"({"checkIns":[)" + rows + "]}";
    return "POST /api/external/v1/attendance/check-ins:batch HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " +
           token + "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           body;
}

// Turnstiles of one company: a thousand people come, go, come again eight hours later, batch by batch.
std::string shift_change(const Population& people, int company, std::size_t turn) {
    const auto began = rollcall::now() - hours{29 * 24};
    std::string rows;
    for (std::size_t i = 0; i < kBatch; ++i)
        rows += (i == 0 ? "" : ",") + row_of(
                                          people.employees[static_cast<std::size_t>(company) * kBatch + i],
                                          began + hours{8 * turn} + std::chrono::seconds{i % 400}
                                      );
    return post_batch(rows, people.machine_tokens[static_cast<std::size_t>(company)]);
}

// A terminal that was cut off for weeks: a hundred punches each of ten people.
std::string backlog(const Population& people, std::size_t turn) {
    const auto began = rollcall::now() - hours{29 * 24};
    std::string rows;
    for (std::size_t i = 0; i < kBatch; ++i)
        rows += (i == 0 ? "" : ",") + row_of(people.employees[turn * 10 + i / 100], began + hours{6 * (i % 100)});
    return post_batch(rows, people.machine_tokens.front());
}

class MachineBench {
  public:
    MachineBench(support::Stack& stack, std::vector<Row>& rows, std::vector<Figure>& figures)
        : stack_(stack), rows_(rows), figures_(figures) {}

    void run() {
        uploads();
        history();
        polls();
    }

  private:
    void keep(const Row& row) { rows_.push_back(row); }

    // As autovacuum does within a minute: what was planned for empty tables is not what an installation lives with.
    void analyze() {
        pqxx::connection superuser(stack_.database().url("postgres"));
        pqxx::nontransaction(superuser).exec("ANALYZE");
    }

    void uploads() {
        std::cerr << "filling companies with people\n";
        const auto people = populate(stack_, kCompanies, static_cast<int>(kBatch));
        const auto turn = [&](std::size_t n) { return shift_change(people, 0, n); };
        measure(stack_, "warming up", {.connections = 1, .request = turn, .count = kWarmUp});
        analyze();
        const auto alone = measure(
            stack_,
            "batch of 1 000 punches of 1 000 people",
            {.connections = 1, .request = [&](std::size_t n) { return turn(kWarmUp + n); }, .count = kBatches}
        );
        keep(alone);
        figures_.push_back({"batch of 1 000 of 1 000 people, p50", alone.measured.p50_ms, "ms", "<= 500 ms"});
        figures_.push_back({"batch of 1 000 of 1 000 people, p99", alone.measured.p99_ms, "ms", "<= 500 ms"});
        const auto cut_off = populate_history(stack_, 50 * kBatches, 1);
        const auto together = measure(
            stack_,
            "batches of 1 000 punches, three companies at once",
            {.connections = 3,
             .request = [&](std::size_t n) { return shift_change(people, 1 + static_cast<int>(n % 3), n / 3); },
             .count = 3 * kBatches}
        );
        keep(together);
        figures_.push_back(
            {"rows stored a second, one of each person", together.measured.per_second() * kBatch, "/s", ">= 5 000 /s"}
        );
        const auto long_silent = measure(
            stack_,
            "batch of 1 000 punches of ten people",
            {.connections = 1, .request = [&](std::size_t n) { return backlog(cut_off, n); }, .count = kBatches}
        );
        keep(long_silent);
        figures_.push_back({"batch of 1 000 of ten people, p50", long_silent.measured.p50_ms, "ms", "<= 500 ms"});
        const auto catching_up = measure(
            stack_,
            "three terminals catching up",
            {.connections = 3,
             .request = [&](std::size_t n) { return backlog(cut_off, kBatches + n); },
             .count = 4 * kBatches}
        );
        keep(catching_up);
        figures_.push_back(
            {"rows stored a second, terminals catching up",
             catching_up.measured.per_second() * kBatch,
             "/s",
             ">= 5 000 /s"}
        );
    }

    void history() {
        const auto one = populate_history(stack_, 1, kYears);
        pqxx::connection superuser(stack_.database().url("postgres"));
        pqxx::work work(superuser);
        work.exec_params(
            "UPDATE attendance.record SET shift_id = gen_random_uuid(), shift_starts_at = check_in_at,"
            " shift_ends_at = check_out_at WHERE company_id = $1",
            one.managers.front().principal.company.str()
        );
        work.commit();
        const auto target =
            "/api/external/v1/attendance/by-employee?employeeId=" + one.employees.front().principal.user.str();
        const auto ask = [&](std::size_t) { return get(target, one.machine_tokens.front()); };
        measure(stack_, "warming up", {.connections = 1, .request = ask, .count = 3});
        const auto row =
            measure(stack_, "by-employee, 1 000 attendances", {.connections = 1, .request = ask, .count = 50});
        keep(row);
    }

    std::int64_t transactions() {
        pqxx::connection superuser(stack_.database().url("postgres"));
        pqxx::nontransaction work(superuser);
        return work.exec1("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()")[0]
            .as<std::int64_t>();
    }

    void polls() {
        const auto terminals = populate_terminals(stack_, kTerminals);
        const auto poll = [&](std::size_t n) {
            const auto& terminal = terminals[n % terminals.size()];
            return "GET /iclock/getrequest?SN=" + terminal.serial + " HTTP/1.1\r\nHost: " + terminal.token +
                   ".clock.bench\r\n\r\n";
        };
        keep(measure(stack_, "terminals admitted", {.connections = 64, .request = poll, .count = kTerminals}));
        std::this_thread::sleep_for(std::chrono::seconds(2));
        const auto before = transactions();
        const auto row =
            measure(stack_, "idle terminals", {.connections = 64, .request = poll, .count = 5UL * kTerminals});
        std::this_thread::sleep_for(std::chrono::seconds(2));
        keep(row);
        figures_.push_back(
            {"10 000 terminals asking every 10 s, all processes",
             row.total_cpu_us * kTerminals / 10 / 1e4,
             "% of a core",
             "<= 15"}
        );
        figures_.push_back(
            {"transactions while 50 000 idle calls were answered", static_cast<double>(transactions() - before), "", ""}
        );
    }

    support::Stack& stack_;
    std::vector<Row>& rows_;
    std::vector<Figure>& figures_;
};

}  // namespace

void measure_machines(support::Stack& stack, std::vector<Row>& rows, std::vector<Figure>& figures) {
    MachineBench(stack, rows, figures).run();
}

}  // namespace bench
