// Our objects as proto messages, and back as drafts and patches.
#pragma once

#include "rollcall/shift/v1/shift.pb.h"
#include "services/shift/app/list_query.hpp"
#include "services/shift/app/rosters.hpp"
#include "services/shift/app/templates.hpp"
#include "services/shift/domain/organisation.hpp"
#include "services/shift/domain/shift.hpp"

namespace rollcall::shift::rpc {

v1::Shift to_message(const CompanyId& company, const domain::Shift& shift);
v1::Assignment to_message(const CompanyId& company, const domain::Assignment& assignment);
v1::Site to_message(const CompanyId& company, const domain::Site& site);
v1::Department to_message(const CompanyId& company, const domain::Department& department);
v1::ShiftType to_message(const CompanyId& company, const domain::ShiftType& type);
v1::Holiday to_message(const CompanyId& company, const domain::Holiday& holiday);
v1::ShiftTemplate to_message(const CompanyId& company, const app::PlacedTemplate& placed);

domain::ShiftDraft draft_of(const v1::Shift& message);
domain::SiteDraft draft_of(const v1::Site& message);
domain::DepartmentDraft draft_of(const v1::Department& message);
domain::ShiftTypeDraft draft_of(const v1::ShiftType& message);
domain::HolidayDraft draft_of(const v1::Holiday& message);
domain::ShiftTemplateDraft draft_of(const v1::ShiftTemplate& message);

// What an update names in `fields`, with the values of `message`.
template <class Request, class Message>
auto patch_of(const Request& request, const Message& message) {
    return domain::Patch<decltype(draft_of(message))>{
        {request.fields().begin(), request.fields().end()}, draft_of(message)};
}

app::PageQuery query_of(const common::v1::Page& page);
app::AnyOfText query_of(const common::v1::AnyOf& filter);
app::ActiveQuery query_of(const v1::ListRequest& request);
app::ShiftQuery query_of(const v1::ListShiftsRequest& request);
app::AssignmentQuery query_of(const v1::ListAssignmentsRequest& request);

}  // namespace rollcall::shift::rpc
