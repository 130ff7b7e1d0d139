// What the database holds for sessions, whatever the application does; and that stored rows are what the fold gives.
#include "common/pg/tx.hpp"
#include "services/attendance/app/correct.hpp"
#include "services/attendance/domain/fold.hpp"
#include "services/attendance/domain/mark_absent.hpp"
#include "services/attendance/domain/take_break.hpp"
#include "tests/integration/attendance/roster.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

using namespace roster;
using std::chrono::hours;

namespace {

// Somebody at work now.
struct AtWork : Roster {
    Principal ada = person();
    Principal boss = person(Role::manager);
    ShiftId today = shift(now() - hours{1}, now() + hours{7});
    RecordId record;

    AtWork() { assign(ada, today); }

    void enter() { record = check_in(ada, today)->record.id; }

    Result<app::DeskAnswer> run(
        store::Asked asked,
        std::function<Result<domain::RecordChange>(const domain::PunchFacts&, const std::vector<domain::Punch>&)> decide
    ) {
        std::promise<Result<app::DeskAnswer>> promise;
        app::DeskRequest request;
        request.asked = std::move(asked);
        request.provenance = {.actor = ada.user, .action = "test"};
        request.continues = [](const domain::PunchFacts& facts) {
            return facts.open_record ? &*facts.open_record : nullptr;
        };
        request.decide = [decide](
                             const domain::PunchFacts& facts, const std::vector<domain::Punch>& punches
                         ) -> Result<app::Decision> {
            ROLLCALL_TRY(auto change, decide(facts, punches));
            return app::Decision{std::move(change)};
        };
        request.done = [&promise](Result<app::DeskAnswer> answer) { promise.set_value(std::move(answer)); };
        desk->submit(std::move(request));
        return promise.get_future().get();
    }

    Result<app::DeskAnswer> start_break() {
        return run(
            {.company = company, .user = ada.user, .caller = ada.user},
            [this](const domain::PunchFacts& facts, const std::vector<domain::Punch>& punches) {
                return domain::decide_start_break(
                    facts, {.caller = ada, .type = "other", .note = "a \"note\", {odd}", .received_at = now()}, punches
                );
            }
        );
    }

    void as_superuser(const std::string& statement) {
        pqxx::connection superuser(database.url("postgres"));
        pqxx::work work(superuser);
        work.exec(statement);
        work.commit();
    }
};

}  // namespace

TEST_CASE("rule 10: the database takes one open break per record, and none of a closed one") {
    AtWork at;
    at.enter();
    REQUIRE(at.start_break());
    const std::string open = R"({"id":"x","type":"dinner","from":1,"to":null,"paid":false,"note":null})";
    CHECK_THROWS_AS(
        at.as_superuser("UPDATE attendance.record SET breaks = '[" + open + "," + open + "]'"), pqxx::check_violation
    );
    CHECK_THROWS_AS(
        at.as_superuser("UPDATE attendance.record SET check_out_at = now() + interval '1 s'"), pqxx::check_violation
    );
    CHECK(at.start_break().error().reason == "breakAlreadyOpen");
}

TEST_CASE("rule 10: the database takes one pending correction per record") {
    AtWork at;
    at.enter();
    const auto insert = [&] {
        at.as_superuser(
            "INSERT INTO attendance.correction (company_id, id, record_id, user_id, status, reason,"
            " requested_check_in_at, requested_by, requested_at) VALUES ('" +
            at.company.str() + "', gen_random_uuid(), '" + at.record.str() + "', '" + at.ada.user.str() +
            "', 'pending', '', now(), '" + at.ada.user.str() + "', now())"
        );
    };
    insert();
    CHECK_THROWS_AS(insert(), pqxx::unique_violation);
}

TEST_CASE("sequences rise per subject, also where a check-in revises an absence") {
    AtWork at;
    REQUIRE(at.run(
        {.company = at.company, .user = at.ada.user, .shift = at.today, .caller = at.boss.user},
        [&](const domain::PunchFacts& facts, const std::vector<domain::Punch>&) {
            return domain::decide_mark_absent(
                facts, {.caller = at.boss, .user = at.ada.user, .shift = at.today, .decided_at = now()}
            );
        }
    ));
    const auto answer = at.check_in(at.ada, at.today);
    REQUIRE(answer);
    CHECK(answer->record.version == 3);
    CHECK(at.count("outbox") == 3);
    CHECK(
        at.count(
            "outbox o WHERE EXISTS (SELECT FROM attendance.outbox x WHERE x.sequence = o.sequence AND x.id <> o.id)"
        ) == 0
    );
    CHECK(at.count("record WHERE record_version = 3") == 1);
    CHECK(at.check_out(at.ada, answer->record.id));
}

TEST_CASE("a fold over the stored punches and inputs gives the stored row again, breaks and corrections included") {
    AtWork at;
    at.enter();
    REQUIRE(at.start_break());
    REQUIRE(at.check_out(at.ada, at.record));
    const pg::Origin origin{.actor = at.boss.user};
    const auto corrected = at.db.in_tx<store::RecordView>(at.company, origin, [&](pg::Tx& tx) {
        const auto asked = app::request_correction(
            tx, at.record, {.caller = at.ada, .reason = "late bus", .check_in = now() - std::chrono::minutes{50}}
        );
        REQUIRE(asked);
        auto hr = at.boss;
        hr.role = Role::hr_operations;
        return app::resolve_correction(tx, at.record, {.caller = hr});
    });
    REQUIRE(corrected);
    const auto& record = corrected->record;
    CHECK(record.derived.session_status == "corrected");
    CHECK(record.derived.breaks.size() == 1);
    CHECK(record.derived.breaks[0].note == "a \"note\", {odd}");
    const auto punches = store::find_punches(at.db, at.company, {at.record}).value()[at.record];
    CHECK(punches.size() == 4);
    const auto folded = domain::fold(record.snapshot, {}, punches, record.marked_absent);
    CHECK(folded.derived == record.derived);
    CHECK(at.count("resolution WHERE disposition = 'superseded'") == 1);
    CHECK(at.count("audit_entry WHERE action = 'attendanceRecord.resolve_correction' AND before <> after") == 1);
}
