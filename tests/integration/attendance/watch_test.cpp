// Rule 12's timers on PostgreSQL: once, on however many replicas, whatever happens to them.
#include "common/pg/origin.hpp"
#include "common/pg/tx.hpp"
#include "services/attendance/main/timers.hpp"
#include "tests/integration/attendance/roster.hpp"
#include "tests/support/expect.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace roster;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

// One replica.
struct Replica {
    explicit Replica(Roster& roster)
        : database({.url = roster.database.url("rollcall_attendance"), .schema = "attendance", .connections = 2}, {}),
          timers(roster.database.url("rollcall_attendance_timer"), database, [] {}) {}

    pg::Database database;
    Timers timers;
};

void execute(Roster& roster, const std::string& sql) {
    pqxx::connection superuser(roster.database.url("postgres"));
    pqxx::work work(superuser);
    work.exec(sql);
    work.commit();
}

// Until no assignment is due.
bool settled(Roster& roster, int milliseconds = 20000) {
    return support::eventually([&] { return roster.count("assignment WHERE look_at <= now()") == 0; }, milliseconds);
}

// Many people on one shift, in one statement.
void hire_and_assign(Roster& roster, const ShiftId& shift, int people) {
    const auto company = "'" + roster.company.str() + "'";
    execute(
        roster,
        "INSERT INTO attendance.employee (company_id, user_id, email, full_name, role, status, time_zone, sequence)"
        " SELECT " +
            company + ", gen_random_uuid(), '', '', 'employee', 'active', 'UTC', 1 FROM generate_series(1, " +
            std::to_string(people) +
            ");"
            "INSERT INTO attendance.assignment (company_id, assignment_id, shift_id, user_id, starts_at, ends_at, "
            "is_active, sequence)"
            " SELECT company_id, gen_random_uuid(), s.shift_id, e.user_id, s.starts_at, s.ends_at, true, 1"
            "   FROM attendance.employee e JOIN attendance.shift_instance s USING (company_id)"
            "  WHERE s.shift_id = '" +
            shift.str() + "'"
    );
}

std::int64_t events(Roster& roster, const std::string& type) {
    return roster.count("outbox WHERE type = 'attendance." + type + "'");
}

void put_shift(Roster& roster, const ShiftId& shift, Instant starts_at, Instant ends_at, bool cancelled, int sequence) {
    const auto stored = roster.db.in_tx<bool>(roster.company, {}, [&](pg::Tx& tx) -> Result<bool> {
        return store::put_shift(
            tx,
            {.id = shift,
             .date = Date{std::chrono::floor<std::chrono::days>(starts_at)},
             .start_time = "09:00",
             .end_time = "17:00",
             .time_zone = "UTC",
             .starts_at = starts_at,
             .ends_at = ends_at,
             .is_cancelled = cancelled,
             .sequence = sequence}
        );
    });
    REQUIRE(stored.value());
}

}  // namespace

TEST_CASE("rule 12: somebody who does not come is reminded, suspected and marked absent, each once") {
    Roster roster;
    const auto ada = roster.person();
    const auto shift = roster.shift(now() + minutes{10}, now() + hours{8});
    roster.assign(ada, shift);
    Replica replica(roster);
    REQUIRE(settled(roster));
    CHECK(events(roster, "reminder_due") == 1);
    put_shift(roster, shift, now() - hours{2}, now() + hours{6}, false, 2);
    REQUIRE(settled(roster));
    CHECK(events(roster, "absence_suspected") == 1);
    put_shift(roster, shift, now() - hours{9}, now() - hours{1}, false, 3);
    REQUIRE(settled(roster));
    CHECK(roster.count("record WHERE status = 'absent' AND marked_absent AND record_version = 1") == 1);
    CHECK(events(roster, "marked_absent") == 1);
    CHECK(roster.count("audit_entry WHERE action = 'attendanceRecord.mark_absent'") == 1);
    CHECK(roster.count("assignment WHERE timers_fired = 3 AND look_at IS NULL") == 1);
}

TEST_CASE("rule 12: who has checked in is left alone") {
    Roster roster;
    const auto ada = roster.person();
    const auto shift = roster.shift(now() - hours{2}, now() + hours{6});
    roster.assign(ada, shift);
    REQUIRE(roster.check_in(ada, shift));
    Replica replica(roster);
    REQUIRE(settled(roster));
    CHECK(roster.count("outbox") == 1);
    CHECK(roster.count("record") == 1);
}

TEST_CASE("rule 12: 20 000 due at one instant all fire once on two replicas") {
    Roster roster;
    const auto shift = roster.shift(now() - hours{9}, now() - hours{1});
    hire_and_assign(roster, shift, 20000);
    Replica one(roster);
    Replica two(roster);
    REQUIRE(settled(roster, 60000));
    CHECK(roster.count("record WHERE status = 'absent'") == 20000);
    CHECK(events(roster, "marked_absent") == 20000);
    CHECK(roster.count("outbox") == 20000);
    CHECK(roster.count("assignment WHERE timers_fired = 1") == 20000);
}

TEST_CASE("rule 14: the timer's absence is withdrawn when the shift is cancelled, and told") {
    Roster roster;
    const auto ada = roster.person();
    const auto bob = roster.person();
    const auto shift = roster.shift(now() - hours{9}, now() - hours{1});
    roster.assign(ada, shift);
    roster.assign(bob, shift);
    Replica replica(roster);
    REQUIRE(settled(roster));
    REQUIRE(roster.count("record") == 2);
    put_shift(roster, shift, now() - hours{9}, now() - hours{1}, true, 2);
    REQUIRE(settled(roster));
    CHECK(roster.count("record") == 0);
    CHECK(roster.count("outbox WHERE type = 'attendance.revised' AND data LIKE '%\"withdrawn\":true%'") == 2);
    CHECK(roster.count("audit_entry WHERE action = 'attendanceRecord.withdraw'") == 2);
}

TEST_CASE("rule 14: a shift moved ahead withdraws the absence, and makes it again when it is over") {
    Roster roster;
    const auto ada = roster.person();
    const auto shift = roster.shift(now() - hours{9}, now() - hours{1});
    roster.assign(ada, shift);
    Replica replica(roster);
    REQUIRE(settled(roster));
    put_shift(roster, shift, now() + hours{2}, now() + hours{9}, false, 2);
    REQUIRE(settled(roster));
    CHECK(roster.count("record") == 0);
    put_shift(roster, shift, now() - hours{9}, now() - hours{1}, false, 3);
    REQUIRE(settled(roster));
    CHECK(roster.count("record WHERE status = 'absent'") == 1);
    CHECK(events(roster, "marked_absent") == 2);
}

TEST_CASE("rule 14: an unassigned or suspended person becomes absent no more") {
    Roster roster;
    const auto ada = roster.person();
    const auto bob = roster.person();
    const auto shift = roster.shift(now() - hours{9}, now() - hours{1});
    roster.assign(ada, shift);
    roster.assign(bob, shift);
    execute(roster, "UPDATE attendance.employee SET status = 'suspended' WHERE user_id = '" + bob.user.str() + "'");
    execute(roster, "UPDATE attendance.assignment SET is_active = false WHERE user_id = '" + ada.user.str() + "'");
    Replica replica(roster);
    REQUIRE(settled(roster));
    CHECK(roster.count("record") == 0);
    CHECK(roster.count("outbox") == 0);
}

TEST_CASE("rule 12: a check-in at the very moment of the absence leaves one record, and nobody absent") {
    Roster roster;
    std::vector<Principal> people;
    const auto shift = roster.shift(now() - hours{1}, now() + std::chrono::seconds{2});
    for (int i = 0; i < 100; ++i) {
        people.push_back(roster.person());
        roster.assign(people.back(), shift);
    }
    Replica one(roster);
    Replica two(roster);
    std::vector<std::future<Result<app::DeskAnswer>>> answers;
    int in = 0;
    for (const auto& person : people) {
        answers.push_back(roster.start_check_in(person, shift));
        std::this_thread::sleep_for(std::chrono::milliseconds{25});
    }
    for (auto& answer : answers) in += answer.get() ? 1 : 0;
    REQUIRE(support::eventually([&] { return roster.count("assignment WHERE look_at IS NOT NULL") == 0; }, 10000));
    CHECK(roster.count("record") == 100);
    CHECK(roster.count("record WHERE check_in_at IS NOT NULL") == in);
}

TEST_CASE("rule 12: open records whose time is over close once on two replicas, after any downtime") {
    Roster roster;
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    std::vector<std::future<Result<app::DeskAnswer>>> answers;
    for (int i = 0; i < 300; ++i) {
        const auto person = roster.person();
        roster.assign(person, shift);
        answers.push_back(roster.start_check_in(person, shift));
    }
    for (auto& answer : answers) REQUIRE(answer.get());
    CHECK(roster.count("record WHERE overdue_at = shift_ends_at + interval '4 hours'") == 300);
    // Two days go by without anybody looking.
    execute(
        roster,
        "UPDATE attendance.record SET check_in_at = check_in_at - interval '2 days', overdue_at = overdue_at - "
        "interval '2 days',"
        " shift_starts_at = shift_starts_at - interval '2 days', shift_ends_at = shift_ends_at - interval '2 days';"
        "UPDATE attendance.punch SET at = at - interval '2 days'"
    );
    Replica one(roster);
    Replica two(roster);
    REQUIRE(support::eventually([&] { return roster.count("record WHERE overdue_at IS NOT NULL") == 0; }, 20000));
    CHECK(roster.count("record WHERE session_status = 'incomplete' AND check_out_at = shift_ends_at") == 300);
    CHECK(roster.count("punch WHERE source = 'system'") == 300);
    CHECK(events(roster, "auto_closed") == 300);
    CHECK(roster.count("audit_entry WHERE action = 'attendanceRecord.auto_close'") == 300);
}

TEST_CASE("rule 12: a replica that dies in the middle leaves nothing half done, another one goes on") {
    Roster roster;
    const auto shift = roster.shift(now() - hours{9}, now() - hours{1});
    hire_and_assign(roster, shift, 3000);
    const auto dying = fork();
    if (dying == 0) {
        Replica replica(roster);
        std::this_thread::sleep_for(std::chrono::seconds{60});
        _exit(0);
    }
    const auto begun = [&] { return roster.count("record") > 0; };
    REQUIRE(support::eventually(begun, 20000));
    kill(dying, SIGKILL);
    waitpid(dying, nullptr, 0);
    Replica other(roster);
    REQUIRE(settled(roster, 30000));
    CHECK(roster.count("record WHERE status = 'absent'") == 3000);
    CHECK(roster.count("outbox") == 3000);
    CHECK(roster.count("assignment WHERE timers_fired = 1") == 3000);
}

TEST_CASE("rule 4: an open record elsewhere keeps its owner from being absent") {
    Roster roster;
    const auto ada = roster.person();
    const auto first = roster.shift(now() - hours{1}, now() + hours{1});
    roster.assign(ada, first);
    REQUIRE(roster.check_in(ada, first));
    const auto second = roster.shift(now() - hours{2}, now() - std::chrono::seconds{1});
    roster.assign(ada, second);
    execute(roster, "UPDATE attendance.record SET check_in_at = now() - interval '1 hour'");
    Replica replica(roster);
    REQUIRE(settled(roster));
    CHECK(roster.count("record WHERE status = 'absent'") == 0);
}

TEST_CASE("rule 12: many companies are served, each in its own scope") {
    Roster roster;
    const int companies = 50;
    for (int i = 0; i < companies; ++i) {
        roster.company = CompanyId::make();
        const auto shift = roster.shift(now() - hours{9}, now() - hours{1});
        for (int p = 0; p < 3; ++p) roster.assign(roster.person(), shift);
    }
    Replica one(roster);
    Replica two(roster);
    REQUIRE(settled(roster));
    CHECK(roster.count("record WHERE status = 'absent'") == 3 * companies);
    CHECK(events(roster, "marked_absent") == 3 * companies);
}
