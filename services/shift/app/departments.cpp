#include "services/shift/app/departments.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/app/known.hpp"
#include "services/shift/domain/roster_rules.hpp"
#include "services/shift/store/departments.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/people.hpp"

namespace rollcall::shift::app {

namespace {

Result<domain::Department> lock_active(pg::Tx& tx, const DepartmentId& id, std::int64_t if_version) {
    auto department = store::find_department(tx, id, store::Lock::for_change);
    if (!department || !department->record.is_active) return fail(not_found("department"));
    ROLLCALL_CHECK(domain::require_version(department->record, if_version));
    return *department;
}

Result<void> require_head(pg::Tx& tx, const Planning& planning, const std::optional<UserId>& head) {
    if (!head) return {};
    const auto employee = employee_to_plan(tx, planning, *head, domain::require_may_head);
    if (employee) return {};
    return fail(employee.error().code == Code::not_found ? domain::head_not_eligible() : employee.error());
}

}  // namespace

Result<domain::Department> create_department(
    pg::Tx& tx, const Planning& planning, const domain::DepartmentDraft& draft
) {
    ROLLCALL_TRY(auto department, domain::read_department(draft));
    ROLLCALL_CHECK(require_head(tx, planning, department.head));
    const Instant now = store::decided_at(tx);
    department.id = DepartmentId::make(now);
    department.record = {true, 1, now, now};
    store::insert_department(tx, department);
    announce(tx, department);
    audit(tx, "department.create", nullptr, department);
    return department;
}

Result<domain::Department> update_department(
    pg::Tx& tx,
    const Planning& planning,
    const DepartmentId& id,
    std::int64_t if_version,
    const domain::Patch<domain::DepartmentDraft>& patch
) {
    ROLLCALL_TRY(const auto before, lock_active(tx, id, if_version));
    ROLLCALL_TRY(auto after, domain::patched(before, patch));
    if (after == before) return before;
    if (after.head != before.head) ROLLCALL_CHECK(require_head(tx, planning, after.head));
    after.record = domain::next(before.record, store::decided_at(tx));
    store::update_department(tx, after);
    announce(tx, after);
    audit(tx, "department.update", &before, after);
    return after;
}

Result<domain::Department> remove_department(
    pg::Tx& tx, const Planning& planning, const DepartmentId& id, std::int64_t if_version
) {
    ROLLCALL_TRY(const auto before, lock_active(tx, id, if_version));
    ROLLCALL_TRY(const bool staffed, planning.directory.is_staffed(store::company_of(tx), id));
    if (staffed)
        return fail(conflict(
            "departmentHasEmployees", "This department has assigned employees. Reassign employees before deactivating."
        ));
    auto after = before;
    after.record = domain::next(before.record, store::decided_at(tx));
    after.record.is_active = false;
    store::update_department(tx, after);
    announce(tx, after);
    audit(tx, "department.remove", &before, after);
    return after;
}

Result<domain::Department> get_department(pg::Tx& tx, const DepartmentId& id) {
    auto department = store::find_department(tx, id);
    if (!department) return fail(not_found("department"));
    return *department;
}

Result<Page<domain::Department>> list_departments(pg::Tx& tx, const ActiveQuery& query) {
    ROLLCALL_TRY(const auto paging, read_paging(query, "name"));
    ROLLCALL_TRY(const auto filter, read_active(query));
    return store::list_departments(tx, paging, filter);
}

std::map<UserId, std::string> head_names(pg::Tx& tx, const std::vector<domain::Department>& departments) {
    std::vector<UserId> heads;
    for (const auto& department : departments)
        if (department.head) heads.push_back(*department.head);
    return store::names_of(tx, heads);
}

}  // namespace rollcall::shift::app
