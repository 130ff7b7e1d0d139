#include "services/identity/store/person_row.hpp"

namespace rollcall::identity::store {

namespace {

template <class T>
T known(std::optional<T> value, const char* what) {
    if (!value) throw pqxx::conversion_error(std::string("unknown ") + what);
    return *value;
}

}  // namespace

domain::User user_of(const pqxx::row& row) {
    return {
        .company = row["company_id"].as<CompanyId>(),
        .id = row["user_id"].as<UserId>(),
        .email = row["email"].as<std::string>(),
        .full_name = row["full_name"].as<std::string>(),
        .avatar = row["avatar"].as<std::string>(),
        .role = known(parse_role(row["role"].c_str()), "role"),
        .status = known(domain::parse_status(row["status"].c_str()), "status"),
        .manager = pg::maybe<UserId>(row["manager_id"]),
        .department = pg::maybe<DepartmentId>(row["department_id"]),
        .site = pg::maybe<SiteId>(row["site_id"]),
        .shift_template = pg::maybe<domain::ShiftTemplateId>(row["shift_id"]),
        .employee_code = row["employee_code"].as<std::string>(),
        .badge_number = pg::maybe<std::string>(row["badge_number"]),
        .time_zone = pg::maybe<std::string>(row["time_zone"]),
        .phone = pg::maybe<std::string>(row["phone"]),
        .designation = pg::maybe<std::string>(row["designation"]),
        .record_version = row["record_version"].as<std::int64_t>(),
        .created_at = row["created_at"].as<Instant>(),
        .updated_at = row["updated_at"].as<Instant>(),
        .company_codename = row["company_codename"].as<std::string>(),
        .company_time_zone = row["company_time_zone"].as<std::string>(),
        .manager_name = pg::maybe<std::string>(row["manager_name"]),
    };
}

}  // namespace rollcall::identity::store
