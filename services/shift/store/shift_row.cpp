#include "services/shift/store/shift_row.hpp"

namespace rollcall::shift::store {

namespace {

domain::ShiftPlan read_plan(const pqxx::row& row) {
    domain::ShiftPlan plan;
    plan.date = row[1].as<Date>();
    plan.start = Minutes{row[2].as<int>()};
    plan.end = Minutes{row[3].as<int>()};
    if (!row[5].as<bool>()) plan.time_zone = row[4].as<std::string>();
    plan.location = pg::maybe<std::string>(row[9]);
    plan.site = pg::maybe<SiteId>(row[10]);
    plan.department = pg::maybe<DepartmentId>(row[11]);
    plan.type = pg::maybe<ShiftTypeId>(row[12]);
    plan.grace_minutes = pg::maybe<int>(row[13]);
    plan.interval_minutes = pg::maybe<int>(row[14]);
    plan.tolerance_minutes = pg::maybe<int>(row[15]);
    return plan;
}

}  // namespace

domain::Shift read_shift(const pqxx::row& row) {
    domain::Shift shift;
    shift.id = row[0].as<ShiftId>();
    shift.plan = read_plan(row);
    shift.time_zone = row[4].as<std::string>();
    shift.at = {row[6].as<Instant>(), row[7].as<Instant>(), row[8].as<bool>()};
    shift.break_minutes = pg::maybe<int>(row[16]);
    shift.name = pg::maybe<std::string>(row[24]);
    shift.status = domain::parse_status(row[17].as<std::string>()).value_or(domain::ShiftStatus::scheduled);
    shift.missed_count = row[18].as<int>();
    shift.first_punch_at = pg::maybe<Instant>(row[19]);
    shift.created_by = row[20].as<UserId>();
    shift.record = {
        shift.status != domain::ShiftStatus::cancelled,
        row[21].as<std::int64_t>(),
        row[22].as<Instant>(),
        row[23].as<Instant>()};
    return shift;
}

}  // namespace rollcall::shift::store
