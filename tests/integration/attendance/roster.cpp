#include "tests/integration/attendance/roster.hpp"

#include "common/pg/origin.hpp"
#include "services/attendance/domain/check_out.hpp"
#include "services/attendance/domain/edit_notes.hpp"

#include <pqxx/pqxx>

namespace roster {

namespace {

const pg::ConstraintMeanings kMeanings = {
    {"record_no_overlap", conflict("attendanceRecordsOverlap", "overlap")},
    {"idempotency_pkey", {.code = Code::stale, .reason = "recordVersionStale"}},
};

}  // namespace

Roster::Roster()
    : db({.url = database.url("rollcall_attendance"), .schema = "attendance", .connections = 12}, kMeanings),
      desk(std::make_unique<app::PunchDesk>(app::DeskSettings{}, db, siblings, [] {})) {}

Principal Roster::person(Role role, const std::string& code, const std::string& status) {
    Principal caller{
        .company = company, .codename = "babil", .user = UserId::make(), .session = SessionId::make(), .role = role};
    const auto stored = db.in_tx<bool>(company, {}, [&](pg::Tx& tx) -> Result<bool> {
        store::put_employee(
            tx,
            {.id = caller.user,
             .email = "e@babil.test",
             .full_name = "Ada Example",
             .role = std::string(name_of(role)),
             .status = status,
             .time_zone = "UTC",
             .sequence = 1,
             .employee_code = code.empty() ? std::nullopt : std::optional(code)}
        );
        return true;
    });
    stored.value();
    return caller;
}

ShiftId Roster::shift(Instant starts_at, Instant ends_at) {
    const auto id = ShiftId::make();
    const auto stored = db.in_tx<bool>(company, {}, [&](pg::Tx& tx) -> Result<bool> {
        return store::put_shift(
            tx,
            {.id = id,
             .date = Date{std::chrono::floor<std::chrono::days>(starts_at)},
             .start_time = "09:00",
             .end_time = "17:00",
             .time_zone = "UTC",
             .starts_at = starts_at,
             .ends_at = ends_at,
             .sequence = 1}
        );
    });
    stored.value();
    return id;
}

void Roster::assign(const Principal& who, const ShiftId& shift) {
    const auto stored = db.in_tx<bool>(company, {}, [&](pg::Tx& tx) -> Result<bool> {
        const auto known = store::find_shift(tx, shift);
        store::put_assignment(
            tx,
            {.id = AssignmentId::make(),
             .shift = shift,
             .user = who.user,
             .starts_at = known->starts_at,
             .ends_at = known->ends_at,
             .sequence = 1}
        );
        return true;
    });
    stored.value();
}

std::future<Result<app::DeskAnswer>> Roster::start_check_in(
    const Principal& caller,
    const ShiftId& shift,
    const std::string& key,
    const std::string& fingerprint,
    std::optional<Instant> claimed
) {
    const domain::CheckIn check_in{
        .caller = caller, .user = caller.user, .shift = shift, .claimed_at = claimed, .received_at = now()};
    const auto promise = std::make_shared<std::promise<Result<app::DeskAnswer>>>();
    app::DeskRequest request;
    request.asked = {
        .company = caller.company,
        .user = caller.user,
        .shift = shift,
        .caller = caller.user,
        .route = "POST /check-in",
        .idempotency_key = key};
    request.provenance = {
        .actor = caller.user,
        .action = "attendanceRecord.check_in",
        .route = "POST /check-in",
        .idempotency_key = key,
        .fingerprint = fingerprint,
    };
    request.decide =
        [check_in](const domain::PunchFacts& facts, const std::vector<domain::Punch>&) -> Result<app::Decision> {
        ROLLCALL_TRY(auto decision, domain::decide_check_in(facts, check_in));
        return app::Decision{std::move(decision.change), decision.needs_former_closed};
    };
    request.encode = [](const app::DeskAnswer& answer) { return answer.record.id.str(); };
    request.done = [promise](Result<app::DeskAnswer> answer) { promise->set_value(std::move(answer)); };
    auto answer = promise->get_future();
    desk->submit(std::move(request));
    return answer;
}

Result<app::DeskAnswer> Roster::check_in(
    const Principal& caller, const ShiftId& shift, const std::string& key, std::optional<Instant> claimed
) {
    return start_check_in(caller, shift, key, "f", claimed).get();
}

std::future<Result<app::DeskAnswer>> Roster::start_note(
    const Principal& caller, const RecordId& record, const std::string& note
) {
    const domain::EditNotes edit{.caller = caller, .sets_note = true, .manager_note = note, .decided_at = now()};
    const auto promise = std::make_shared<std::promise<Result<app::DeskAnswer>>>();
    app::DeskRequest request;
    request.asked = {.company = caller.company, .record = record, .caller = caller.user};
    request.provenance = {.actor = caller.user, .action = "attendanceRecord.edit_notes"};
    request.decide =
        [edit](const domain::PunchFacts& facts, const std::vector<domain::Punch>&) -> Result<app::Decision> {
        ROLLCALL_TRY(auto change, domain::decide_edit_notes(facts, edit));
        return app::Decision{std::move(change)};
    };
    request.done = [promise](Result<app::DeskAnswer> answer) { promise->set_value(std::move(answer)); };
    auto answer = promise->get_future();
    desk->submit(std::move(request));
    return answer;
}

Result<app::DeskAnswer> Roster::check_out(const Principal& caller, const RecordId& record) {
    const domain::CheckOut check_out{.caller = caller, .record = record, .received_at = now()};
    std::promise<Result<app::DeskAnswer>> promise;
    app::DeskRequest request;
    request.asked = {.company = caller.company, .record = record, .caller = caller.user};
    request.provenance = {.actor = caller.user, .action = "attendanceRecord.check_out"};
    request.continues = [check_out](const domain::PunchFacts& facts) { return domain::left_by(facts, check_out); };
    request.decide = [check_out](
                         const domain::PunchFacts& facts, const std::vector<domain::Punch>& punches
                     ) -> Result<app::Decision> {
        ROLLCALL_TRY(auto change, domain::decide_check_out(facts, check_out, punches));
        return app::Decision{std::move(change)};
    };
    request.done = [&promise](Result<app::DeskAnswer> answer) { promise.set_value(std::move(answer)); };
    desk->submit(std::move(request));
    return promise.get_future().get();
}

std::int64_t Roster::count(const std::string& table_and_condition) {
    pqxx::connection superuser(database.url("postgres"));
    pqxx::work work(superuser);
    return work.exec1("SELECT count(*) FROM attendance." + table_and_condition)[0].as<std::int64_t>();
}

}  // namespace roster
