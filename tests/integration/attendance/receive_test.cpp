// Punches of machines against the real database: natural keys, quarantine, and uploads that race.
#include "common/pg/traits.hpp"
#include "services/attendance/app/project.hpp"
#include "services/attendance/app/recognise.hpp"
#include "services/attendance/app/second_look.hpp"
#include "services/attendance/store/second_look_store.hpp"
#include "tests/integration/attendance/roster.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

#include <algorithm>
#include <random>
#include <thread>

using namespace roster;
using app::Incoming;
using app::Reception;
using domain::PunchKind;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const UserId kDevice = UserId::make();

Incoming tap(const std::string& code, Instant at, PunchKind kind = PunchKind::automatic) {
    return {.code = code, .kind = kind, .at = at, .source = "device"};
}

Result<std::vector<app::Received>> send(Roster& roster, const std::vector<Incoming>& punches) {
    using Answer = std::vector<app::Received>;
    for (int attempt = 0;; ++attempt) {
        auto answer = roster.db.in_tx<Answer>(roster.company, {.actor = kDevice}, [&](pg::Tx& tx) {
            return app::receive(tx, kDevice, store::CodeKind::employee, punches);
        });
        // Uploads for the same people wait for each other; one that waited too long comes again, as a client would.
        const bool again = !answer && (answer.error().code == Code::stale || answer.error().code == Code::unavailable);
        if (!again || attempt == 50) return answer;
    }
}

Reception send_one(Roster& roster, const Incoming& punch) {
    return send(roster, {punch}).value().front().status;
}

// Everything that records say but their ids, people by code.
std::vector<std::string> told(Roster& roster) {
    std::vector<std::string> lines;
    pqxx::connection superuser(roster.database.url("postgres"));
    pqxx::work work(superuser);
    for (const auto& row : work.exec(
             "SELECT e.employee_code, r.business_date, r.shift_id IS NOT NULL, r.check_in_at, r.check_out_at, r.status,"
             "       r.session_status, r.worked_minutes, r.paid_minutes, r.overtime_minutes, r.classification, r.flags,"
             "       (SELECT count(*) FROM attendance.punch p WHERE p.record_id = r.id AND p.by_machine)"
             "  FROM attendance.record r JOIN attendance.employee e USING (user_id) ORDER BY 1, 4"
         )) {
        std::string line;
        for (const auto& field : row) line += std::string(field.c_str()) + " ";
        lines.push_back(line);
    }
    return lines;
}

// A session outside any shift that somebody else has entered for a person: closed, and no machine's.
void enter_by_hand(Roster& roster, const Principal& who, Instant in, Instant out) {
    pqxx::connection superuser(roster.database.url("postgres"));
    pqxx::work work(superuser);
    const auto record = RecordId::make().str();
    work.exec_params(
        "INSERT INTO attendance.record (company_id, id, user_id, business_date, zone, grace_minutes, break_allowance,"
        " policy_version, check_in_at, check_out_at, status, session_status, late_minutes, early_checkout_minutes,"
        " duration_minutes, worked_minutes, paid_minutes, overtime_minutes, classification, flags, marked_absent,"
        " record_version, created_at, updated_at) VALUES ($1, $2, $3, $4::timestamptz::date, 'UTC', 15, 60, 0, $4, $5,"
        " 'present', 'completed', 0, 0, 30, 30, 30, 0, 'insufficient', '', false, 1, $5, $5)",
        roster.company.str(),
        record,
        who.user.str(),
        pg::format_timestamp(in),
        pg::format_timestamp(out)
    );
    for (const auto& [kind, at] : {std::pair("in", in), std::pair("out", out)})
        work.exec_params(
            "INSERT INTO attendance.punch (company_id, id, record_id, user_id, kind, at, received_at, source, actor_id,"
            " work_mode) VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $5, 'web-ui', $3, 'office')",
            roster.company.str(),
            record,
            who.user.str(),
            kind,
            pg::format_timestamp(at)
        );
    work.commit();
}

// Three weeks of somebody who mostly works nine to five: doubles, forgotten check-outs, and breaks.
void add_history(std::vector<Incoming>& history, const std::string& code, Instant first_day, unsigned seed) {
    std::mt19937 random(seed);
    const auto upto = [&random](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    for (int day = 0; day < 21; ++day) {
        const Instant midnight = first_day + days{day};
        const Instant in = midnight + hours{8} + minutes{30 + upto(60)};
        history.push_back(tap(code, in));
        if (upto(3) == 0) history.push_back(tap(code, in + std::chrono::seconds{1 + upto(50)}));
        if (upto(2) == 0) {
            history.push_back(tap(code, midnight + hours{12}, PunchKind::break_start));
            history.push_back(tap(code, midnight + hours{12} + minutes{10 + upto(40)}, PunchKind::break_end));
        }
        if (upto(2) == 0) {
            history.push_back(tap(code, midnight + hours{14}));
            history.push_back(tap(code, midnight + hours{14} + minutes{5 + upto(30)}));
        }
        if (upto(9) > 0) history.push_back(tap(code, midnight + hours{17} + minutes{upto(90)}));
        if (upto(9) == 0) history.push_back(tap(code, midnight + hours{20}, PunchKind::out));
    }
}

void send_in_batches(Roster& roster, const std::vector<Incoming>& history, std::size_t size) {
    for (std::size_t from = 0; from < history.size(); from += size) {
        const auto to = std::min(history.size(), from + size);
        const auto answer =
            send(roster, {history.begin() + static_cast<long>(from), history.begin() + static_cast<long>(to)});
        if (!answer) throw std::runtime_error(answer.error().message);
    }
}

}  // namespace

TEST_CASE("a machine's punch is a check-in, the next one a check-out, each with its event and audit entry") {
    Roster roster;
    const auto ada = roster.person(Role::employee, "EMP001");
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, shift);
    CHECK(send_one(roster, tap("EMP001", now() - minutes{50})) == Reception::created);
    CHECK(send_one(roster, tap("EMP001", now() - minutes{10})) == Reception::created);
    CHECK(roster.count("record WHERE shift_id IS NOT NULL AND check_out_at IS NOT NULL") == 1);
    CHECK(roster.count("punch WHERE by_machine") == 2);
    CHECK(roster.count("outbox WHERE type = 'attendance.checked_in'") == 1);
    CHECK(roster.count("outbox WHERE type = 'attendance.checked_out'") == 1);
    CHECK(roster.count("audit_entry") == 2);
}

TEST_CASE("natural keys: the same person, moment and kind, or the sender's own count, is stored once") {
    Roster roster;
    roster.person(Role::employee, "EMP001");
    auto first = tap("EMP001", now() - hours{2});
    first.source_seq = "41";
    const auto stored = send(roster, {first}).value().front();
    auto renumbered = first;
    renumbered.source_seq = "42";
    auto moved = first;
    *moved.at += minutes{30};
    const auto answers = send(roster, {first, renumbered, moved, first}).value();
    for (const auto& answer : answers) {
        CHECK(answer.status == Reception::duplicate);
        CHECK(answer.machine.punch.id == stored.machine.punch.id);
    }
    CHECK(roster.count("machine_punch") == 1);
}

TEST_CASE("rule 11: a double tap is stored and changes nothing") {
    Roster roster;
    roster.person(Role::employee, "EMP001");
    const Instant at = now() - hours{2};
    CHECK(send_one(roster, tap("EMP001", at)) == Reception::created);
    CHECK(send_one(roster, tap("EMP001", at + std::chrono::seconds{30})) == Reception::duplicate);
    CHECK(roster.count("machine_punch WHERE disposition = 'duplicate'") == 1);
    CHECK(roster.count("record WHERE check_out_at IS NULL") == 1);
}

TEST_CASE("a punch of nobody known waits, and counts once somebody has the code") {
    Roster roster;
    const auto answer = send(roster, {tap("EMP777", now() - hours{2})}).value().front();
    CHECK(answer.status == Reception::quarantined);
    CHECK(answer.machine.hold == domain::Hold::unknown_employee);
    CHECK(roster.count("outbox WHERE type = 'attendance.punch_quarantined'") == 1);
    const auto late = roster.person(Role::employee, "EMP777");
    const auto recognised = roster.db.in_tx<bool>(roster.company, {}, [&](pg::Tx& tx) -> Result<bool> {
        ROLLCALL_CHECK(app::recognise(tx, late.user, store::CodeKind::employee, "EMP777"));
        return true;
    });
    REQUIRE(recognised);
    CHECK(roster.count("record WHERE check_in_at IS NOT NULL") == 1);
    CHECK(roster.count("machine_punch WHERE disposition = 'applied'") == 1);
}

TEST_CASE("a code that appears while its punch is being stored finds the punch") {
    Roster roster;
    using Answer = std::vector<app::Received>;
    std::thread owner;
    const auto answer = roster.db.in_tx<Answer>(roster.company, {.actor = kDevice}, [&](pg::Tx& tx) -> Result<Answer> {
        ROLLCALL_TRY(
            auto received, app::receive(tx, kDevice, store::CodeKind::employee, {tap("EMP778", now() - hours{2})})
        );
        owner = std::thread([&roster] {
            const auto person = roster.person(Role::employee, "EMP778");
            (void)roster.db.in_tx<bool>(roster.company, {}, [&](pg::Tx& other) -> Result<bool> {
                ROLLCALL_CHECK(app::recognise(other, person.user, store::CodeKind::employee, "EMP778"));
                return true;
            });
        });
        // Time enough to look for the punch, which is not to be seen yet.
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        return received;
    });
    owner.join();
    REQUIRE(answer);
    CHECK(answer->front().status == Reception::quarantined);
    CHECK(roster.count("machine_punch WHERE disposition = 'applied'") == 1);
}

TEST_CASE("who is met through identity has their waiting punches counted") {
    Roster roster;
    CHECK(send_one(roster, tap("EMP779", now() - hours{2})) == Reception::quarantined);
    const store::EmployeeRow met{
        .id = UserId::make(),
        .email = "met@example.com",
        .full_name = "Met",
        .role = "employee",
        .status = "active",
        .sequence = 1,
        .employee_code = "EMP779"};
    const auto stored = roster.db.in_tx<bool>(roster.company, {}, [&](pg::Tx& tx) -> Result<bool> {
        ROLLCALL_CHECK(app::project(tx, {.employees = {met}}, "company"));
        return true;
    });
    REQUIRE(stored);
    CHECK(roster.count("machine_punch WHERE disposition = 'applied'") == 1);
}

TEST_CASE("rule 1: too far ahead, too long ago, or of an inactive person: kept, and held for a reviewer") {
    Roster roster;
    roster.person(Role::employee, "EMP001");
    roster.person(Role::employee, "EMP002", "suspended");
    const auto answers = send(
        roster,
        {tap("EMP001", now() + minutes{3}),
         tap("EMP001", now() - days{32}),
         tap("EMP002", now() - hours{1}),
         tap("EMP001", now() + minutes{1})}
    );
    REQUIRE(answers);
    CHECK((*answers)[0].machine.hold == domain::Hold::in_future);
    CHECK((*answers)[1].machine.hold == domain::Hold::too_old);
    CHECK((*answers)[2].machine.hold == domain::Hold::inactive_employee);
    CHECK((*answers)[3].status == Reception::created);
    CHECK(roster.count("machine_punch") == 4);
}

TEST_CASE("a machine's tap during somebody's own attendance joins it; their own check-out goes on working") {
    Roster roster;
    const auto ada = roster.person(Role::employee, "EMP001");
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, shift);
    const auto entered = roster.check_in(ada, shift);
    REQUIRE(entered);
    CHECK(send_one(roster, tap("EMP001", now() - minutes{40})) == Reception::created);
    CHECK(roster.count("record") == 1);
    CHECK(roster.check_out(ada, entered->record.id).has_value());
    CHECK(roster.count("record WHERE check_in_at < now() - interval '39 min' AND check_out_at IS NOT NULL") == 1);
}

TEST_CASE("rule 3: what fits nothing is looked at again when somebody enters what it needs, and once more after it came"
) {
    Roster roster;
    const auto ada = roster.person(Role::employee, "EMP001");
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, shift);
    const auto unfit = [&] { return send_one(roster, tap("EMP001", now(), PunchKind::break_end)); };
    const auto look = [&] {
        return roster.db.in_tx<int>(roster.company, {}, [&](pg::Tx& tx) { return app::look_again(tx, {ada.user}); });
    };
    CHECK(unfit() == Reception::quarantined);
    CHECK(roster.count("second_look WHERE look_at > now() AND look_at < now() + interval '6 s'") == 1);
    CHECK(look() == 0);
    const auto entered = roster.check_in(ada, shift);
    REQUIRE(entered);
    CHECK(
        send_one(roster, tap("EMP001", now() + std::chrono::seconds{1}, PunchKind::break_end)) == Reception::quarantined
    );
    // Asked for at once by the desk, and yet not sooner than the upload wants it.
    REQUIRE(roster.check_out(ada, entered->record.id));
    CHECK(roster.count("second_look WHERE look_at > now()") == 1);
    pqxx::connection superuser(roster.database.url("postgres"));
    pqxx::work work(superuser);
    work.exec("UPDATE attendance.second_look SET look_at = now() - interval '1 s'");
    work.commit();
    CHECK(look() == 1);
    CHECK(roster.count("second_look") == 0);
    CHECK(look() == 0);
}

TEST_CASE("a session entered behind a forgotten check-out still ends it for whoever taps later") {
    Roster roster;
    const auto ada = roster.person(Role::employee, "EMP001");
    roster.assign(ada, roster.shift(now() - hours{13}, now() - hours{5}));
    CHECK(send_one(roster, tap("EMP001", now() - hours{13})) == Reception::created);
    CHECK(roster.count("record WHERE session_status = 'incomplete'") == 1);
    enter_by_hand(roster, ada, now() - minutes{270}, now() - hours{4});
    CHECK(send_one(roster, tap("EMP001", now() - minutes{150})) == Reception::created);
    CHECK(roster.count("record WHERE session_status = 'incomplete'") == 1);
    CHECK(roster.count("record WHERE check_out_at IS NULL") == 1);
}

TEST_CASE("rule 4: a stay that is over goes to the shift whose window opened in it, whichever punch comes after") {
    const Instant base = std::chrono::floor<hours>(now());
    const auto came = tap("EMP001", base - hours{9});
    const auto went = tap("EMP001", base - hours{7});
    const auto back = tap("EMP001", base - hours{2});
    const auto rostered = [&](Roster& roster, const Principal& who) {
        roster.assign(who, roster.shift(base - hours{6}, base + hours{2}));
    };
    Roster late, early;
    const auto ada = late.person(Role::employee, "EMP001");
    REQUIRE(send(late, {came, went}));
    rostered(late, ada);
    REQUIRE(send(late, {back}));
    rostered(early, early.person(Role::employee, "EMP001"));
    REQUIRE(send(early, {came, went, back}));
    CHECK(told(late) == told(early));
}

TEST_CASE("rule 4: back to back by hand, with a punch waiting that fits neither record") {
    Roster roster;
    const auto ada = roster.person(Role::employee, "EMP001");
    roster.assign(ada, roster.shift(now() - hours{9}, now() - hours{1}));
    const auto next = roster.shift(now() - minutes{30}, now() + hours{7});
    roster.assign(ada, next);
    CHECK(send_one(roster, tap("EMP001", now() - hours{9})) == Reception::created);
    CHECK(send_one(roster, tap("EMP001", now() + minutes{1}, PunchKind::break_end)) == Reception::quarantined);
    CHECK(roster.check_in(ada, next).has_value());
    CHECK(roster.count("record WHERE session_status = 'incomplete'") == 1);
    CHECK(roster.count("record WHERE check_out_at IS NULL") == 1);
    CHECK(roster.count("second_look WHERE asked = 2") == 1);
}

TEST_CASE("a look that is asked for while another one runs is not lost") {
    Roster roster;
    const auto ada = roster.person(Role::employee, "EMP001");
    CHECK(send_one(roster, tap("EMP001", now() - hours{1}, PunchKind::out)) == Reception::quarantined);
    pqxx::connection superuser(roster.database.url("postgres"));
    pqxx::nontransaction(superuser).exec("UPDATE attendance.second_look SET look_at = now() - interval '1 s'");
    const auto looked = roster.db.in_tx<int>(roster.company, {}, [&](pg::Tx& tx) -> Result<int> {
        const auto due = store::lock_due_looks(tx, {ada.user});
        pqxx::nontransaction(superuser).exec("UPDATE attendance.second_look SET asked = asked + 1");
        store::finish_looks(tx, due);
        return static_cast<int>(due.size());
    });
    CHECK(looked == 1);
    CHECK(roster.count("second_look") == 1);
}

TEST_CASE("what people punched cannot be deleted, not even by the service itself") {
    Roster roster;
    const auto ada = roster.person(Role::employee, "EMP001");
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, shift);
    REQUIRE(roster.check_in(ada, shift));
    REQUIRE(send_one(roster, tap("EMP001", now() - minutes{40})) == Reception::created);
    pqxx::connection service(roster.database.url("rollcall_attendance"));
    pqxx::work work(service);
    work.exec("SELECT set_config('rollcall.companies', '{" + roster.company.str() + "}', true)");
    CHECK(work.exec("DELETE FROM attendance.punch").affected_rows() == 1);
    CHECK_FALSE(work.exec("SELECT by_machine FROM attendance.punch")[0][0].as<bool>());
}

TEST_CASE(
    "ten thousand rows of history, three times, shuffled and in parallel, leave the records of one upload in order"
) {
    const Instant first_day = std::chrono::floor<days>(now()) - days{28};
    std::vector<Incoming> history;
    for (int person = 0; person < 140; ++person)
        add_history(history, "EMP" + std::to_string(person), first_day, static_cast<unsigned>(person));
    REQUIRE(history.size() > 10000);
    Roster once, thrice;
    for (auto* roster : {&once, &thrice})
        for (int person = 0; person < 140; ++person) {
            const auto worker = roster->person(Role::employee, "EMP" + std::to_string(person));
            for (int day = 0; day < 21; ++day) {
                if (day % 7 > 4) continue;
                const auto start = first_day + days{day} + hours{9};
                roster->assign(worker, roster->shift(start, start + hours{8}));
            }
        }
    auto in_order = history;
    std::stable_sort(in_order.begin(), in_order.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    send_in_batches(once, in_order, 1000);
    std::vector<std::thread> uploads;
    for (unsigned upload = 0; upload < 3; ++upload)
        uploads.emplace_back([&, upload] {
            auto shuffled = history;
            std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(upload));
            send_in_batches(thrice, shuffled, 250);
        });
    for (auto& upload : uploads) upload.join();
    CHECK(told(thrice) == told(once));
    CHECK(thrice.count("machine_punch") == once.count("machine_punch"));
}
