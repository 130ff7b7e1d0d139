// Punches of machines that wait for hr or an admin.
#include "services/attendance/app/quarantine.hpp"

#include "services/attendance/rpc/attendance_service.hpp"
#include "services/attendance/rpc/cursor.hpp"

#include <algorithm>

namespace rollcall::attendance::rpc {

namespace {

constexpr int kMostRows = 500;

v1::QuarantinedPunch to_proto(const store::MachinePunchRow& row) {
    const auto& [machine, punch] = std::tie(row.machine, row.machine.punch);
    v1::QuarantinedPunch out;
    out.set_id(punch.id.str());
    if (row.code_kind == store::CodeKind::badge)
        out.set_badge_number(row.code);
    else
        out.set_employee_code(row.code);
    if (!punch.employee.is_nil()) out.set_user_id(punch.employee.str());
    out.set_full_name(row.full_name);
    out.set_kind(std::string(domain::name_of(punch.kind)));
    out.set_at_us(to_unix_micros(punch.at));
    out.set_received_at_us(to_unix_micros(punch.received_at));
    out.set_source(punch.source);
    out.set_sender_id(row.sender.str());
    out.set_hold(std::string(domain::name_of(machine.hold)));
    const bool is_held = machine.hold != domain::Hold::none;
    out.set_reason(is_held ? std::string(domain::reason_of(machine.hold)) : machine.why);
    out.set_status(
        machine.hold == domain::Hold::dismissed ? "dismissed" : std::string(domain::name_of(machine.disposition))
    );
    if (machine.record) out.set_attendance_record_id(machine.record->str());
    return out;
}

}  // namespace

AttendanceService::Reactor* AttendanceService::ListQuarantine(
    Context* context, const v1::ListQuarantineRequest* request, v1::QuarantinePage* answer
) {
    return endpoint_.read<v1::ListQuarantineRequest, v1::QuarantinePage>(
        context,
        request,
        answer,
        Permission::quarantine_decide,
        [](pg::Tx& tx, const Call&, const v1::ListQuarantineRequest& asked) -> Result<v1::QuarantinePage> {
            std::optional<store::QueueCursor> after;
            if (!asked.cursor().empty()) {
                const auto read = moment_cursor_from<PunchId>(asked.cursor());
                if (!read)
                    return fail(invalid_field("cursor", Fault::not_valid, "expected the cursor of a Link header"));
                after = {read->first, read->second};
            }
            const int limit = std::clamp(asked.limit(), 1, kMostRows);
            auto rows = store::quarantine(tx, after, limit + 1);
            v1::QuarantinePage page;
            const bool more = rows.size() > static_cast<std::size_t>(limit);
            if (more) rows.pop_back();
            if (more) {
                const auto& last = rows.back().machine.punch;
                page.set_next_cursor(moment_cursor(last.received_at, last.id.str()));
            }
            for (const auto& row : rows) *page.add_punches() = to_proto(row);
            return page;
        }
    );
}

AttendanceService::Reactor* AttendanceService::DecideQuarantined(
    Context* context, const v1::DecideQuarantinedRequest* request, v1::QuarantinedPunch* answer
) {
    return endpoint_.write<v1::DecideQuarantinedRequest, v1::QuarantinedPunch>(
        context,
        request,
        answer,
        Permission::quarantine_decide,
        [](pg::Tx& tx, const Call&, const v1::DecideQuarantinedRequest& asked) -> Result<v1::QuarantinedPunch> {
            const auto id = PunchId::parse(asked.punch_id());
            if (!id) return fail(invalid_field("punchId", Fault::not_an_id, "expected a UUID"));
            ROLLCALL_TRY(
                const auto decided, asked.apply() ? app::apply_quarantined(tx, *id) : app::dismiss_quarantined(tx, *id)
            );
            return to_proto(decided);
        }
    );
}

}  // namespace rollcall::attendance::rpc
