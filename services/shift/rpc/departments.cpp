#include "services/shift/app/departments.hpp"

#include "services/shift/rpc/messages.hpp"
#include "services/shift/rpc/read_id.hpp"
#include "services/shift/rpc/shift_planning.hpp"

namespace rollcall::shift::rpc {

using service::Call;

namespace {

v1::Department to_named(pg::Tx& tx, const Call& call, const domain::Department& department) {
    auto message = to_message(call.principal->company, department);
    if (!department.head) return message;
    for (const auto& [user, name] : app::head_names(tx, {department})) message.set_head_name(name);
    return message;
}

}  // namespace

ShiftPlanning::Reactor* ShiftPlanning::CreateDepartment(
    Context* context, const v1::WriteDepartmentRequest* request, v1::Department* answer
) {
    return endpoint_.write<v1::WriteDepartmentRequest, v1::Department>(
        context,
        request,
        answer,
        Permission::departments_manage,
        [this](pg::Tx& tx, const Call& call, const v1::WriteDepartmentRequest& asked) -> Result<v1::Department> {
            ROLLCALL_TRY(const auto made, app::create_department(tx, planning_, draft_of(asked.department())));
            return to_named(tx, call, made);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::UpdateDepartment(
    Context* context, const v1::WriteDepartmentRequest* request, v1::Department* answer
) {
    return endpoint_.write<v1::WriteDepartmentRequest, v1::Department>(
        context,
        request,
        answer,
        Permission::departments_manage,
        [this](pg::Tx& tx, const Call& call, const v1::WriteDepartmentRequest& asked) -> Result<v1::Department> {
            ROLLCALL_TRY(const auto id, read_id<DepartmentId>("departmentId", asked.id()));
            const auto patch = patch_of(asked, asked.department());
            ROLLCALL_TRY(const auto changed, app::update_department(tx, planning_, id, asked.if_version(), patch));
            return to_named(tx, call, changed);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::DeleteDepartment(
    Context* context, const v1::ById* request, v1::Department* answer
) {
    return endpoint_.write<v1::ById, v1::Department>(
        context,
        request,
        answer,
        Permission::departments_manage,
        [this](pg::Tx& tx, const Call& call, const v1::ById& asked) -> Result<v1::Department> {
            ROLLCALL_TRY(const auto id, read_id<DepartmentId>("departmentId", asked.id()));
            ROLLCALL_TRY(const auto removed, app::remove_department(tx, planning_, id, asked.if_version()));
            return to_named(tx, call, removed);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::GetDepartment(
    Context* context, const v1::ById* request, v1::Department* answer
) {
    return endpoint_.read<v1::ById, v1::Department>(
        context,
        request,
        answer,
        Permission::organisation_view,
        [](pg::Tx& tx, const Call& call, const v1::ById& asked) -> Result<v1::Department> {
            ROLLCALL_TRY(const auto id, read_id<DepartmentId>("departmentId", asked.id()));
            ROLLCALL_TRY(const auto found, app::get_department(tx, id));
            return to_named(tx, call, found);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::ListDepartments(
    Context* context, const v1::ListRequest* request, v1::DepartmentList* answer
) {
    return endpoint_.read<v1::ListRequest, v1::DepartmentList>(
        context,
        request,
        answer,
        Permission::organisation_view,
        [](pg::Tx& tx, const Call& call, const v1::ListRequest& asked) -> Result<v1::DepartmentList> {
            ROLLCALL_TRY(const auto page, app::list_departments(tx, query_of(asked)));
            v1::DepartmentList list;
            const auto names = app::head_names(tx, page.rows);
            for (const auto& department : page.rows) {
                auto& message = *list.add_departments() = to_message(call.principal->company, department);
                if (!department.head) continue;
                if (const auto name = names.find(*department.head); name != names.end())
                    message.set_head_name(name->second);
            }
            list.set_total(page.total);
            return list;
        }
    );
}

}  // namespace rollcall::shift::rpc
