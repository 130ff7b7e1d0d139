// Objects as the JSON that events and audit entries carry.
#pragma once

#include "services/shift/domain/organisation.hpp"
#include "services/shift/domain/shift.hpp"
#include "services/shift/domain/shift_template.hpp"
#include "services/shift/domain/template_member.hpp"

#include <boost/json/object.hpp>

namespace rollcall::shift::app {

boost::json::object facts_of(const domain::Shift& shift);
boost::json::object facts_of(const domain::Assignment& assignment, const domain::Shift& shift);
boost::json::object facts_of(const domain::Site& site);
boost::json::object facts_of(const domain::Department& department);
boost::json::object facts_of(const domain::ShiftType& type);
boost::json::object facts_of(const domain::Holiday& holiday);
boost::json::object facts_of(const domain::ShiftTemplate& shift_template);
// Of whom to what; `shift_template` may be null where only its id is told.
boost::json::object facts_of(const domain::TemplateMember& member, const domain::ShiftTemplate* shift_template);

}  // namespace rollcall::shift::app
