#include "services/identity/rpc/mapping.hpp"

namespace rollcall::identity::rpc {

namespace {

using domain::Field;

// The value that `changes` holds for a field; nothing when it is absent there.
std::optional<std::string> value_of(const v1::User& changes, Field field) {
    const auto when = [](bool present, const std::string& text) {
        return present ? std::optional(text) : std::nullopt;
    };
    switch (field) {
        case Field::email: return changes.email();
        case Field::full_name: return changes.full_name();
        case Field::role: return changes.role();
        case Field::status: return changes.status();
        case Field::employee_code: return changes.employee_code();
        case Field::avatar: return changes.avatar();
        case Field::manager_id: return when(changes.has_manager_id(), changes.manager_id());
        case Field::department_id: return when(changes.has_department_id(), changes.department_id());
        case Field::shift_id: return when(changes.has_shift_id(), changes.shift_id());
        case Field::designation: return when(changes.has_designation(), changes.designation());
        case Field::phone: return when(changes.has_phone(), changes.phone());
        case Field::badge_number: return when(changes.has_badge_number(), changes.badge_number());
        case Field::site_id: return when(changes.has_site_id(), changes.site_id());
        case Field::time_zone: return when(changes.has_time_zone(), changes.time_zone());
    }
    return std::nullopt;
}

template <class IdType>
void take_id(
    std::optional<IdType>& id, bool present, const std::string& text, const char* field, std::vector<FieldError>& faults
) {
    if (!present) return;
    id = IdType::parse(text);
    if (!id) faults.push_back({field, Fault::not_an_id, "expected a UUID"});
}

}  // namespace

domain::OverrideChange override_change_of(const v1::OverridePermissionsRequest& request) {
    return {
        .grant = {request.grant().begin(), request.grant().end()},
        .deny = {request.deny().begin(), request.deny().end()},
        .clear = {request.clear().begin(), request.clear().end()},
        .replace = request.replace(),
    };
}

app::NewUser new_user_of(const v1::CreateUserRequest& request) {
    app::NewUser wanted;
    wanted.values = {
        {Field::email, request.email()},
        {Field::full_name, request.full_name()},
        {Field::role, request.role()},
    };
    const auto take = [&](Field field, bool present, const std::string& text) {
        if (present) wanted.values[field] = text;
    };
    take(Field::employee_code, request.has_employee_code(), request.employee_code());
    take(Field::manager_id, request.has_manager_id(), request.manager_id());
    take(Field::department_id, request.has_department_id(), request.department_id());
    take(Field::designation, request.has_designation(), request.designation());
    take(Field::phone, request.has_phone(), request.phone());
    take(Field::badge_number, request.has_badge_number(), request.badge_number());
    take(Field::site_id, request.has_site_id(), request.site_id());
    take(Field::time_zone, request.has_time_zone(), request.time_zone());
    take(Field::avatar, request.has_avatar(), request.avatar());
    take(Field::shift_id, request.has_shift_id(), request.shift_id());
    if (request.has_password()) wanted.password = request.password();
    return wanted;
}

Result<domain::MachineKind> machine_kind_of(const std::string& text) {
    const auto kind = domain::parse_machine_kind(text);
    if (!kind) return fail(invalid_field("kind", Fault::not_an_enum, "expected api_key or service_account"));
    return *kind;
}

Result<domain::WantedMachine> wanted_machine_of(const v1::CreateMachineRequest& request) {
    ROLLCALL_TRY(const auto kind, machine_kind_of(request.kind()));
    domain::WantedMachine wanted{
        .kind = kind, .name = request.name(), .scopes = {request.scopes().begin(), request.scopes().end()}};
    if (request.has_expires_at_us()) wanted.expires_at = from_unix_micros(request.expires_at_us());
    return wanted;
}

app::NewCompany new_company_of(const v1::CreateCompanyRequest& request) {
    app::NewCompany wanted;
    wanted.company.codename = request.codename();
    wanted.company.name = request.name();
    wanted.company.time_zone = request.time_zone();
    wanted.company.demo = request.demo();
    wanted.admin.values = {
        {Field::email, request.admin_email()},
        {Field::full_name, request.admin_name().empty() ? request.name() + " Admin" : request.admin_name()},
    };
    wanted.admin.password = request.admin_password();
    return wanted;
}

Result<app::UserChange> change_of(const v1::UpdateUserRequest& request) {
    app::UserChange change{.if_version = request.if_version(), .reason = request.reason()};
    const auto id = UserId::parse(request.user_id());
    if (!id) return fail(not_found("user"));
    change.id = *id;
    for (const auto& name : request.fields()) {
        const auto field = domain::parse_field(name);
        if (!field) return fail(invalid_field(name, Fault::not_valid, "not a field of a user"));
        change.values[*field] = value_of(request.changes(), *field);
    }
    return change;
}

Result<app::UserQuery> query_of(const v1::ListUsersRequest& request) {
    app::UserQuery query;
    std::vector<FieldError> faults;
    if (request.has_role()) {
        query.filter.role = request.role();
        if (!parse_role(request.role())) faults.push_back({"role", Fault::not_an_enum, "not a role"});
    }
    if (request.has_status()) {
        query.filter.status = request.status();
        if (!domain::parse_status(request.status())) faults.push_back({"status", Fault::not_an_enum, "not a status"});
    }
    take_id(query.filter.manager, request.has_manager_id(), request.manager_id(), "managerId", faults);
    for (const auto& text : request.user_ids())
        if (const auto id = UserId::parse(text)) query.filter.ids.push_back(*id);
    take_id(query.filter.department, request.has_department_id(), request.department_id(), "departmentId", faults);
    if (!faults.empty()) return fail(invalid_fields(std::move(faults)));
    if (request.has_page()) {
        query.sort_by = request.page().sort_by();
        query.page_number = request.page().page_number();
        query.page_row_count = request.page().page_row_count();
    }
    return query;
}

Result<CompanyId> company_id_of(const std::string& text) {
    const auto id = CompanyId::parse(text);
    if (!id) return fail(invalid_field("companyId", Fault::not_an_id, "expected a UUID"));
    return *id;
}

}  // namespace rollcall::identity::rpc
