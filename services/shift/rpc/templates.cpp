#include "services/shift/app/templates.hpp"

#include "services/shift/rpc/messages.hpp"
#include "services/shift/rpc/read_id.hpp"
#include "services/shift/rpc/shift_planning.hpp"

namespace rollcall::shift::rpc {

using service::Call;

ShiftPlanning::Reactor* ShiftPlanning::CreateTemplate(
    Context* context, const v1::WriteTemplateRequest* request, v1::ShiftTemplate* answer
) {
    return endpoint_.write<v1::WriteTemplateRequest, v1::ShiftTemplate>(
        context,
        request,
        answer,
        Permission::templates_manage,
        [this](pg::Tx& tx, const Call& call, const v1::WriteTemplateRequest& asked) -> Result<v1::ShiftTemplate> {
            ROLLCALL_TRY(
                const auto made, app::create_template(tx, *call.principal, planning_, draft_of(asked.template_()))
            );
            return to_message(call.principal->company, made);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::UpdateTemplate(
    Context* context, const v1::WriteTemplateRequest* request, v1::ShiftTemplate* answer
) {
    return endpoint_.write<v1::WriteTemplateRequest, v1::ShiftTemplate>(
        context,
        request,
        answer,
        Permission::templates_manage,
        [this](pg::Tx& tx, const Call& call, const v1::WriteTemplateRequest& asked) -> Result<v1::ShiftTemplate> {
            ROLLCALL_TRY(const auto id, read_id<ShiftTemplateId>("shiftId", asked.id()));
            const auto patch = patch_of(asked, asked.template_());
            ROLLCALL_TRY(const auto changed, app::update_template(tx, planning_, id, asked.if_version(), patch));
            return to_message(call.principal->company, changed);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::DeleteTemplate(
    Context* context, const v1::ById* request, v1::ShiftTemplate* answer
) {
    return endpoint_.write<v1::ById, v1::ShiftTemplate>(
        context,
        request,
        answer,
        Permission::templates_manage,
        [this](pg::Tx& tx, const Call& call, const v1::ById& asked) -> Result<v1::ShiftTemplate> {
            ROLLCALL_TRY(const auto id, read_id<ShiftTemplateId>("shiftId", asked.id()));
            ROLLCALL_TRY(const auto removed, app::remove_template(tx, planning_, id, asked.if_version()));
            return to_message(call.principal->company, removed);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::GetTemplate(
    Context* context, const v1::ById* request, v1::ShiftTemplate* answer
) {
    return endpoint_.read<v1::ById, v1::ShiftTemplate>(
        context,
        request,
        answer,
        Permission::organisation_view,
        [](pg::Tx& tx, const Call& call, const v1::ById& asked) -> Result<v1::ShiftTemplate> {
            ROLLCALL_TRY(const auto id, read_id<ShiftTemplateId>("shiftId", asked.id()));
            ROLLCALL_TRY(const auto found, app::get_template(tx, id));
            return to_message(call.principal->company, found);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::ListTemplates(
    Context* context, const v1::ListRequest* request, v1::ShiftTemplateList* answer
) {
    return endpoint_.read<v1::ListRequest, v1::ShiftTemplateList>(
        context,
        request,
        answer,
        Permission::organisation_view,
        [](pg::Tx& tx, const Call& call, const v1::ListRequest& asked) -> Result<v1::ShiftTemplateList> {
            ROLLCALL_TRY(const auto page, app::list_templates(tx, query_of(asked)));
            v1::ShiftTemplateList list;
            for (const auto& row : page.rows) *list.add_templates() = to_message(call.principal->company, row);
            list.set_total(page.total);
            return list;
        }
    );
}

}  // namespace rollcall::shift::rpc
