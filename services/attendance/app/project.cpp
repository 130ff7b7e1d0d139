#include "services/attendance/app/project.hpp"

namespace rollcall::attendance::app {

void project(pg::Tx& tx, const OwnersAnswer& answer, const std::string& default_manager_scope) {
    // Sequence 0: the first event about the company is newer than this.
    if (!answer.company_zone.empty()) store::put_company(tx, answer.company_zone, default_manager_scope, 0);
    for (const auto& employee : answer.employees) store::put_employee(tx, employee);
    for (const auto& shift : answer.shifts) store::put_shift(tx, shift);
    for (const auto& assignment : answer.assignments) store::put_assignment(tx, assignment);
}

}  // namespace rollcall::attendance::app
