#include "common/time/wire.hpp"
#include "services/attendance/app/change_policy.hpp"
#include "services/attendance/rpc/attendance_service.hpp"
#include "services/attendance/rpc/mapping.hpp"

namespace rollcall::attendance::rpc {

AttendanceService::Reactor* AttendanceService::GetPolicy(Context* context, const Empty* request, v1::Policy* answer) {
    return endpoint_.read<Empty, v1::Policy>(
        context,
        request,
        answer,
        Permission::policy_view,
        [](pg::Tx& tx, const Call&, const Empty&) -> Result<v1::Policy> { return to_proto(app::read_policy(tx)); }
    );
}

AttendanceService::Reactor* AttendanceService::UpdatePolicy(
    Context* context, const v1::UpdatePolicyRequest* request, v1::Policy* answer
) {
    return endpoint_.write<v1::UpdatePolicyRequest, v1::Policy>(
        context,
        request,
        answer,
        Permission::policy_edit,
        [](pg::Tx& tx, const Call&, const v1::UpdatePolicyRequest& asked) -> Result<v1::Policy> {
            app::PolicyChange change{
                .settings_json = asked.settings_json(), .if_version = asked.if_version(), .dry_run = asked.dry_run()};
            if (asked.has_effective_from()) {
                change.effective_from = time::parse_date(asked.effective_from());
                if (!change.effective_from)
                    return fail(invalid_field("effectiveFrom", Fault::not_a_date, "expected a date, YYYY-MM-DD"));
            }
            ROLLCALL_TRY(const auto version, app::change_policy(tx, change));
            return to_proto(version);
        }
    );
}

AttendanceService::Reactor* AttendanceService::Echo(Context* context, const Empty*, Empty*) {
    auto* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
}

}  // namespace rollcall::attendance::rpc
