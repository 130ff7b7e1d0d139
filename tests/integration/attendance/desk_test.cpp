#include "services/attendance/domain/check_in.hpp"
#include "tests/integration/attendance/roster.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

#include <set>

using namespace roster;
using std::chrono::hours;

TEST_CASE("a check-in leaves its record, punch, resolution, event, audit entry and answer in one commit") {
    Roster roster;
    const auto ada = roster.person();
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, shift);
    const auto answer = roster.check_in(ada, shift, "key-1");
    REQUIRE(answer);
    CHECK(answer->record.derived.status == domain::RecordStatus::late);
    for (const char* table : {"record", "punch", "resolution", "outbox", "audit_entry", "idempotency"})
        CHECK(roster.count(table) == 1);
}

TEST_CASE("rule 10: of forty simultaneous check-ins to one shift one makes the record, the others hear of it") {
    Roster roster;
    const auto ada = roster.person();
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, shift);
    std::vector<std::future<Result<app::DeskAnswer>>> answers;
    for (int i = 0; i < 40; ++i) answers.push_back(roster.start_check_in(ada, shift));
    int made = 0;
    int refused = 0;
    for (auto& answer : answers) {
        const auto given = answer.get();
        if (given)
            ++made;
        else if (given.error().reason == "attendanceRecordAlreadyExists")
            ++refused;
    }
    CHECK(made == 1);
    CHECK(refused == 39);
    CHECK(roster.count("punch") == 1);
    CHECK(roster.count("outbox") == 1);
}

TEST_CASE("rule 10: one open record per person, whichever shifts race") {
    Roster roster;
    const auto ada = roster.person();
    std::vector<std::future<Result<app::DeskAnswer>>> answers;
    for (int i = 0; i < 8; ++i) {
        const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
        roster.assign(ada, shift);
        answers.push_back(roster.start_check_in(ada, shift));
    }
    int made = 0;
    for (auto& answer : answers) made += answer.get() ? 1 : 0;
    CHECK(made == 1);
    CHECK(roster.count("record") == 1);
}

TEST_CASE("an Idempotency-Key gives one record: a copy gets the stored answer, or hears that the first is running") {
    Roster roster;
    const auto ada = roster.person();
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, shift);
    std::vector<std::future<Result<app::DeskAnswer>>> answers;
    for (int i = 0; i < 40; ++i) answers.push_back(roster.start_check_in(ada, shift, "same"));
    std::string id;
    for (auto& answer : answers) {
        const auto given = answer.get();
        if (!given) {
            CHECK(given.error().reason == "idempotencyKeyInUse");
            continue;
        }
        const auto named = given->stored.empty() ? given->record.id.str() : given->stored;
        CHECK((id.empty() || id == named));
        id = named;
    }
    CHECK_FALSE(id.empty());
    CHECK(roster.count("record") == 1);
    CHECK(roster.check_in(ada, shift, "same")->stored == id);
    CHECK(roster.start_check_in(ada, shift, "same", "another body").get().error().code == Code::unprocessable);
}

TEST_CASE("many people at once: everybody gets their own answer") {
    Roster roster;
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    std::vector<Principal> people;
    for (int i = 0; i < 300; ++i) {
        people.push_back(roster.person());
        if (i % 3 != 0) roster.assign(people.back(), shift);
    }
    std::vector<std::future<Result<app::DeskAnswer>>> answers;
    for (const auto& one : people) answers.push_back(roster.start_check_in(one, shift));
    for (int i = 0; i < 300; ++i) {
        const auto given = answers[static_cast<std::size_t>(i)].get();
        if (i % 3 == 0)
            CHECK(given.error().reason == "userNotAssignedToShift");
        else
            CHECK(given->record.user == people[static_cast<std::size_t>(i)].user);
    }
    CHECK(roster.count("record") == 200);
    CHECK(roster.siblings.asked == 100);
}

TEST_CASE("rule 4: the next shift's check-in closes the forgotten record at its end, in one commit") {
    Roster roster;
    const auto ada = roster.person();
    const auto first = roster.shift(now() - hours{1}, now() + hours{1});
    roster.assign(ada, first);
    REQUIRE(roster.check_in(ada, first));
    // The shift moves into the past, as if time had passed.
    {
        pqxx::connection superuser(roster.database.url("postgres"));
        pqxx::work work(superuser);
        work.exec(
            "UPDATE attendance.record SET shift_starts_at = now() - interval '9 h', shift_ends_at = now() - interval "
            "'1 h',"
            " check_in_at = now() - interval '9 h'"
        );
        work.exec("UPDATE attendance.punch SET at = now() - interval '9 h'");
        work.commit();
    }
    const auto second = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, second);
    REQUIRE(roster.check_in(ada, second));
    CHECK(roster.count("record WHERE session_status = 'incomplete' AND check_out_at = shift_ends_at") == 1);
    CHECK(roster.count("record WHERE session_status = 'active'") == 1);
    CHECK(roster.count("outbox WHERE type = 'attendance.auto_closed'") == 1);
}

TEST_CASE("checking out twice at once: one wins") {
    Roster roster;
    const auto ada = roster.person();
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, shift);
    const auto record = roster.check_in(ada, shift)->record.id;
    const auto other = std::async(std::launch::async, [&] { return roster.check_out(ada, record); });
    const auto mine = roster.check_out(ada, record);
    other.wait();
    CHECK(roster.count("record WHERE check_out_at IS NOT NULL AND record_version = 2") == 1);
    CHECK(roster.count("punch WHERE kind = 'out'") == 1);
    CHECK(roster.check_out(ada, record).error().reason == "alreadyCheckedOut");
    (void)mine;
}

TEST_CASE("text with quotes, backslashes, commas and braces arrives as it was sent") {
    Roster roster;
    const auto ada = roster.person();
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, shift);
    const std::string odd = R"(a "b" \ c, {d} (e) 'f' NULL)";
    const domain::CheckIn check_in{
        .caller = ada, .user = ada.user, .shift = shift, .manager_note = odd, .received_at = now()};
    std::promise<Result<app::DeskAnswer>> promise;
    app::DeskRequest request;
    request.asked = {.company = ada.company, .user = ada.user, .shift = shift, .caller = ada.user, .route = odd};
    request.provenance = {.actor = ada.user, .request_id = odd};
    request.decide =
        [check_in](const domain::PunchFacts& facts, const std::vector<domain::Punch>&) -> Result<app::Decision> {
        return app::Decision{domain::decide_check_in(facts, check_in)->change};
    };
    request.done = [&promise](Result<app::DeskAnswer> answer) { promise.set_value(std::move(answer)); };
    roster.desk->submit(std::move(request));
    REQUIRE(promise.get_future().get());
    pqxx::connection superuser(roster.database.url("postgres"));
    pqxx::work work(superuser);
    CHECK(work.exec1("SELECT manager_note FROM attendance.record")[0].as<std::string>() == odd);
    CHECK(work.exec1("SELECT request_id FROM attendance.audit_entry")[0].as<std::string>() == odd);
}

TEST_CASE("two changes of one record in one batch: the second is decided on what the first left") {
    Roster roster;
    const auto boss = roster.person(Role::manager);
    const auto ada = roster.person();
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, shift);
    const auto record = roster.check_in(ada, shift)->record.id;
    std::vector<std::future<Result<app::DeskAnswer>>> answers;
    for (int i = 0; i < 40; ++i) answers.push_back(roster.start_note(boss, record, "note " + std::to_string(i)));
    std::set<std::int64_t> versions;
    for (auto& answer : answers) {
        const auto given = answer.get();
        REQUIRE(given);
        versions.insert(given->record.version);
    }
    CHECK(versions.size() == 40);
    CHECK(roster.count("record WHERE record_version = 41") == 1);
}

TEST_CASE("a check-in never reaches back before the person's last check-out") {
    Roster roster;
    const auto ada = roster.person();
    const auto first = roster.shift(now() - hours{1}, now() + hours{1});
    const auto second = roster.shift(now() - hours{1}, now() + hours{2});
    roster.assign(ada, first);
    roster.assign(ada, second);
    const auto out = roster.check_out(ada, roster.check_in(ada, first)->record.id)->record.derived.check_out_at;
    const auto claimed = roster.check_in(ada, second, "", now() - std::chrono::seconds{20});
    REQUIRE(claimed);
    CHECK(claimed->record.derived.check_in_at == out);
    CHECK(roster.check_out(ada, claimed->record.id));
}

TEST_CASE("a shift that moved to another date takes no second record of the same person") {
    Roster roster;
    const auto ada = roster.person();
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.assign(ada, shift);
    REQUIRE(roster.check_out(ada, roster.check_in(ada, shift)->record.id));
    {
        pqxx::connection superuser(roster.database.url("postgres"));
        pqxx::work work(superuser);
        work.exec("UPDATE attendance.shift_instance SET shift_date = shift_date + 1");
        work.commit();
    }
    CHECK(roster.check_in(ada, shift).error().reason == "attendanceRecordAlreadyExists");
}

TEST_CASE("an owner that cannot be asked is no reason to refuse: the caller is told to try again") {
    Roster roster;
    const auto ada = roster.person();
    const auto shift = roster.shift(now() - hours{1}, now() + hours{7});
    roster.siblings.away = true;
    CHECK(roster.check_in(ada, shift).error().code == Code::unavailable);
    roster.siblings.away = false;
    CHECK(roster.check_in(ada, shift).error().reason == "userNotAssignedToShift");
}
