// The gRPC surface of the shift service.
#pragma once

#include "common/service/endpoint.hpp"
#include "rollcall/shift/v1/shift.grpc.pb.h"
#include "services/shift/app/planning.hpp"

namespace rollcall::shift::rpc {

class ShiftPlanning final : public v1::ShiftPlanning::CallbackService {
  public:
    ShiftPlanning(service::Endpoint& endpoint, pg::Database& database, app::Planning planning)
        : endpoint_(endpoint), database_(database), planning_(std::move(planning)) {}

    using Context = grpc::CallbackServerContext;
    using Reactor = grpc::ServerUnaryReactor;

    // shifts.cpp
    Reactor* CreateShift(Context*, const v1::WriteShiftRequest*, v1::Shift*) override;
    Reactor* UpdateShift(Context*, const v1::WriteShiftRequest*, v1::Shift*) override;
    Reactor* CancelShift(Context*, const v1::ById*, v1::Shift*) override;
    Reactor* GetShift(Context*, const v1::ById*, v1::Shift*) override;
    Reactor* ListShifts(Context*, const v1::ListShiftsRequest*, v1::ShiftList*) override;

    // assignments.cpp
    Reactor* CreateAssignment(Context*, const v1::CreateAssignmentRequest*, v1::Assignment*) override;
    Reactor* DeleteAssignment(Context*, const v1::ById*, v1::Assignment*) override;
    Reactor* ListAssignments(Context*, const v1::ListAssignmentsRequest*, v1::AssignmentList*) override;
    Reactor* DescribeShifts(Context*, const v1::DescribeShiftsRequest*, v1::ShiftDescriptions*) override;
    Reactor* GetRoster(Context*, const v1::GetRosterRequest*, v1::Roster*) override;

    // sites.cpp
    Reactor* CreateSite(Context*, const v1::WriteSiteRequest*, v1::Site*) override;
    Reactor* UpdateSite(Context*, const v1::WriteSiteRequest*, v1::Site*) override;
    Reactor* DeleteSite(Context*, const v1::ById*, v1::Site*) override;
    Reactor* GetSite(Context*, const v1::ById*, v1::Site*) override;
    Reactor* ListSites(Context*, const v1::ListRequest*, v1::SiteList*) override;

    // shift_types.cpp
    Reactor* CreateShiftType(Context*, const v1::WriteShiftTypeRequest*, v1::ShiftType*) override;
    Reactor* UpdateShiftType(Context*, const v1::WriteShiftTypeRequest*, v1::ShiftType*) override;
    Reactor* DeleteShiftType(Context*, const v1::ById*, v1::ShiftType*) override;
    Reactor* GetShiftType(Context*, const v1::ById*, v1::ShiftType*) override;
    Reactor* ListShiftTypes(Context*, const v1::ListRequest*, v1::ShiftTypeList*) override;

    // departments.cpp
    Reactor* CreateDepartment(Context*, const v1::WriteDepartmentRequest*, v1::Department*) override;
    Reactor* UpdateDepartment(Context*, const v1::WriteDepartmentRequest*, v1::Department*) override;
    Reactor* DeleteDepartment(Context*, const v1::ById*, v1::Department*) override;
    Reactor* GetDepartment(Context*, const v1::ById*, v1::Department*) override;
    Reactor* ListDepartments(Context*, const v1::ListRequest*, v1::DepartmentList*) override;

    // holidays.cpp
    Reactor* CreateHoliday(Context*, const v1::WriteHolidayRequest*, v1::Holiday*) override;
    Reactor* UpdateHoliday(Context*, const v1::WriteHolidayRequest*, v1::Holiday*) override;
    Reactor* DeleteHoliday(Context*, const v1::ById*, v1::Holiday*) override;
    Reactor* GetHoliday(Context*, const v1::ById*, v1::Holiday*) override;
    Reactor* ListHolidays(Context*, const v1::ListRequest*, v1::HolidayList*) override;

    // templates.cpp
    Reactor* CreateTemplate(Context*, const v1::WriteTemplateRequest*, v1::ShiftTemplate*) override;
    Reactor* UpdateTemplate(Context*, const v1::WriteTemplateRequest*, v1::ShiftTemplate*) override;
    Reactor* DeleteTemplate(Context*, const v1::ById*, v1::ShiftTemplate*) override;
    Reactor* GetTemplate(Context*, const v1::ById*, v1::ShiftTemplate*) override;
    Reactor* ListTemplates(Context*, const v1::ListRequest*, v1::ShiftTemplateList*) override;

    // template_members.cpp
    Reactor* AssignTemplate(Context*, const v1::AssignTemplateRequest*, v1::TemplateMember*) override;
    Reactor* ListTemplateMembers(Context*, const v1::ById*, v1::TemplateMemberList*) override;

  private:
    service::Endpoint& endpoint_;
    pg::Database& database_;
    const app::Planning planning_;
};

}  // namespace rollcall::shift::rpc
