#pragma once

#include "gateway/clients/call.hpp"

#include <rollcall/shift/v1/shift.pb.h>

namespace rollcall::clients {

// The five things that can be done with a kind of object of the shift service.
template <class Write, class Object, class List>
struct Resource {
    Rpc<Write, Object> create;
    Rpc<Write, Object> update;
    Rpc<shift::v1::ById, Object> remove;
    Rpc<shift::v1::ById, Object> get;
    Rpc<shift::v1::ListRequest, List> list;
};

struct ShiftClient {
    Rpc<shift::v1::WriteShiftRequest, shift::v1::Shift> create_shift;
    Rpc<shift::v1::WriteShiftRequest, shift::v1::Shift> update_shift;
    Rpc<shift::v1::ById, shift::v1::Shift> cancel_shift;
    Rpc<shift::v1::ById, shift::v1::Shift> get_shift;
    Rpc<shift::v1::ListShiftsRequest, shift::v1::ShiftList> list_shifts;
    Rpc<shift::v1::DescribeShiftsRequest, shift::v1::ShiftDescriptions> describe_shifts;
    Rpc<shift::v1::CreateAssignmentRequest, shift::v1::Assignment> create_assignment;
    Rpc<shift::v1::ById, shift::v1::Assignment> delete_assignment;
    Rpc<shift::v1::ListAssignmentsRequest, shift::v1::AssignmentList> list_assignments;
    Resource<shift::v1::WriteSiteRequest, shift::v1::Site, shift::v1::SiteList> sites;
    Resource<shift::v1::WriteShiftTypeRequest, shift::v1::ShiftType, shift::v1::ShiftTypeList> shift_types;
    Resource<shift::v1::WriteDepartmentRequest, shift::v1::Department, shift::v1::DepartmentList> departments;
    Resource<shift::v1::WriteHolidayRequest, shift::v1::Holiday, shift::v1::HolidayList> holidays;
    Resource<shift::v1::WriteTemplateRequest, shift::v1::ShiftTemplate, shift::v1::ShiftTemplateList> templates;
    Rpc<shift::v1::AssignTemplateRequest, shift::v1::TemplateMember> assign_template;
    Rpc<shift::v1::ById, shift::v1::TemplateMemberList> template_members;
};

}  // namespace rollcall::clients
