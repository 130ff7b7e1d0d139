#include "gateway/clients/make_clients.hpp"
#include "gateway/clients/stubs.hpp"

#include <rollcall/shift/v1/shift.grpc.pb.h>

namespace rollcall::clients {

using namespace shift::v1;
using Stub = ShiftPlanning::Stub;
using ShiftStubs = Stubs<ShiftPlanning>;

namespace {

template <class Write, class Object, class List>
Resource<Write, Object, List> make_resource(
    const ShiftStubs& stubs,
    Method<Stub, Write, Object> create,
    Method<Stub, Write, Object> update,
    Method<Stub, ById, Object> remove,
    Method<Stub, ById, Object> get,
    Method<Stub, ListRequest, List> list
) {
    return {stubs.write(create), stubs.write(update), stubs.write(remove), stubs.read(get), stubs.read(list)};
}

void add_organisation(ShiftClient& client, const ShiftStubs& stubs) {
    client.sites = make_resource<WriteSiteRequest, Site, SiteList>(
        stubs,
        &Stub::PrepareAsyncCreateSite,
        &Stub::PrepareAsyncUpdateSite,
        &Stub::PrepareAsyncDeleteSite,
        &Stub::PrepareAsyncGetSite,
        &Stub::PrepareAsyncListSites
    );
    client.shift_types = make_resource<WriteShiftTypeRequest, ShiftType, ShiftTypeList>(
        stubs,
        &Stub::PrepareAsyncCreateShiftType,
        &Stub::PrepareAsyncUpdateShiftType,
        &Stub::PrepareAsyncDeleteShiftType,
        &Stub::PrepareAsyncGetShiftType,
        &Stub::PrepareAsyncListShiftTypes
    );
    client.departments = make_resource<WriteDepartmentRequest, Department, DepartmentList>(
        stubs,
        &Stub::PrepareAsyncCreateDepartment,
        &Stub::PrepareAsyncUpdateDepartment,
        &Stub::PrepareAsyncDeleteDepartment,
        &Stub::PrepareAsyncGetDepartment,
        &Stub::PrepareAsyncListDepartments
    );
    client.holidays = make_resource<WriteHolidayRequest, Holiday, HolidayList>(
        stubs,
        &Stub::PrepareAsyncCreateHoliday,
        &Stub::PrepareAsyncUpdateHoliday,
        &Stub::PrepareAsyncDeleteHoliday,
        &Stub::PrepareAsyncGetHoliday,
        &Stub::PrepareAsyncListHolidays
    );
}

void add_templates(ShiftClient& client, const ShiftStubs& stubs) {
    client.templates = make_resource<WriteTemplateRequest, ShiftTemplate, ShiftTemplateList>(
        stubs,
        &Stub::PrepareAsyncCreateTemplate,
        &Stub::PrepareAsyncUpdateTemplate,
        &Stub::PrepareAsyncDeleteTemplate,
        &Stub::PrepareAsyncGetTemplate,
        &Stub::PrepareAsyncListTemplates
    );
    client.assign_template = stubs.write<AssignTemplateRequest, TemplateMember>(&Stub::PrepareAsyncAssignTemplate);
    client.template_members = stubs.read<ById, TemplateMemberList>(&Stub::PrepareAsyncListTemplateMembers);
}

}  // namespace

ShiftClient make_shift_client(std::shared_ptr<Peer> peer, AnswerQueue& answers) {
    const ShiftStubs stubs(std::move(peer), answers);
    ShiftClient client{
        .create_shift = stubs.write<WriteShiftRequest, Shift>(&Stub::PrepareAsyncCreateShift),
        .update_shift = stubs.write<WriteShiftRequest, Shift>(&Stub::PrepareAsyncUpdateShift),
        .cancel_shift = stubs.write<ById, Shift>(&Stub::PrepareAsyncCancelShift),
        .get_shift = stubs.read<ById, Shift>(&Stub::PrepareAsyncGetShift),
        .list_shifts = stubs.read<ListShiftsRequest, ShiftList>(&Stub::PrepareAsyncListShifts),
        .describe_shifts = stubs.read<DescribeShiftsRequest, ShiftDescriptions>(&Stub::PrepareAsyncDescribeShifts),
        .create_assignment = stubs.write<CreateAssignmentRequest, Assignment>(&Stub::PrepareAsyncCreateAssignment),
        .delete_assignment = stubs.write<ById, Assignment>(&Stub::PrepareAsyncDeleteAssignment),
        .list_assignments = stubs.read<ListAssignmentsRequest, AssignmentList>(&Stub::PrepareAsyncListAssignments),
    };
    add_organisation(client, stubs);
    add_templates(client, stubs);
    return client;
}

}  // namespace rollcall::clients
