// The exceptions centre.
#include "common/time/wire.hpp"
#include "common/time/zone.hpp"
#include "services/attendance/app/exceptions_centre.hpp"
#include "services/attendance/rpc/attendance_service.hpp"

namespace rollcall::attendance::rpc {

namespace {

Result<Date> date_of(const char* name, const std::string& text) {
    const auto date = time::parse_date(text);
    if (!date) return fail(invalid_field(name, Fault::not_a_date, "expected a date, YYYY-MM-DD"));
    return *date;
}

template <class Type>
Result<std::optional<Type>> id_of(const char* name, bool present, const std::string& text) {
    if (!present) return std::optional<Type>{};
    const auto id = Type::parse(text);
    if (!id) return fail(invalid_field(name, Fault::not_an_id, "expected a UUID"));
    return id;
}

Result<app::ExceptionQuery> query_of(pg::Tx& tx, const v1::ListExceptionsRequest& asked) {
    app::ExceptionQuery query{.search = asked.search()};
    if (!asked.status().empty()) query.status = asked.status();
    const auto today = time::format_date(app::today_of_company(tx));
    const auto from = asked.has_date_from() ? asked.date_from() : today;
    ROLLCALL_TRY(query.days.from, date_of("startDate", from));
    ROLLCALL_TRY(query.days.to, date_of("endDate", asked.has_date_to() ? asked.date_to() : from));
    if (!asked.type().empty()) {
        query.type = domain::parse_exception_type(asked.type());
        if (!query.type) return fail(invalid_field("type", Fault::not_an_enum, "expected a type of exception"));
    }
    ROLLCALL_TRY(query.user, id_of<UserId>("userId", asked.has_user_id(), asked.user_id()));
    ROLLCALL_TRY(
        query.department, id_of<DepartmentId>("departmentId", asked.has_department_id(), asked.department_id())
    );
    return query;
}

std::string wall_clock(Instant at, const std::string& zone) {
    return time::format_time_of_day(time::local_time_of_day(at, time::is_known_zone(zone) ? zone : "UTC"));
}

v1::Exception to_proto(const app::ExceptionView& view) {
    const auto& [key, detected_at, reason] = view.exception;
    v1::Exception out;
    out.set_id(domain::id_of(key).str());
    out.set_user_id(key.user.str());
    out.set_user_name(view.person.full_name);
    out.set_user_email(view.person.email);
    if (view.person.department) out.set_department(*view.person.department);
    out.set_type(std::string(domain::name_of(key.type)));
    out.set_severity(std::string(domain::severity_of(key.type)));
    out.set_status(view.status());
    out.set_business_date(time::format_date(key.business_date));
    if (view.shift_name) out.set_shift_name(*view.shift_name);
    if (view.shift_starts_at) out.set_shift_start(wall_clock(*view.shift_starts_at, view.zone));
    if (view.shift_ends_at) out.set_shift_end(wall_clock(*view.shift_ends_at, view.zone));
    if (view.check_in_at) out.set_check_in_us(to_unix_micros(*view.check_in_at));
    if (view.check_out_at) out.set_check_out_us(to_unix_micros(*view.check_out_at));
    out.set_detected_us(to_unix_micros(detected_at));
    out.set_reason(reason);
    if (!view.decision) return out;
    if (view.decision->note) out.set_resolution_note(*view.decision->note);
    out.set_decided_by(view.decision->decided_by.str());
    out.set_decided_us(to_unix_micros(view.decision->decided_at));
    return out;
}

}  // namespace

AttendanceService::Reactor* AttendanceService::ListExceptions(
    Context* context, const v1::ListExceptionsRequest* request, v1::ExceptionList* answer
) {
    return endpoint_.read<v1::ListExceptionsRequest, v1::ExceptionList>(
        context,
        request,
        answer,
        Permission::attendance_view,
        [](pg::Tx& tx, const Call& call, const v1::ListExceptionsRequest& asked) -> Result<v1::ExceptionList> {
            ROLLCALL_TRY(const auto query, query_of(tx, asked));
            ROLLCALL_TRY(const auto views, app::list_exceptions(tx, *call.principal, query));
            v1::ExceptionList list;
            for (const auto& view : views) *list.add_exceptions() = to_proto(view);
            return list;
        }
    );
}

AttendanceService::Reactor* AttendanceService::DecideException(
    Context* context, const v1::DecideExceptionRequest* request, Empty* answer
) {
    return endpoint_.write<v1::DecideExceptionRequest, Empty>(
        context,
        request,
        answer,
        Permission::attendance_approve_correction,
        [](pg::Tx& tx, const Call& call, const v1::DecideExceptionRequest& asked) -> Result<Empty> {
            const auto id = domain::ExceptionId::parse(asked.exception_id());
            if (!id) return fail(invalid_field("exceptionId", Fault::not_an_id, "expected a UUID"));
            app::DecideException decision{.id = *id, .status = asked.status()};
            if (asked.has_note()) decision.note = asked.note();
            ROLLCALL_CHECK(app::decide_exception(tx, *call.principal, decision));
            return Empty{};
        }
    );
}

}  // namespace rollcall::attendance::rpc
