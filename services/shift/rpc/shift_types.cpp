#include "services/shift/app/shift_types.hpp"

#include "services/shift/rpc/messages.hpp"
#include "services/shift/rpc/read_id.hpp"
#include "services/shift/rpc/shift_planning.hpp"

namespace rollcall::shift::rpc {

using service::Call;

ShiftPlanning::Reactor* ShiftPlanning::CreateShiftType(
    Context* context, const v1::WriteShiftTypeRequest* request, v1::ShiftType* answer
) {
    return endpoint_.write<v1::WriteShiftTypeRequest, v1::ShiftType>(
        context,
        request,
        answer,
        Permission::organisation_write,
        [](pg::Tx& tx, const Call& call, const v1::WriteShiftTypeRequest& asked) -> Result<v1::ShiftType> {
            ROLLCALL_TRY(const auto made, app::create_shift_type(tx, draft_of(asked.shift_type())));
            return to_message(call.principal->company, made);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::UpdateShiftType(
    Context* context, const v1::WriteShiftTypeRequest* request, v1::ShiftType* answer
) {
    return endpoint_.write<v1::WriteShiftTypeRequest, v1::ShiftType>(
        context,
        request,
        answer,
        Permission::organisation_write,
        [](pg::Tx& tx, const Call& call, const v1::WriteShiftTypeRequest& asked) -> Result<v1::ShiftType> {
            ROLLCALL_TRY(const auto id, read_id<ShiftTypeId>("shiftTypeId", asked.id()));
            const auto patch = patch_of(asked, asked.shift_type());
            ROLLCALL_TRY(const auto changed, app::update_shift_type(tx, id, asked.if_version(), patch));
            return to_message(call.principal->company, changed);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::DeleteShiftType(
    Context* context, const v1::ById* request, v1::ShiftType* answer
) {
    return endpoint_.write<v1::ById, v1::ShiftType>(
        context,
        request,
        answer,
        Permission::organisation_write,
        [](pg::Tx& tx, const Call& call, const v1::ById& asked) -> Result<v1::ShiftType> {
            ROLLCALL_TRY(const auto id, read_id<ShiftTypeId>("shiftTypeId", asked.id()));
            ROLLCALL_TRY(const auto removed, app::remove_shift_type(tx, id, asked.if_version()));
            return to_message(call.principal->company, removed);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::GetShiftType(Context* context, const v1::ById* request, v1::ShiftType* answer) {
    return endpoint_.read<v1::ById, v1::ShiftType>(
        context,
        request,
        answer,
        Permission::organisation_view,
        [](pg::Tx& tx, const Call& call, const v1::ById& asked) -> Result<v1::ShiftType> {
            ROLLCALL_TRY(const auto id, read_id<ShiftTypeId>("shiftTypeId", asked.id()));
            ROLLCALL_TRY(const auto found, app::get_shift_type(tx, id));
            return to_message(call.principal->company, found);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::ListShiftTypes(
    Context* context, const v1::ListRequest* request, v1::ShiftTypeList* answer
) {
    return endpoint_.read<v1::ListRequest, v1::ShiftTypeList>(
        context,
        request,
        answer,
        Permission::organisation_view,
        [](pg::Tx& tx, const Call& call, const v1::ListRequest& asked) -> Result<v1::ShiftTypeList> {
            ROLLCALL_TRY(const auto page, app::list_shift_types(tx, query_of(asked)));
            v1::ShiftTypeList list;
            for (const auto& shift_type : page.rows)
                *list.add_shift_types() = to_message(call.principal->company, shift_type);
            list.set_total(page.total);
            return list;
        }
    );
}

}  // namespace rollcall::shift::rpc
