#include "services/attendance/events/projections.hpp"

#include "common/time/wire.hpp"
#include "services/attendance/app/react.hpp"
#include "services/attendance/app/recognise.hpp"
#include "services/attendance/app/watch.hpp"
#include "services/attendance/store/moment.hpp"
#include "services/attendance/store/projection_store.hpp"
#include "services/attendance/store/second_look_store.hpp"

#include <boost/json.hpp>

namespace rollcall::attendance::events {

namespace json = boost::json;
using rollcall::events::Received;

namespace {

// Reads the members of one event's data; remembers what was missing or wrong.
class Members {
  public:
    explicit Members(const json::object& object) : object_(object) {}

    std::string text(std::string_view name) {
        const auto* value = object_.if_contains(name);
        if (value != nullptr && value->is_string()) return std::string(value->get_string());
        bad_ = name;
        return {};
    }

    std::optional<std::string> maybe_text(std::string_view name) const {
        const auto* value = object_.if_contains(name);
        if (value == nullptr || !value->is_string()) return std::nullopt;
        return std::string(value->get_string());
    }

    std::optional<int> maybe_number(std::string_view name) const {
        const auto* value = object_.if_contains(name);
        if (value == nullptr || !value->is_int64()) return std::nullopt;
        return static_cast<int>(value->get_int64());
    }

    std::optional<double> maybe_real(std::string_view name) const {
        const auto* value = object_.if_contains(name);
        if (value == nullptr || !value->is_number()) return std::nullopt;
        return value->to_number<double>();
    }

    bool flag(std::string_view name) const {
        const auto* value = object_.if_contains(name);
        return value != nullptr && value->is_bool() && value->get_bool();
    }

    template <class Type>
    Type id(std::string_view name) {
        const auto parsed = Type::parse(text(name));
        if (!parsed) bad_ = name;
        return parsed.value_or(Type{});
    }

    template <class Type>
    std::optional<Type> maybe_id(std::string_view name) const {
        const auto found = maybe_text(name);
        return found ? Type::parse(*found) : std::nullopt;
    }

    Instant instant(std::string_view name) {
        const auto parsed = time::parse_instant(text(name));
        if (!parsed) bad_ = name;
        return parsed.value_or(Instant{});
    }

    Date date(std::string_view name) {
        const auto parsed = time::parse_date(text(name));
        if (!parsed) bad_ = name;
        return parsed.value_or(Date{});
    }

    Result<void> verdict() const {
        if (bad_.empty()) return {};
        return fail(invalid_field(bad_, Fault::not_valid, "the event's data cannot be read"));
    }

  private:
    const json::object& object_;
    std::string bad_;
};

Result<void> apply_company(pg::Tx& tx, const Received& event, Members data, const std::string& manager_scope) {
    const auto zone = data.text("timeZone");
    ROLLCALL_CHECK(data.verdict());
    store::put_company(tx, zone, manager_scope, event.sequence);
    return {};
}

Result<void> apply_person(pg::Tx& tx, const Received& event, Members data) {
    store::EmployeeRow employee{
        .id = data.id<UserId>("userId"),
        .email = data.text("email"),
        .full_name = data.text("fullname"),
        .avatar = data.maybe_text("avatar").value_or(""),
        .role = data.text("role"),
        .status = data.text("status"),
        .lead = data.maybe_id<UserId>("managerId"),
        .site = data.maybe_id<SiteId>("siteId"),
        .time_zone = data.maybe_text("timeZone"),
        .sequence = event.sequence,
        .department = data.maybe_id<DepartmentId>("departmentId"),
        .employee_code = data.maybe_text("employeeCode"),
        .badge_number = data.maybe_text("badgeNumber"),
    };
    ROLLCALL_CHECK(data.verdict());
    store::put_employee(tx, employee);
    if (event.type == "identity.user_suspended" || event.type == "identity.user_deactivated")
        return app::close_open_record(tx, employee.id, event.time);
    if (event.type == "identity.user_activated") store::wake_assignments_of(tx, employee.id);
    return app::recognise(tx, employee);
}

Result<void> apply_department(pg::Tx& tx, const Received& event, Members data) {
    const auto department = data.id<DepartmentId>("departmentId");
    const auto name = data.text("name");
    ROLLCALL_CHECK(data.verdict());
    store::put_department(tx, department, name, event.sequence);
    return {};
}

Result<void> apply_site(pg::Tx& tx, const Received& event, Members data) {
    const store::SiteRow site{
        .id = data.id<SiteId>("siteId"),
        .time_zone = data.maybe_text("timeZone"),
        .latitude = data.maybe_real("latitude"),
        .longitude = data.maybe_real("longitude"),
        .geofence_radius = data.maybe_number("geofenceRadiusMeters"),
        .is_active = data.flag("isActive"),
        .sequence = event.sequence,
    };
    ROLLCALL_CHECK(data.verdict());
    store::put_site(tx, site);
    return {};
}

Result<void> apply_shift(pg::Tx& tx, const Received& event, Members data) {
    store::ShiftRow shift{
        .id = data.id<ShiftId>("shiftId"),
        .date = data.date("shiftDate"),
        .start_time = data.text("startTime"),
        .end_time = data.text("endTime"),
        .time_zone = data.text("timeZone"),
        .starts_at = data.instant("startsAt"),
        .ends_at = data.instant("endsAt"),
        .location = data.maybe_text("location"),
        .department = data.maybe_id<DepartmentId>("departmentId"),
        .grace_minutes = data.maybe_number("graceMinutes"),
        .break_minutes = data.maybe_number("breakMinutes"),
        .is_cancelled = data.text("status") == "cancelled",
        .sequence = event.sequence,
        .name = data.maybe_text("name"),
        .site = data.maybe_id<SiteId>("siteId"),
        .check_in_interval_minutes = data.maybe_number("requiredCheckInIntervalMinutes"),
        .check_in_tolerance_minutes = data.maybe_number("checkInToleranceMinutes"),
    };
    ROLLCALL_CHECK(data.verdict());
    const bool changed = store::put_shift(tx, shift);
    if (!changed) return {};
    if (event.type == "shift.updated") ROLLCALL_CHECK(app::refold_records(tx, shift.id));
    ROLLCALL_CHECK(app::look_at_duties(tx, store::wake_absences(tx, shift.id)));
    store::want_looks_of_shift(tx, shift.id, {}, store::decided_at(tx));
    return {};
}

Result<void> apply_assignment(pg::Tx& tx, const Received& event, Members data) {
    const store::AssignmentRow assignment{
        .id = data.id<AssignmentId>("assignmentId"),
        .shift = data.id<ShiftId>("shiftId"),
        .user = data.id<UserId>("userId"),
        .starts_at = data.instant("startsAt"),
        .ends_at = data.instant("endsAt"),
        .is_active = event.type == "shift.assigned",
        .sequence = event.sequence,
    };
    ROLLCALL_CHECK(data.verdict());
    store::put_assignment(tx, assignment);
    if (!assignment.is_active) {
        ROLLCALL_CHECK(app::look_at_duties(tx, store::wake_absence(tx, assignment.id)));
        return {};
    }
    ROLLCALL_CHECK(app::adopt_open_record(tx, assignment.user, assignment.shift));
    store::want_looks_of_shift(tx, assignment.shift, assignment.user, store::decided_at(tx));
    return {};
}

bool is_shift_fact(const std::string& type) {
    return type == "shift.created" || type == "shift.updated" || type == "shift.cancelled";
}

}  // namespace

rollcall::events::Consumer::Apply make_projections(std::string default_manager_scope) {
    return [scope = std::move(default_manager_scope)](pg::Tx& tx, const Received& event) -> Result<void> {
        boost::system::error_code failure;
        const auto value = json::parse(event.data, failure);
        if (failure || !value.is_object()) return fail(invalid_field("data", Fault::not_valid, "not a JSON object"));
        const Members data(value.get_object());
        if (event.type.starts_with("identity.company_")) return apply_company(tx, event, data, scope);
        if (event.type.starts_with("identity.user_")) return apply_person(tx, event, data);
        if (is_shift_fact(event.type)) return apply_shift(tx, event, data);
        if (event.type == "shift.assigned" || event.type == "shift.unassigned")
            return apply_assignment(tx, event, data);
        if (event.type == "shift.site_changed") return apply_site(tx, event, data);
        if (event.type == "shift.department_changed") return apply_department(tx, event, data);
        return {};
    };
}

}  // namespace rollcall::attendance::events
