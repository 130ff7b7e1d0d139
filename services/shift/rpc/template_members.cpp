#include "services/shift/app/assign_template.hpp"
#include "services/shift/rpc/read_id.hpp"
#include "services/shift/rpc/shift_planning.hpp"

namespace rollcall::shift::rpc {

using service::Call;

ShiftPlanning::Reactor* ShiftPlanning::AssignTemplate(
    Context* context, const v1::AssignTemplateRequest* request, v1::TemplateMember* answer
) {
    return endpoint_.write<v1::AssignTemplateRequest, v1::TemplateMember>(
        context,
        request,
        answer,
        Permission::templates_manage,
        [this](pg::Tx& tx, const Call&, const v1::AssignTemplateRequest& asked) -> Result<v1::TemplateMember> {
            domain::FieldReader read;
            const auto user = read.required_id<UserId>("userId", asked.user_id());
            const auto wanted = asked.has_template_id() ? domain::Text(asked.template_id()) : std::nullopt;
            const auto id = read.id<ShiftTemplateId>("shiftId", wanted);
            ROLLCALL_CHECK(read.verdict());
            ROLLCALL_TRY(const auto member, app::assign_template(tx, planning_, user, id));
            v1::TemplateMember message;
            message.set_user_id(member.user.str());
            if (member.shift_template) message.set_template_id(member.shift_template->str());
            return message;
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::ListTemplateMembers(
    Context* context, const v1::ById* request, v1::TemplateMemberList* answer
) {
    return endpoint_.read<v1::ById, v1::TemplateMemberList>(
        context,
        request,
        answer,
        Permission::organisation_view,
        [](pg::Tx& tx, const Call&, const v1::ById& asked) -> Result<v1::TemplateMemberList> {
            ROLLCALL_TRY(const auto id, read_id<ShiftTemplateId>("shiftId", asked.id()));
            ROLLCALL_TRY(const auto users, app::template_members(tx, id));
            v1::TemplateMemberList list;
            for (const auto& user : users) list.add_user_ids(user.str());
            return list;
        }
    );
}

}  // namespace rollcall::shift::rpc
