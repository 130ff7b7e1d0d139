// Rule 13, and what the fold makes of approved corrections.
#include "services/attendance/domain/correction.hpp"

#include "services/attendance/domain/fold.hpp"
#include "tests/unit/attendance/builders.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rollcall;
using namespace rollcall::attendance::domain;

namespace {

// A closed day, 09:00 to 17:00, of somebody who reports to a manager.
struct ClosedDay {
    Scene scene;
    Principal owner = scene.caller;
    Principal boss = person(Role::manager);
    Principal hr = person(Role::hr_operations);
    CorrectionFacts facts;

    ClosedDay() {
        auto record = scene.checked_in("2026-03-02T09:00:00Z");
        facts.punches = {
            punch(PunchKind::in, "2026-03-02T09:00:00Z", owner.user),
            punch(PunchKind::out, "2026-03-02T17:00:00Z", owner.user)};
        facts.record = refolded(record, record, {}, {facts.punches, {}, "", record.updated_at}).record;
        facts.lead = boss.user;
    }

    Result<CorrectionChange> ask(const Principal& caller, const char* in, const char* out = nullptr) const {
        RequestCorrection request{.caller = caller, .reason = "VPN", .decided_at = at("2026-03-03T08:00:00Z")};
        if (in != nullptr) request.check_in = at(in);
        if (out != nullptr) request.check_out = at(out);
        return decide_request_correction(facts, request);
    }

    void keep(const CorrectionChange& change) {
        facts.correction = change.correction;
        facts.record = change.change.record;
        facts.punches.insert(facts.punches.end(), change.change.punches.begin(), change.change.punches.end());
    }

    Result<CorrectionChange> decide(const Principal& caller, Verdict verdict, const char* in = nullptr) const {
        ResolveCorrection request{.caller = caller, .verdict = verdict, .decided_at = at("2026-03-03T09:00:00Z")};
        if (in != nullptr) request.check_in = at(in);
        return decide_resolve_correction(facts, request);
    }
};

std::string reason(const Result<CorrectionChange>& result) {
    return result ? "" : result.error().reason;
}

}  // namespace

TEST_CASE("rule 13: approval puts the requested times in place of the punched ones, which stay and are shown") {
    ClosedDay day;
    day.keep(day.ask(day.owner, "2026-03-02T08:50:00Z", "2026-03-02T17:30:00Z").value());
    CHECK(day.facts.record->derived.check_in_at == at("2026-03-02T09:00:00Z"));
    const auto approved = day.decide(day.boss, Verdict::approve).value();
    const auto& derived = approved.change.record.derived;
    CHECK(approved.correction.status == "approved");
    CHECK(derived.check_in_at == at("2026-03-02T08:50:00Z"));
    CHECK(derived.check_out_at == at("2026-03-02T17:30:00Z"));
    CHECK(derived.session_status == "corrected");
    CHECK(derived.has_flag("corrected"));
    CHECK(derived.overtime_minutes == 30);
    CHECK(
        std::count_if(
            approved.change.resolutions.begin(),
            approved.change.resolutions.end(),
            [](const Resolution& one) { return one.disposition == Disposition::superseded; }
        ) == 2
    );
}

TEST_CASE("rule 13: the resolver's times count, each on its own, over the requested ones") {
    ClosedDay day;
    day.keep(day.ask(day.owner, "2026-03-02T08:50:00Z", "2026-03-02T17:30:00Z").value());
    const auto approved = day.decide(day.boss, Verdict::approve, "2026-03-02T08:55:00Z").value();
    CHECK(approved.change.record.derived.check_in_at == at("2026-03-02T08:55:00Z"));
    CHECK(approved.change.record.derived.check_out_at == at("2026-03-02T17:30:00Z"));
}

TEST_CASE("rule 13: a corrected record can be corrected again, and the order of punches changes nothing") {
    ClosedDay day;
    day.keep(day.ask(day.owner, "2026-03-02T08:00:00Z", "2026-03-02T16:00:00Z").value());
    day.keep(day.decide(day.boss, Verdict::approve).value());
    day.keep(day.ask(day.owner, "2026-03-02T09:30:00Z").value());
    const auto again = day.decide(day.hr, Verdict::approve).value();
    CHECK(again.change.record.derived.check_in_at == at("2026-03-02T09:30:00Z"));
    CHECK(again.change.record.derived.check_out_at == at("2026-03-02T16:00:00Z"));
    auto punches = day.facts.punches;
    punches.insert(punches.end(), again.change.punches.begin(), again.change.punches.end());
    std::sort(punches.begin(), punches.end(), [](const Punch& a, const Punch& b) { return a.id < b.id; });
    do {
        auto folded = fold(day.facts.record->snapshot, {}, punches, false);
        REQUIRE(folded.derived == again.change.record.derived);
    } while (std::next_permutation(punches.begin(), punches.end(), [](const Punch& a, const Punch& b) {
        return a.id < b.id;
    }));
}

TEST_CASE("rule 13: times that cannot be are refused at request and at approval") {
    ClosedDay day;
    for (const auto& [in, out] : std::vector<std::pair<const char*, const char*>>{
             {nullptr, nullptr},
             {"2026-03-02T17:00:00Z", nullptr},
             {"2026-03-02T18:00:00Z", "2026-03-02T17:30:00Z"},
             {nullptr, "2026-03-03T08:00:01Z"},
             {"2026-02-20T09:00:00Z", nullptr}})
        CHECK(reason(day.ask(day.owner, in, out)) == "correctionTimesNotValid");
    day.keep(day.ask(day.owner, "2026-03-02T08:50:00Z").value());
    CHECK(reason(day.decide(day.boss, Verdict::approve, "2026-03-02T17:00:00Z")) == "correctionTimesNotValid");
}

TEST_CASE(
    "rules 2 and 13: corrected times lie where an in and an out attach to the shift, and the refusal names the window"
) {
    ClosedDay day;
    CHECK(day.ask(day.owner, "2026-03-02T07:00:00Z", "2026-03-02T21:00:00Z"));
    const auto early = day.ask(day.owner, "2026-03-02T06:59:59Z");
    CHECK(reason(early) == "correctionTimesNotValid");
    CHECK(
        early.error().message ==
        "The check-in of this shift must lie from 2026-03-02T07:00:00.000Z to before 2026-03-02T17:00:00.000Z."
    );
    const auto late = day.ask(day.owner, nullptr, "2026-03-02T21:00:01Z");
    CHECK(
        late.error().message ==
        "The check-out of this shift must lie from 2026-03-02T07:00:00.000Z to 2026-03-02T21:00:00.000Z."
    );
    day.facts.policy.early_check_in_minutes = 0;
    day.facts.policy.late_check_out_minutes = 0;
    CHECK(reason(day.ask(day.owner, "2026-03-02T08:59:00Z")) == "correctionTimesNotValid");
    CHECK(reason(day.ask(day.owner, nullptr, "2026-03-02T17:01:00Z")) == "correctionTimesNotValid");
}

TEST_CASE("rule 13: an unscheduled session is corrected within a day of what it says") {
    ClosedDay day;
    day.facts.record->snapshot.shift.reset();
    CHECK(day.ask(day.owner, "2026-03-01T09:00:00Z"));
    CHECK(reason(day.ask(day.owner, "2026-03-01T08:59:00Z")) == "correctionTimesNotValid");
}

TEST_CASE("rule 13: corrected times leave the work mode of the last check-in they stand for") {
    ClosedDay day;
    auto& punches = day.facts.punches;
    punches[1].at = at("2026-03-02T12:00:00Z");
    punches.push_back(punch(PunchKind::in, "2026-03-02T13:00:00Z", day.owner.user));
    punches.back().work_mode = "wfh";
    punches.push_back(punch(PunchKind::out, "2026-03-02T17:00:00Z", day.owner.user));
    for (auto& one : punches) one.received_at = one.at;
    const auto& record = *day.facts.record;
    day.facts.record = refolded(record, record, {}, {punches, {}, "", record.updated_at}).record;
    REQUIRE(day.facts.record->derived.work_mode == "wfh");
    for (const char* in : {"2026-03-02T08:30:00Z", "2026-03-02T12:30:00Z", "2026-03-02T13:30:00Z"}) {
        INFO(in);
        auto asked = day;
        asked.keep(asked.ask(asked.owner, in).value());
        asked.keep(asked.decide(asked.boss, Verdict::approve).value());
        CHECK(asked.facts.record->derived.work_mode == "wfh");
    }
}

TEST_CASE("rule 13: an overlap is refused and names the other record") {
    ClosedDay day;
    day.facts.neighbours = {{
        .id = RecordId::make(),
        .business_date = Date{std::chrono::year{2026}, std::chrono::March, std::chrono::day{1}},
        .from = at("2026-03-02T00:00:00Z"),
        .to = at("2026-03-02T08:30:00Z"),
    }};
    CHECK(day.ask(day.owner, "2026-03-02T08:30:00Z"));
    const auto refused = day.ask(day.owner, "2026-03-02T08:29:00Z");
    CHECK(reason(refused) == "attendanceRecordsOverlap");
    CHECK(refused.error().message.find(day.facts.neighbours[0].id.str()) != std::string::npos);
}

TEST_CASE("rule 13: an open record stays open, and is corrected once closed") {
    ClosedDay day;
    day.facts.punches.pop_back();
    day.facts.record = day.scene.checked_in("2026-03-02T09:00:00Z");
    CHECK(reason(day.ask(day.owner, nullptr, "2026-03-02T17:00:00Z")) == "correctionTimesNotValid");
    day.keep(day.ask(day.owner, "2026-03-02T08:50:00Z").value());
    day.keep(day.decide(day.boss, Verdict::approve).value());
    CHECK(day.facts.record->derived.session_status == "active");
    CHECK(day.facts.record->derived.has_flag("corrected"));
    day.facts.punches.push_back(punch(PunchKind::out, "2026-03-02T17:00:00Z", day.owner.user));
    const auto closed = fold(day.facts.record->snapshot, {}, day.facts.punches, false).derived;
    CHECK(closed.session_status == "corrected");
    CHECK(closed.check_in_at == at("2026-03-02T08:50:00Z"));
}

TEST_CASE("rule 13: one pending at a time; a clarification is answered by asking again, in the same correction") {
    ClosedDay day;
    day.keep(day.ask(day.owner, "2026-03-02T08:50:00Z").value());
    CHECK(reason(day.ask(day.owner, "2026-03-02T08:40:00Z")) == "correctionPending");
    day.keep(day.decide(day.boss, Verdict::clarify).value());
    CHECK(day.facts.correction->status == "needs_clarification");
    const auto answered = day.ask(day.owner, "2026-03-02T08:45:00Z").value();
    CHECK(answered.correction.id == day.facts.correction->id);
    CHECK(answered.correction.status == "pending");
    CHECK_FALSE(answered.correction.resolved_by);
    CHECK_FALSE(answered.correction.resolved_at);
    day.keep(answered);
    day.keep(day.decide(day.boss, Verdict::reject).value());
    CHECK(day.facts.record->derived.check_in_at == at("2026-03-02T09:00:00Z"));
    CHECK(reason(day.decide(day.hr, Verdict::approve)) == "correctionDecided");
}

TEST_CASE("rule 13: nobody decides on their own, but an admin whom nobody else could replace") {
    ClosedDay day;
    day.keep(day.ask(day.boss, "2026-03-02T08:50:00Z").value());
    CHECK(reason(day.decide(day.boss, Verdict::approve)) == "forbidden");
    CHECK(reason(day.decide(person(Role::manager), Verdict::approve)) == "forbidden");
    CHECK(day.decide(day.hr, Verdict::approve));
    auto admin = day.owner;
    admin.role = Role::admin;
    CHECK(reason(day.decide(admin, Verdict::approve)) == "forbidden");
    day.facts.has_other_reviewer = false;
    CHECK(day.decide(admin, Verdict::approve)->correction.self_decided);
    auto hr = day.owner;
    hr.role = Role::hr_operations;
    CHECK(reason(day.decide(hr, Verdict::approve)) == "forbidden");
}

TEST_CASE("rule 13: the owner and who leads them may ask, a stranger may not; who asked may withdraw") {
    ClosedDay day;
    CHECK(reason(day.ask(person(), "2026-03-02T08:50:00Z")) == "forbidden");
    CHECK(reason(day.ask(person(Role::manager), "2026-03-02T08:50:00Z")) == "forbidden");
    day.keep(day.ask(day.boss, "2026-03-02T08:50:00Z").value());
    const auto now = at("2026-03-03T10:00:00Z");
    CHECK(reason(decide_withdraw_correction(day.facts, day.hr, now)) == "forbidden");
    const auto withdrawn = decide_withdraw_correction(day.facts, day.boss, now).value();
    CHECK(withdrawn.correction.status == "withdrawn");
    CHECK_FALSE(withdrawn.change.record.correction);
}

TEST_CASE("rule 8: what the system closed outside any shift is paid once it is corrected") {
    const auto user = UserId::make();
    auto end = punch(PunchKind::out, "2026-03-02T16:00:00Z", user, "correction");
    end.received_at = at("2026-03-03T09:00:00Z");
    const std::vector<Punch> punches{
        punch(PunchKind::in, "2026-03-02T09:00:00Z", user),
        punch(PunchKind::out, "2026-03-02T17:00:00Z", user, "system"),
        end};
    const auto derived = fold(Snapshot{.zone = "UTC"}, {}, punches, false).derived;
    CHECK(derived.session_status == "corrected");
    CHECK(derived.paid_minutes == 420);
}
