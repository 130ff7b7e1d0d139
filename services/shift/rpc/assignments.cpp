#include "services/shift/app/assign.hpp"
#include "services/shift/app/rosters.hpp"
#include "services/shift/app/unassign.hpp"
#include "services/shift/rpc/messages.hpp"
#include "services/shift/rpc/read_id.hpp"
#include "services/shift/rpc/shift_planning.hpp"

namespace rollcall::shift::rpc {

using service::Call;

namespace {

constexpr int kMostDescribed = 500;

// Ids of a sibling that do not parse are unknown to us, like any other.
template <class IdType, class Texts>
std::vector<IdType> known_form(const Texts& texts) {
    std::vector<IdType> ids;
    for (const auto& text : texts)
        if (const auto id = IdType::parse(text)) ids.push_back(*id);
    return ids;
}

}  // namespace

ShiftPlanning::Reactor* ShiftPlanning::CreateAssignment(
    Context* context, const v1::CreateAssignmentRequest* request, v1::Assignment* answer
) {
    return endpoint_.write<v1::CreateAssignmentRequest, v1::Assignment>(
        context,
        request,
        answer,
        Permission::roster_write,
        [this](pg::Tx& tx, const Call& call, const v1::CreateAssignmentRequest& asked) -> Result<v1::Assignment> {
            const auto& caller = *call.principal;
            domain::FieldReader read;
            const auto shift = read.required_id<ShiftId>("shiftId", asked.shift_id());
            const auto user = read.required_id<UserId>("userId", asked.user_id());
            ROLLCALL_CHECK(read.verdict());
            ROLLCALL_TRY(const auto assignment, app::assign(tx, caller, planning_, shift, user));
            return to_message(caller.company, assignment);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::DeleteAssignment(
    Context* context, const v1::ById* request, v1::Assignment* answer
) {
    return endpoint_.write<v1::ById, v1::Assignment>(
        context,
        request,
        answer,
        Permission::roster_write,
        [this](pg::Tx& tx, const Call& call, const v1::ById& asked) -> Result<v1::Assignment> {
            const auto& caller = *call.principal;
            ROLLCALL_TRY(const auto id, read_id<AssignmentId>("shiftAssignmentId", asked.id()));
            ROLLCALL_TRY(const auto assignment, app::unassign(tx, caller, planning_, id, asked.if_version()));
            return to_message(caller.company, assignment);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::ListAssignments(
    Context* context, const v1::ListAssignmentsRequest* request, v1::AssignmentList* answer
) {
    return endpoint_.read<v1::ListAssignmentsRequest, v1::AssignmentList>(
        context,
        request,
        answer,
        Permission::roster_view,
        [](pg::Tx& tx, const Call& call, const v1::ListAssignmentsRequest& asked) -> Result<v1::AssignmentList> {
            ROLLCALL_TRY(const auto page, app::list_assignments(tx, query_of(asked)));
            v1::AssignmentList list;
            for (const auto& assignment : page.rows)
                *list.add_assignments() = to_message(call.principal->company, assignment);
            list.set_total(page.total);
            return list;
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::DescribeShifts(
    Context* context, const v1::DescribeShiftsRequest* request, v1::ShiftDescriptions* answer
) {
    return endpoint_.read<v1::DescribeShiftsRequest, v1::ShiftDescriptions>(
        context,
        request,
        answer,
        Permission::external_read,
        [](pg::Tx& tx, const Call& call, const v1::DescribeShiftsRequest& asked) -> Result<v1::ShiftDescriptions> {
            if (asked.shift_ids_size() > kMostDescribed)
                return fail(invalid_field("shiftIds", Fault::not_valid, "may have at most 500 elements"));
            const auto& company = call.principal->company;
            const auto described = app::describe_shifts(tx, known_form<ShiftId>(asked.shift_ids()));
            v1::ShiftDescriptions message;
            for (const auto& shift : described.shifts) *message.add_shifts() = to_message(company, shift);
            for (const auto& site : described.sites) *message.add_sites() = to_message(company, site);
            return message;
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::GetRoster(
    Context* context, const v1::GetRosterRequest* request, v1::Roster* answer
) {
    return endpoint_.internal<v1::GetRosterRequest, v1::Roster>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::GetRosterRequest& asked) -> Result<v1::Roster> {
            ROLLCALL_TRY(const auto company, read_id<CompanyId>("companyId", asked.company_id()));
            const pg::Origin origin{.request_id = call.request_id, .traceparent = call.traceparent};
            return database_.in_read<v1::Roster>(company, origin, [&](pg::Tx& tx) -> Result<v1::Roster> {
                const auto roster = app::roster_of(
                    tx,
                    known_form<ShiftId>(asked.shift_ids()),
                    known_form<UserId>(asked.user_ids()),
                    from_unix_micros(asked.ending_after_us())
                );
                v1::Roster message;
                for (const auto& shift : roster.shifts) *message.add_shifts() = to_message(company, shift);
                for (const auto& assignment : roster.assignments)
                    *message.add_assignments() = to_message(company, assignment);
                for (const auto& site : roster.sites) *message.add_sites() = to_message(company, site);
                return message;
            });
        }
    );
}

}  // namespace rollcall::shift::rpc
