#include "services/attendance/app/project.hpp"

#include "services/attendance/app/recognise.hpp"

namespace rollcall::attendance::app {

Result<void> project(pg::Tx& tx, const OwnersAnswer& answer, const std::string& default_manager_scope) {
    // Sequence 0: the first event about the company is newer than this.
    if (!answer.company_zone.empty()) store::put_company(tx, answer.company_zone, default_manager_scope, 0);
    for (const auto& employee : answer.employees) store::put_employee(tx, employee);
    for (const auto& shift : answer.shifts) store::put_shift(tx, shift);
    for (const auto& assignment : answer.assignments) store::put_assignment(tx, assignment);
    for (const auto& employee : answer.employees) ROLLCALL_CHECK(recognise(tx, employee));
    return {};
}

}  // namespace rollcall::attendance::app
