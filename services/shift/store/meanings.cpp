#include "services/shift/store/meanings.hpp"

namespace rollcall::shift::store {

pg::ConstraintMeanings constraint_meanings() {
    return {
        {"assignment_overlap", conflict("shiftOverlaps", "The person already works another shift at that time.")},
        {"assignment_once", conflict("shiftAssignmentAlreadyExists", "The person is assigned to this shift already.")},
        {"site_name_taken", conflict("siteAlreadyExists", "Another site has this name.")},
        {"department_name_taken", conflict("departmentAlreadyExists", "Another department has this name.")},
        {"shift_type_name_taken", conflict("shiftTypeAlreadyExists", "Another shift type has this name.")},
        {"holiday_date_taken", conflict("holidayAlreadyExists", "There is a holiday on this date already.")},
        {"shift_has_length", invalid_field("endTime", Fault::not_valid, "the shift would end before it starts")},
    };
}

}  // namespace rollcall::shift::store
