// What other systems are told of an attendance.
#include "services/attendance/domain/attended.hpp"

#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

const UserId kWorker = UserId::make();

// 09:00 to 17:00 with five minutes of grace, on time until ten past.
Record day_shift() {
    Record record;
    record.snapshot = {
        .shift = ShiftId::make(),
        .zone = "UTC",
        .shift_starts_at = at("2026-03-02T09:00:00Z"),
        .shift_ends_at = at("2026-03-02T17:00:00Z"),
        .grace_minutes = 5,
        .check_in_tolerance_minutes = 10};
    record.created_at = at("2026-03-02T17:01:00Z");
    return record;
}

Attended told(Record record, const std::vector<Punch>& punches, const char* now = "2026-03-03T00:00:00Z") {
    return attended_of(record, {punches, punches}, at(now));
}

Record came(const char* when) {
    auto record = day_shift();
    record.derived.check_in_at = at(when);
    return record;
}

}  // namespace

TEST_CASE("an absence is told with the moment it was marked, and without check-ins") {
    const auto absence = told(day_shift(), {});
    CHECK(absence.status == "absent");
    CHECK(absence.recorded_at == at("2026-03-02T17:01:00Z"));
    CHECK_FALSE(absence.late_minutes);
    CHECK(absence.check_ins.empty());
}

TEST_CASE("rule 7: an attendance is late past the grace, its check-in past the tolerance") {
    const char* const when = "2026-03-02T09:07:30Z";
    const auto late = told(came(when), {punch(PunchKind::in, when, kWorker, "mobile")});
    CHECK(late.status == "late");
    CHECK(late.late_minutes == 2);
    CHECK(late.recorded_at == at(when));
    REQUIRE(late.check_ins.size() == 1);
    CHECK_FALSE(late.check_ins[0].is_late);
    CHECK(late.check_ins[0].source == "mobile");

    const char* const within = "2026-03-02T09:05:00Z";
    CHECK(told(came(within), {punch(PunchKind::in, within, kWorker)}).status == "present");
}

TEST_CASE("who left early was present, or late") {
    auto record = came("2026-03-02T09:00:00Z");
    record.derived.status = RecordStatus::left_early;
    CHECK(told(record, {}).status == "present");
    record.derived.check_in_at = at("2026-03-02T10:00:00Z");
    CHECK(told(record, {}).status == "late");
}

TEST_CASE("a correction's check-in is told as a program's, with the place of what was punched") {
    auto punched = punch(PunchKind::in, "2026-03-02T09:30:00Z", kWorker, "mobile");
    punched.place = Place{-8.5, 115.25};
    const auto corrected = punch(PunchKind::in, "2026-03-02T09:00:00Z", kWorker, "correction");
    const auto attended =
        attended_of(came("2026-03-02T09:00:00Z"), {{corrected, punched}, {corrected}}, at("2026-03-03T00:00:00Z"));
    CHECK(attended.place == punched.place);
    REQUIRE(attended.check_ins.size() == 1);
    CHECK(attended.check_ins[0].source == "api");
    CHECK_FALSE(attended.check_ins[0].place);
}

TEST_CASE("periodic check-ins are told instead; those due later than now are not missed yet") {
    const char* const when = "2026-03-02T09:00:00Z";
    auto record = came(when);
    record.snapshot.check_in_interval_minutes = 120;
    const auto seen = punch(PunchKind::checkpoint, "2026-03-02T13:00:00Z", kWorker);
    const auto midway = told(record, {punch(PunchKind::in, when, kWorker), seen}, "2026-03-02T14:00:00Z");
    CHECK(midway.check_ins.size() == 2);
    CHECK(midway.missed_check_ins == 1);
    record.derived.check_out_at = at("2026-03-02T14:00:00Z");
    CHECK(told(record, {punch(PunchKind::in, when, kWorker), seen}, "2026-03-02T14:00:00Z").missed_check_ins == 1);
    CHECK(told(record, {punch(PunchKind::in, when, kWorker), seen}).missed_check_ins == 2);
}
