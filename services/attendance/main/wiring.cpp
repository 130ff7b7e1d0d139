#include "services/attendance/main/wiring.hpp"

#include "services/attendance/events/projections.hpp"
#include "services/attendance/main/timers.hpp"
#include "services/attendance/rpc/attendance_service.hpp"
#include "services/attendance/rpc/siblings.hpp"
#include "services/attendance/rpc/timesheets_service.hpp"

namespace rollcall::attendance {

namespace {

pg::ConstraintMeanings meanings() {
    const Error overlaps = conflict(
        "attendanceRecordsOverlap", "The time overlaps another attendance of this person; correct that one first."
    );
    const Error raced{
        .code = Code::stale, .reason = "recordVersionStale", .message = "Somebody changed it first; read it again."};
    return {
        {"record_no_overlap", overlaps},
        {"record_one_per_shift", raced},
        {"record_one_open", raced},
        {"correction_one_pending", raced},
        {"idempotency_pkey", raced},
        {"policy_version_pkey", raced},
    };
}

service::Contents build(const service::Parts& parts, const Config& config) {
    const std::shared_ptr<app::Siblings> siblings = rpc::make_siblings(
        {parts.settings.identity_address,
         config.shift_address,
         parts.settings.internal_key,
         config.default_manager_scope},
        parts.database
    );
    const auto desk = std::make_shared<app::PunchDesk>(
        app::DeskSettings{.threads = config.desks, .queue_limit = static_cast<std::size_t>(config.desk_queue)},
        parts.database,
        *siblings,
        [&relay = parts.relay] { relay.wake(); }
    );
    const auto reader = std::make_shared<app::RecordReader>(parts.database, config.desks);
    service::Contents contents;
    contents.rpc = {
        std::make_shared<rpc::AttendanceService>(parts.endpoint, *desk, *reader, *siblings, parts.database),
        std::make_shared<rpc::TimesheetsService>(parts.endpoint, *desk, *siblings, parts.database)};
    contents.apply = events::make_projections(config.default_manager_scope);
    for (const char* stream : {"identity", "shift"})
        contents.consume.push_back(
            {.redis_url = parts.settings.redis,
             .stream = stream,
             .group = parts.settings.name,
             .lock_url = parts.settings.relay_database_url}
        );
    const auto timers =
        std::make_shared<Timers>(config.timer_database_url, parts.database, [&relay = parts.relay] { relay.wake(); });
    contents.keep = {siblings, desk, reader, timers};
    return contents;
}

}  // namespace

Config read_config(config::Reader& reader) {
    Config config{.service = service::read_settings(reader, "attendance", 50053, 9103)};
    config.shift_address =
        reader.text("ROLLCALL_SHIFT_ADDRESS", "127.0.0.1:50052", "gRPC address of the shift service.");
    config.timer_database_url = reader.secret(
        "ROLLCALL_ATTENDANCE_TIMER_DATABASE_URL", "PostgreSQL, as the role that sees what is due in every company."
    );
    config.default_manager_scope = reader.one_of(
        "ROLLCALL_DEFAULT_MANAGER_SCOPE",
        "company",
        {"company", "team"},
        "How far managers of a new company reach, until its policy says otherwise."
    );
    config.desks = static_cast<int>(reader.integer(
        "ROLLCALL_ATTENDANCE_DESKS", 2, 1, 16, "Threads that store punches in batches, one database connection each."
    ));
    config.desk_queue = static_cast<int>(reader.integer(
        "ROLLCALL_ATTENDANCE_DESK_QUEUE", 20000, 1, 1000000, "Punches that may wait; more are refused at once."
    ));
    return config;
}

int run(const Config& config) {
    return service::run(config.service, meanings(), [&](const service::Parts& parts) { return build(parts, config); });
}

}  // namespace rollcall::attendance
