#include "gateway/api/workforceos/envelope.hpp"
#include "gateway/api/workforceos/routes.hpp"
#include "gateway/api/workforceos/shift_json.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"

namespace rollcall::workforceos {

namespace {

using namespace shift::v1;
using http::Action;
using http::Exchange;

constexpr char kIdName[] = "shiftAssignmentId";

constexpr std::string_view kSortable[] = {
    "id", "shiftId", "userId", "status", "companyId", "isActive", "recordVersion", "createdAt", "updatedAt", "_owner"};

auto render_as(const Kind& kind) {
    return [kind](const Exchange& exchange, const Assignment& assignment) {
        return render_one<Assignment>(exchange, kind, assignment, write_assignment);
    };
}

Result<Action> create_assignment(const clients::ShiftClient& client, const Exchange& exchange) {
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    CreateAssignmentRequest request;
    if (auto shift = body.id("shiftId", json::Need::required)) request.set_shift_id(std::move(*shift));
    if (auto user = body.id("userId", json::Need::required)) request.set_user_id(std::move(*user));
    ROLLCALL_CHECK(body.verdict());
    return clients::perform(
        client.create_assignment, std::move(request), render_as({201, "shiftAssignment", "create"})
    );
}

Result<Action> delete_assignment(const clients::ShiftClient& client, const Exchange& exchange) {
    ById request;
    ROLLCALL_TRY(*request.mutable_id(), http::path_id(exchange, kIdName));
    ROLLCALL_TRY(const auto version, http::if_match(exchange));
    request.set_if_version(version);
    return clients::perform(
        client.delete_assignment, std::move(request), render_as({200, "shiftAssignment", "delete"})
    );
}

Result<Action> list_assignments(const clients::ShiftClient& client, const Exchange& exchange) {
    ListQuery query(exchange.request);
    ListAssignmentsRequest request;
    *request.mutable_shift_id() = query.ids("shiftId");
    *request.mutable_user_id() = query.ids("userId");
    *request.mutable_page() = query.page(kSortable);
    ROLLCALL_TRY(auto echo, query.verdict());
    return clients::perform(
        client.list_assignments,
        std::move(request),
        [echo = std::move(echo)](const Exchange& x, const AssignmentList& list) {
            return render_list<decltype(list.assignments()), Assignment>(
                x, "shiftAssignments", list.assignments(), list.total(), echo, write_assignment
            );
        }
    );
}

}  // namespace

std::vector<http::Route> assignment_routes(const clients::ShiftClient& client) {
    const std::string all = std::string(kShiftBase) + "/v1/shift-assignments";
    using enum http::Idempotency;
    const auto create = [&client](const Exchange& x) { return create_assignment(client, x); };
    const auto list = [&client](const Exchange& x) { return list_assignments(client, x); };
    const auto remove = [&client](const Exchange& x) { return delete_assignment(client, x); };
    return {
        {http::Method::post, all, Permission::roster_write, accepted, create},
        {http::Method::get, all, Permission::roster_view, ignored, list},
        {http::Method::del, all + "/:" + kIdName, Permission::roster_write, ignored, remove},
    };
}

}  // namespace rollcall::workforceos
