#include "services/shift/app/cancel_shift.hpp"
#include "services/shift/app/create_shift.hpp"
#include "services/shift/app/rosters.hpp"
#include "services/shift/app/update_shift.hpp"
#include "services/shift/rpc/messages.hpp"
#include "services/shift/rpc/read_id.hpp"
#include "services/shift/rpc/shift_planning.hpp"

namespace rollcall::shift::rpc {

using service::Call;

ShiftPlanning::Reactor* ShiftPlanning::CreateShift(
    Context* context, const v1::WriteShiftRequest* request, v1::Shift* answer
) {
    return endpoint_.write<v1::WriteShiftRequest, v1::Shift>(
        context,
        request,
        answer,
        Permission::roster_write,
        [this](pg::Tx& tx, const Call& call, const v1::WriteShiftRequest& asked) -> Result<v1::Shift> {
            const auto& caller = *call.principal;
            ROLLCALL_TRY(const auto shift, app::create_shift(tx, caller, planning_, draft_of(asked.shift())));
            return to_message(caller.company, shift);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::UpdateShift(
    Context* context, const v1::WriteShiftRequest* request, v1::Shift* answer
) {
    return endpoint_.write<v1::WriteShiftRequest, v1::Shift>(
        context,
        request,
        answer,
        Permission::roster_write,
        [this](pg::Tx& tx, const Call& call, const v1::WriteShiftRequest& asked) -> Result<v1::Shift> {
            const auto& caller = *call.principal;
            ROLLCALL_TRY(const auto id, read_id<ShiftId>("shiftId", asked.id()));
            ROLLCALL_TRY(
                const auto shift,
                app::update_shift(tx, caller, planning_, id, asked.if_version(), patch_of(asked, asked.shift()))
            );
            return to_message(caller.company, shift);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::CancelShift(Context* context, const v1::ById* request, v1::Shift* answer) {
    return endpoint_.write<v1::ById, v1::Shift>(
        context,
        request,
        answer,
        Permission::roster_write,
        [this](pg::Tx& tx, const Call& call, const v1::ById& asked) -> Result<v1::Shift> {
            const auto& caller = *call.principal;
            ROLLCALL_TRY(const auto id, read_id<ShiftId>("shiftId", asked.id()));
            ROLLCALL_TRY(const auto shift, app::cancel_shift(tx, caller, planning_, id, asked.if_version()));
            return to_message(caller.company, shift);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::GetShift(Context* context, const v1::ById* request, v1::Shift* answer) {
    return endpoint_.read<v1::ById, v1::Shift>(
        context,
        request,
        answer,
        Permission::roster_view,
        [](pg::Tx& tx, const Call& call, const v1::ById& asked) -> Result<v1::Shift> {
            ROLLCALL_TRY(const auto id, read_id<ShiftId>("shiftId", asked.id()));
            ROLLCALL_TRY(const auto shift, app::get_shift(tx, id));
            return to_message(call.principal->company, shift);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::ListShifts(
    Context* context, const v1::ListShiftsRequest* request, v1::ShiftList* answer
) {
    return endpoint_.read<v1::ListShiftsRequest, v1::ShiftList>(
        context,
        request,
        answer,
        Permission::roster_view,
        [](pg::Tx& tx, const Call& call, const v1::ListShiftsRequest& asked) -> Result<v1::ShiftList> {
            ROLLCALL_TRY(const auto page, app::list_shifts(tx, *call.principal, query_of(asked)));
            v1::ShiftList list;
            for (const auto& shift : page.rows) *list.add_shifts() = to_message(call.principal->company, shift);
            list.set_total(page.total);
            return list;
        }
    );
}

}  // namespace rollcall::shift::rpc
