#include "services/attendance/rpc/siblings.hpp"

#include "common/rpc/channel.hpp"
#include "common/time/wire.hpp"
#include "services/attendance/app/project.hpp"

#include <rollcall/identity/v1/identity.grpc.pb.h>
#include <rollcall/shift/v1/shift.grpc.pb.h>

namespace rollcall::attendance::rpc {

namespace {

using Identity = identity::v1::Identity;
using ShiftPlanning = shift::v1::ShiftPlanning;
using rollcall::rpc::call_internal;
using rollcall::rpc::make_channel;

template <class Type>
std::optional<Type> id_if(bool present, const std::string& text) {
    return present ? Type::parse(text) : std::nullopt;
}

template <class Type>
Type id(const std::string& text) {
    return Type::parse(text).value_or(Type{});
}

store::EmployeeRow employee_from(const identity::v1::User& user) {
    return {
        .id = id<UserId>(user.id()),
        .email = user.email(),
        .full_name = user.full_name(),
        .avatar = user.avatar(),
        .role = user.role(),
        .status = user.status(),
        .lead = id_if<UserId>(user.has_manager_id(), user.manager_id()),
        .site = id_if<SiteId>(user.has_site_id(), user.site_id()),
        .time_zone = user.has_time_zone() ? std::optional(user.time_zone()) : std::nullopt,
        .sequence = user.record_version(),
        .department = id_if<DepartmentId>(user.has_department_id(), user.department_id()),
        .employee_code = user.employee_code(),
        .badge_number = user.has_badge_number() ? std::optional(user.badge_number()) : std::nullopt,
    };
}

store::ShiftRow shift_from(const shift::v1::Shift& shift) {
    return {
        .id = id<ShiftId>(shift.id()),
        .date = time::parse_date(shift.shift_date()).value_or(Date{}),
        .start_time = shift.start_time(),
        .end_time = shift.end_time(),
        .time_zone = shift.time_zone(),
        .starts_at = from_unix_micros(shift.starts_at_us()),
        .ends_at = from_unix_micros(shift.ends_at_us()),
        .location = shift.has_location() ? std::optional(shift.location()) : std::nullopt,
        .department = id_if<DepartmentId>(shift.has_department_id(), shift.department_id()),
        .grace_minutes = shift.has_grace_minutes() ? std::optional(shift.grace_minutes()) : std::nullopt,
        .break_minutes = shift.has_break_minutes() ? std::optional(shift.break_minutes()) : std::nullopt,
        .is_cancelled = shift.status() == "cancelled",
        .sequence = shift.record_version(),
        .name = shift.has_name() ? std::optional(shift.name()) : std::nullopt,
        .site = id_if<SiteId>(shift.has_site_id(), shift.site_id()),
        .check_in_interval_minutes = shift.has_required_check_in_interval_minutes()
                                         ? std::optional(shift.required_check_in_interval_minutes())
                                         : std::nullopt,
        .check_in_tolerance_minutes =
            shift.has_check_in_tolerance_minutes() ? std::optional(shift.check_in_tolerance_minutes()) : std::nullopt,
    };
}

class GrpcSiblings final : public app::Siblings {
  public:
    GrpcSiblings(SiblingSettings settings, pg::Database& database)
        : settings_(std::move(settings)),
          database_(database),
          identity_(Identity::NewStub(make_channel(settings_.identity_address))),
          shift_(ShiftPlanning::NewStub(make_channel(settings_.shift_address))) {}

    Result<void> refresh(
        const CompanyId& company, const std::optional<UserId>& user, const std::optional<ShiftId>& shift
    ) override {
        app::OwnersAnswer answer;
        if (user) ROLLCALL_CHECK(ask_identity(company, *user, answer));
        if (user || shift) ROLLCALL_CHECK(ask_shift(company, user, shift, answer));
        return keep(company, answer);
    }

    Result<void> meet(const CompanyId& company, app::CodeKind kind, const std::vector<std::string>& codes) override {
        identity::v1::GetPeopleRequest request;
        request.set_company_id(company.str());
        for (const auto& code : codes)
            kind == app::CodeKind::badge ? request.add_badge_numbers(code) : request.add_employee_codes(code);
        app::OwnersAnswer answer;
        ROLLCALL_CHECK(ask_identity(request, answer));
        return keep(company, answer);
    }

  private:
    Result<void> keep(const CompanyId& company, const app::OwnersAnswer& answer) {
        const auto stored = database_.in_tx<bool>(company, {}, [&](pg::Tx& tx) -> Result<bool> {
            ROLLCALL_CHECK(app::project(tx, answer, settings_.default_manager_scope));
            return true;
        });
        if (!stored) return fail(stored.error());
        return {};
    }

    Result<void> ask_identity(const CompanyId& company, const UserId& user, app::OwnersAnswer& answer) {
        identity::v1::GetPeopleRequest request;
        request.set_company_id(company.str());
        request.add_user_ids(user.str());
        return ask_identity(request, answer);
    }

    Result<void> ask_identity(const identity::v1::GetPeopleRequest& request, app::OwnersAnswer& answer) {
        ROLLCALL_TRY(
            const identity::v1::UserList people,
            call_internal(*identity_, &Identity::Stub::GetPeople, request, settings_.internal_key)
        );
        for (const auto& person : people.users()) {
            answer.employees.push_back(employee_from(person));
            answer.company_zone = person.company_time_zone();
        }
        return {};
    }

    Result<void> ask_shift(
        const CompanyId& company,
        const std::optional<UserId>& user,
        const std::optional<ShiftId>& shift,
        app::OwnersAnswer& answer
    ) {
        shift::v1::GetRosterRequest request;
        request.set_company_id(company.str());
        if (shift) request.add_shift_ids(shift->str());
        if (user) request.add_user_ids(user->str());
        // Of a named shift whatever its age; else what can still be punched to.
        const auto age = shift ? std::chrono::hours{24 * 35} : std::chrono::hours{24};
        request.set_ending_after_us(to_unix_micros(now() - age));
        ROLLCALL_TRY(
            const shift::v1::Roster roster,
            call_internal(*shift_, &ShiftPlanning::Stub::GetRoster, request, settings_.internal_key)
        );
        for (const auto& found : roster.shifts()) answer.shifts.push_back(shift_from(found));
        for (const auto& assignment : roster.assignments()) add_assignment(roster, assignment, answer);
        return {};
    }

    // An assignment's window is its shift's.
    static void add_assignment(
        const shift::v1::Roster& roster, const shift::v1::Assignment& assignment, app::OwnersAnswer& answer
    ) {
        for (const auto& shift : roster.shifts()) {
            if (shift.id() != assignment.shift_id()) continue;
            answer.assignments.push_back({
                .id = id<AssignmentId>(assignment.id()),
                .shift = id<ShiftId>(assignment.shift_id()),
                .user = id<UserId>(assignment.user_id()),
                .starts_at = from_unix_micros(shift.starts_at_us()),
                .ends_at = from_unix_micros(shift.ends_at_us()),
                .is_active = assignment.status() == "active",
                .sequence = assignment.record_version(),
            });
            return;
        }
    }

    const SiblingSettings settings_;
    pg::Database& database_;
    std::unique_ptr<Identity::Stub> identity_;
    std::unique_ptr<ShiftPlanning::Stub> shift_;
};

}  // namespace

std::unique_ptr<app::Siblings> make_siblings(SiblingSettings settings, pg::Database& database) {
    return std::make_unique<GrpcSiblings>(std::move(settings), database);
}

}  // namespace rollcall::attendance::rpc
