#include "common/pg/origin.hpp"
#include "common/pg/tx.hpp"
#include "services/attendance/app/change_policy.hpp"
#include "services/attendance/app/read_records.hpp"
#include "tests/integration/attendance/roster.hpp"

#include <catch2/catch.hpp>

using namespace roster;
using std::chrono::hours;

namespace {

struct TwoPeople : Roster {
    Principal ada = person();
    Principal bob = person();
    Principal boss = person(Role::manager);
    ShiftId now_shift = shift(now() - hours{1}, now() + hours{7});
    RecordId adas;
    RecordId bobs;

    TwoPeople() {
        assign(ada, now_shift);
        assign(bob, now_shift);
        adas = check_in(ada, now_shift)->record.id;
        bobs = check_in(bob, now_shift)->record.id;
    }

    Result<store::RecordPage> list(const Principal& caller, store::RecordQuery query = {}) {
        return db.in_read<store::RecordPage>(caller.company, {}, [&](pg::Tx& tx) {
            return app::list_records(tx, caller, query);
        });
    }
};

}  // namespace

TEST_CASE("an employee sees their own records only, a manager the company's") {
    TwoPeople two;
    CHECK(app::get_record(two.db, two.ada, two.adas)->full_name == "Ada Example");
    CHECK(app::get_record(two.db, two.ada, two.bobs).error().code == Code::permission_denied);
    CHECK(app::get_record(two.db, two.boss, two.bobs));
    CHECK(two.list(two.ada)->total == 1);
    CHECK(two.list(two.boss)->total == 2);
    store::RecordQuery others;
    others.user.values = {two.bob.user.str()};
    CHECK(two.list(two.ada, others)->total == 0);
}

TEST_CASE("rule 18: another company's record does not exist") {
    TwoPeople two;
    auto stranger = two.boss;
    stranger.company = CompanyId::make();
    CHECK(app::get_record(two.db, stranger, two.adas).error().code == Code::not_found);
    CHECK(two.list(stranger)->total == 0);
}

TEST_CASE("records are listed by any documented field, and by nothing else") {
    TwoPeople two;
    store::RecordQuery query;
    for (const char* field :
         {"id", "-checkInTime", "status_idx", "-status", "lateByMinutes", "shiftId", "_owner", "-updatedAt"}) {
        query.sort_by = field;
        CHECK(two.list(two.boss, query)->records.size() == 2);
    }
    query.sort_by = "id; DROP TABLE attendance.record";
    CHECK(two.list(two.boss, query).error().fields.at(0).field == "sortBy");
}

TEST_CASE("filters narrow, null means absent, pages do not overlap") {
    TwoPeople two;
    store::RecordQuery query;
    query.status.values = {"pending"};
    CHECK(two.list(two.boss, query)->total == 0);
    query.status.values = {"pending", "late"};
    CHECK(two.list(two.boss, query)->total == 2);
    store::RecordQuery unscheduled;
    unscheduled.shift.or_null = true;
    CHECK(two.list(two.boss, unscheduled)->total == 0);
    store::RecordQuery paged;
    paged.page_row_count = 1;
    const auto first = two.list(two.boss, paged)->records.at(0).record.id;
    paged.page_number = 2;
    CHECK(two.list(two.boss, paged)->records.at(0).record.id != first);
    paged.page_number = 3;
    CHECK(two.list(two.boss, paged)->records.empty());
}

TEST_CASE("a record is explained by the fold from its own punches") {
    TwoPeople two;
    REQUIRE(two.check_out(two.ada, two.adas));
    const auto explanation = app::explain_record(two.db, two.ada, two.adas);
    REQUIRE(explanation);
    CHECK(explanation->punches.size() == 2);
    CHECK(explanation->folded.derived == explanation->view.record.derived);
}

TEST_CASE("rule 16: a policy change makes a version from tomorrow, and a dry run stores nothing") {
    TwoPeople two;
    const pg::Origin origin{.actor = two.boss.user};
    const auto change = [&](app::PolicyChange wanted) {
        return two.db.in_tx<store::PolicyVersion>(two.company, origin, [&](pg::Tx& tx) {
            return app::change_policy(tx, wanted);
        });
    };
    CHECK(change({.settings_json = R"({"graceMinutes":5})", .dry_run = true})->policy.version == 1);
    const auto made = change({.settings_json = R"({"graceMinutes":5})"});
    REQUIRE(made);
    CHECK(made->policy.version == 1);
    CHECK(made->changed == std::vector<std::string>{"graceMinutes"});
    CHECK(std::chrono::sys_days{made->effective_from} > std::chrono::floor<std::chrono::days>(now()));
    CHECK(change({.settings_json = "{}", .if_version = 7}).error().code == Code::stale);
    const Date today{std::chrono::floor<std::chrono::days>(now())};
    CHECK(change({.settings_json = "{}", .effective_from = today}).error().fields.at(0).field == "effectiveFrom");
    CHECK(two.count("outbox WHERE type = 'attendance.policy_changed'") == 1);
}
