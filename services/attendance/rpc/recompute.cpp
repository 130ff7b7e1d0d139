// For operators: records folded again.
#include "services/attendance/app/recompute.hpp"

#include "common/pg/origin.hpp"
#include "common/time/wire.hpp"
#include "services/attendance/rpc/attendance_service.hpp"
#include "services/attendance/rpc/cursor.hpp"

namespace rollcall::attendance::rpc {

namespace {

Result<app::Recompute> read(const v1::RecomputeRequest& asked) {
    const auto from = time::parse_date(asked.date_from());
    const auto to = time::parse_date(asked.date_to());
    if (!from) return fail(invalid_field("from", Fault::not_a_date, "expected a date, YYYY-MM-DD"));
    if (!to) return fail(invalid_field("to", Fault::not_a_date, "expected a date, YYYY-MM-DD"));
    if (*from > *to) return fail(invalid_field("to", Fault::not_valid, "must not be earlier than from"));
    app::Recompute request{.from = *from, .to = *to, .refresh = asked.refresh(), .dry_run = asked.dry_run()};
    if (asked.cursor().empty()) return request;
    request.after = cursor_from(asked.cursor());
    if (!request.after) return fail(invalid_field("cursor", Fault::not_valid, "expected the last answer's"));
    return request;
}

v1::RecomputedBatch to_proto(const app::RecomputedBatch& batch) {
    v1::RecomputedBatch out;
    out.set_looked_at(batch.looked_at);
    for (const auto& one : batch.changed) {
        auto& changed = *out.add_changed();
        changed.set_record_id(one.before.id.str());
        changed.set_user_id(one.before.user.str());
        changed.set_business_date(time::format_date(one.before.snapshot.business_date));
        for (const auto& difference : one.differences) {
            auto& row = *changed.add_differences();
            row.set_name(difference.name);
            row.set_before(difference.before);
            row.set_after(difference.after);
        }
    }
    if (batch.next) out.set_next_cursor(cursor_text(*batch.next));
    return out;
}

}  // namespace

AttendanceService::Reactor* AttendanceService::Recompute(
    Context* context, const v1::RecomputeRequest* request, v1::RecomputedBatch* answer
) {
    return endpoint_.internal<v1::RecomputeRequest, v1::RecomputedBatch>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::RecomputeRequest& asked) -> Result<v1::RecomputedBatch> {
            const auto company = CompanyId::parse(asked.company_id());
            if (!company) return fail(invalid_field("companyId", Fault::not_an_id, "expected a UUID"));
            ROLLCALL_TRY(const auto wanted, read(asked));
            ROLLCALL_TRY(
                const auto batch,
                database_.in_tx<app::RecomputedBatch>(
                    *company, service::Endpoint::origin_of(call), [&](pg::Tx& tx) { return app::recompute(tx, wanted); }
                )
            );
            return to_proto(batch);
        }
    );
}

}  // namespace rollcall::attendance::rpc
