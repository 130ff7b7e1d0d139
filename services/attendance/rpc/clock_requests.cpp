#include "services/attendance/rpc/clock_requests.hpp"

#include "common/time/wire.hpp"
#include "common/time/zone.hpp"
#include "services/attendance/rpc/desk_requests.hpp"
#include "services/attendance/rpc/mapping.hpp"

#include <memory>

namespace rollcall::attendance::rpc {

namespace {

using domain::Clocking;
using domain::Punch;
using domain::PunchFacts;

// What the desk decided, for the answer: it is made when the record is stored, and a record does not say which of its
// punches is the new one.
struct Outcome {
    Punch punch;
    std::string zone;
};

Result<std::optional<domain::WallTime>> told_in(const v1::ClockRequest& asked, const char* field) {
    if (!asked.has_time()) return std::optional<domain::WallTime>{};
    const auto time = time::parse_clock_time(asked.time());
    if (!time) return fail(invalid_field(field, Fault::not_valid, "expected a time, HH:MM:SS"));
    domain::WallTime told{.time = *time};
    if (asked.has_date()) told.date = time::parse_date(asked.date());
    if (asked.has_date() && !told.date)
        return fail(invalid_field("date", Fault::not_a_date, "expected a date, YYYY-MM-DD"));
    return std::optional(told);
}

Result<Clocking> clocking_of(const Call& call, const v1::ClockRequest& asked, const char* field) {
    Clocking clocking{.caller = *call.principal, .user = call.principal->user, .received_at = now()};
    if (asked.has_user_id()) {
        const auto user = UserId::parse(asked.user_id());
        if (!user) return fail(invalid_field("userId", Fault::not_an_id, "expected a UUID"));
        clocking.user = *user;
    }
    ROLLCALL_TRY(clocking.told, told_in(asked, field));
    if (asked.has_location()) clocking.place = place_from(asked.location());
    if (asked.has_place_name()) clocking.place_name = asked.place_name();
    if (asked.has_note()) clocking.note = asked.note();
    if (!asked.source().empty()) clocking.source = asked.source();
    return clocking;
}

v1::Clocked clocked(const app::DeskAnswer& answer, const Outcome& outcome) {
    const auto& punch = outcome.punch;
    v1::Clocked out;
    out.set_record_id(answer.record.id.str());
    out.set_user_id(punch.employee.str());
    out.set_date(time::format_date(time::local_date(punch.at, outcome.zone)));
    out.set_time(time::format_clock_time(time::local_clock_time(punch.at, outcome.zone)));
    out.set_time_zone(outcome.zone);
    out.set_at_us(to_unix_micros(punch.at));
    if (punch.note) out.set_note(*punch.note);
    if (punch.place_name) out.set_place_name(*punch.place_name);
    if (punch.place) *out.mutable_location() = to_proto(*punch.place);
    return out;
}

// Where to look for the shift. The zone is not known yet, but the desk looks further around than any zone is away.
Instant look_near(const Clocking& clocking) {
    const bool is_told = clocking.user != clocking.caller.user && clocking.told && clocking.told->date;
    return is_told ? std::chrono::sys_days{*clocking.told->date} + clocking.told->time : clocking.received_at;
}

ClockRequest request_of(const Call& call, const Clocking& clocking, const char* action) {
    ClockRequest request{.desk = draft(call, action)};
    request.desk.place = clocking.place;
    request.desk.asked.user = clocking.user;
    return request;
}

// The desk calls these one after the other; the last decision is the one that is stored.
void answer_with(ClockRequest& request, const std::shared_ptr<Outcome>& outcome) {
    request.answer = [outcome](const app::DeskAnswer& answer) { return clocked(answer, *outcome); };
    request.desk.encode = [answer = request.answer](const app::DeskAnswer& stored) {
        return answer(stored).SerializeAsString();
    };
}

}  // namespace

Result<ClockRequest> clock_in_request(const Call& call, const v1::ClockRequest& asked) {
    ROLLCALL_TRY(const auto clocking, clocking_of(call, asked, "timeIn"));
    auto request = request_of(call, clocking, "attendanceRecord.check_in");
    request.desk.asked.near = look_near(clocking);
    request.desk.continues = [clocking](const PunchFacts& facts) -> const domain::Record* {
        const auto check_in = domain::check_in_of(clocking, facts);
        return check_in ? domain::reopened_by(facts, *check_in) : nullptr;
    };
    const auto outcome = std::make_shared<Outcome>();
    request.desk.decide =
        [clocking, outcome](const PunchFacts& facts, const std::vector<Punch>& punches) -> Result<app::Decision> {
        ROLLCALL_TRY(const auto check_in, domain::check_in_of(clocking, facts));
        ROLLCALL_TRY(auto decision, domain::decide_check_in(facts, check_in, punches));
        *outcome = {decision.change.punches.back(), facts.employee->zone};
        return app::Decision{std::move(decision.change), decision.needs_former_closed};
    };
    answer_with(request, outcome);
    return request;
}

Result<ClockRequest> clock_out_request(const Call& call, const v1::ClockRequest& asked) {
    ROLLCALL_TRY(const auto clocking, clocking_of(call, asked, "timeOut"));
    auto request = request_of(call, clocking, "attendanceRecord.check_out");
    request.desk.continues = [clocking](const PunchFacts& facts) -> const domain::Record* {
        const auto check_out = domain::check_out_of(clocking, facts);
        return check_out ? domain::left_by(facts, *check_out) : nullptr;
    };
    const auto outcome = std::make_shared<Outcome>();
    request.desk.decide =
        [clocking, outcome](const PunchFacts& facts, const std::vector<Punch>& punches) -> Result<app::Decision> {
        ROLLCALL_TRY(const auto check_out, domain::check_out_of(clocking, facts));
        ROLLCALL_TRY(auto change, domain::decide_check_out(facts, check_out, punches));
        *outcome = {change.punches.back(), facts.employee->zone};
        return app::Decision{std::move(change)};
    };
    answer_with(request, outcome);
    return request;
}

}  // namespace rollcall::attendance::rpc
