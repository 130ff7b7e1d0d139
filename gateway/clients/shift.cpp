#include "gateway/clients/make_clients.hpp"
#include "gateway/clients/stubs.hpp"

#include <rollcall/shift/v1/shift.grpc.pb.h>

namespace rollcall::clients {

using namespace shift::v1;
using Async = class ShiftPlanning::Stub::async;
using ShiftStubs = Stubs<ShiftPlanning>;

namespace {

template <class Write, class Object, class List>
Resource<Write, Object, List> make_resource(
    const ShiftStubs& stubs,
    AsyncMethod<Async, Write, Object> create,
    AsyncMethod<Async, Write, Object> update,
    AsyncMethod<Async, ById, Object> remove,
    AsyncMethod<Async, ById, Object> get,
    AsyncMethod<Async, ListRequest, List> list
) {
    return {stubs.write(create), stubs.write(update), stubs.write(remove), stubs.read(get), stubs.read(list)};
}

}  // namespace

ShiftClient make_shift_client(std::shared_ptr<Peer> peer) {
    const ShiftStubs stubs(std::move(peer));
    return {
        .create_shift = stubs.write<WriteShiftRequest, Shift>(&Async::CreateShift),
        .update_shift = stubs.write<WriteShiftRequest, Shift>(&Async::UpdateShift),
        .cancel_shift = stubs.write<ById, Shift>(&Async::CancelShift),
        .get_shift = stubs.read<ById, Shift>(&Async::GetShift),
        .list_shifts = stubs.read<ListShiftsRequest, ShiftList>(&Async::ListShifts),
        .create_assignment = stubs.write<CreateAssignmentRequest, Assignment>(&Async::CreateAssignment),
        .delete_assignment = stubs.write<ById, Assignment>(&Async::DeleteAssignment),
        .list_assignments = stubs.read<ListAssignmentsRequest, AssignmentList>(&Async::ListAssignments),
        .sites = make_resource<WriteSiteRequest, Site, SiteList>(
            stubs, &Async::CreateSite, &Async::UpdateSite, &Async::DeleteSite, &Async::GetSite, &Async::ListSites
        ),
        .shift_types = make_resource<WriteShiftTypeRequest, ShiftType, ShiftTypeList>(
            stubs,
            &Async::CreateShiftType,
            &Async::UpdateShiftType,
            &Async::DeleteShiftType,
            &Async::GetShiftType,
            &Async::ListShiftTypes
        ),
        .departments = make_resource<WriteDepartmentRequest, Department, DepartmentList>(
            stubs,
            &Async::CreateDepartment,
            &Async::UpdateDepartment,
            &Async::DeleteDepartment,
            &Async::GetDepartment,
            &Async::ListDepartments
        ),
        .holidays = make_resource<WriteHolidayRequest, Holiday, HolidayList>(
            stubs,
            &Async::CreateHoliday,
            &Async::UpdateHoliday,
            &Async::DeleteHoliday,
            &Async::GetHoliday,
            &Async::ListHolidays
        ),
    };
}

}  // namespace rollcall::clients
