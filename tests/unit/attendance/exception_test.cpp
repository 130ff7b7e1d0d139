#include "services/attendance/domain/exception.hpp"

#include "services/attendance/domain/fold.hpp"
#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

using Types = std::vector<ExceptionType>;

Record folded(std::vector<Punch> punches, bool scheduled = true) {
    Scene scene;
    Record record{.id = RecordId::make(), .user = scene.caller.user, .marked_absent = punches.empty()};
    record.snapshot = scheduled ? snapshot_of(*scene.facts.shift, {})
                                : Snapshot{.business_date = Date{std::chrono::year{2026} / 3 / 2}, .zone = "UTC"};
    record.derived = fold(record.snapshot, {}, std::move(punches), record.marked_absent).derived;
    record.created_at = at("2026-03-02T17:00:00Z");
    return record;
}

Types types_of(const Record& record, const char* now, const std::optional<Correction>& correction = {}) {
    Types types;
    for (const auto& one : exceptions_of(record, correction, at(now))) types.push_back(one.key.type);
    return types;
}

}  // namespace

TEST_CASE("exceptions: late, early and overtime come from the record's figures") {
    const auto user = UserId::make();
    const auto record = [&](const char* in, const char* out) {
        return folded({punch(PunchKind::in, in, user), punch(PunchKind::out, out, user)});
    };
    const char* later = "2026-03-03T00:00:00Z";
    CHECK(types_of(record("2026-03-02T09:00:00Z", "2026-03-02T17:00:00Z"), later) == Types{});
    CHECK(types_of(record("2026-03-02T09:15:00Z", "2026-03-02T17:00:00Z"), later) == Types{});
    CHECK(
        types_of(record("2026-03-02T09:16:00Z", "2026-03-02T16:00:00Z"), later) ==
        Types{ExceptionType::late, ExceptionType::early}
    );
    CHECK(types_of(record("2026-03-02T09:00:00Z", "2026-03-02T18:00:00Z"), later) == Types{ExceptionType::overtime});
    const auto late = exceptions_of(record("2026-03-02T09:16:00Z", "2026-03-02T17:00:00Z"), {}, at(later));
    CHECK(late[0].reason == "Late by 16 minutes");
    CHECK(late[0].detected_at == at("2026-03-02T09:16:00Z"));
}

TEST_CASE("exceptions: who did not check out, an hour after the end, after 16 hours, and for good") {
    const auto user = UserId::make();
    const auto in = punch(PunchKind::in, "2026-03-02T09:00:00Z", user);
    const auto system = punch(PunchKind::out, "2026-03-02T17:00:00Z", user, "system");
    CHECK(types_of(folded({in}), "2026-03-02T18:00:00Z") == Types{});
    CHECK(types_of(folded({in}), "2026-03-02T18:00:01Z") == Types{ExceptionType::missing_checkout});
    CHECK(
        types_of(folded({in}), "2026-03-03T01:00:01Z") ==
        Types{ExceptionType::missing_checkout, ExceptionType::active_too_long}
    );
    CHECK(types_of(folded({in, system}), "2026-03-04T00:00:00Z") == Types{ExceptionType::missing_checkout});
    // Closed sooner than an hour after the end: known since then, whenever somebody looks.
    auto closed_soon = folded({in, system});
    closed_soon.updated_at = at("2026-03-02T17:05:00Z");
    for (const char* now : {"2026-03-02T17:10:00Z", "2026-03-02T17:50:00Z", "2026-03-05T00:00:00Z"})
        CHECK(exceptions_of(closed_soon, {}, at(now))[0].detected_at == at("2026-03-02T17:05:00Z"));
    auto closed_late = closed_soon;
    closed_late.updated_at = at("2026-03-02T21:00:00Z");
    CHECK(exceptions_of(closed_late, {}, at("2026-03-03T00:00:00Z"))[0].detected_at == at("2026-03-02T18:00:00Z"));
    CHECK(types_of(folded({in}, false), "2026-03-03T01:00:00Z") == Types{});
    CHECK(types_of(folded({in, system}, false), "2026-03-04T00:00:00Z") == Types{ExceptionType::active_too_long});
}

TEST_CASE("exceptions: absences, but none on leave; corrections as long as they wait") {
    auto absent = folded({});
    CHECK(types_of(absent, "2026-03-03T00:00:00Z") == Types{ExceptionType::absent});
    absent.snapshot.on_leave = true;
    CHECK(types_of(absent, "2026-03-03T00:00:00Z") == Types{});
    const auto user = UserId::make();
    const auto fine =
        folded({punch(PunchKind::in, "2026-03-02T09:00:00Z", user), punch(PunchKind::out, "2026-03-02T17:00:00Z", user)}
        );
    Correction correction{.reason = "forgot", .requested_at = at("2026-03-02T20:00:00Z")};
    for (const char* status : {"pending", "needs_clarification"}) {
        correction.status = status;
        CHECK(types_of(fine, "2026-03-03T00:00:00Z", correction) == Types{ExceptionType::correction_request});
    }
    correction.status = "approved";
    CHECK(types_of(fine, "2026-03-03T00:00:00Z", correction) == Types{});
}

TEST_CASE("exceptions: somebody expected is absent once the grace is over") {
    Scene scene;
    CHECK_FALSE(absence_from(scene.caller.user, *scene.facts.shift, 15, at("2026-03-02T09:15:00Z")));
    const auto absence = absence_from(scene.caller.user, *scene.facts.shift, 15, at("2026-03-02T09:15:01Z"));
    REQUIRE(absence);
    CHECK(absence->key.type == ExceptionType::absent);
    CHECK(absence->key.business_date == scene.facts.shift->date);
}

TEST_CASE("exceptions: the same key has the same id, another one another, and an id says what it is about") {
    const auto ada = UserId::make();
    const auto bob = UserId::make();
    const Date day{std::chrono::year{2026} / 3 / 2};
    const ExceptionKey key{ada, day, ExceptionType::overtime};
    const auto id = id_of(key);
    CHECK(id == id_of(key));
    CHECK(id != id_of({bob, day, ExceptionType::overtime}));
    CHECK(id != id_of({ada, day, ExceptionType::late}));
    CHECK(id != id_of({ada, Date{std::chrono::year{2026} / 3 / 3}, ExceptionType::overtime}));
    const auto read = read_id(id);
    REQUIRE(read);
    CHECK(read->business_date == day);
    CHECK(read->type == ExceptionType::overtime);
    CHECK(is_of_person(id, ada));
    CHECK_FALSE(is_of_person(id, bob));
    CHECK_FALSE(read_id(*ExceptionId::parse(RecordId::make().str())));
}
