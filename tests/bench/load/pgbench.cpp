#include "tests/bench/load/pgbench.hpp"

#include "tests/support/child.hpp"

#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace bench {

namespace {

// What one check-in reads and writes, statement by statement, as the application's role under row-level security.
constexpr auto kScript = R"sql(
BEGIN;
SELECT set_config('rollcall.companies', '{00000000-0000-7000-8000-00000000000a}', true), gen_random_uuid() AS who, gen_random_uuid() AS rec, gen_random_uuid() AS ev \gset
SELECT e.status FROM attendance.employee e WHERE e.company_id = '00000000-0000-7000-8000-00000000000a' AND e.user_id = (:who)::uuid;
SELECT s.starts_at FROM attendance.shift_instance s JOIN attendance.assignment a ON a.company_id = s.company_id AND a.shift_id = s.shift_id AND a.user_id = (:who)::uuid AND a.is_active WHERE s.company_id = '00000000-0000-7000-8000-00000000000a' AND s.shift_id = '00000000-0000-7000-8000-00000000000b';
SELECT r.id FROM attendance.record r WHERE r.company_id = '00000000-0000-7000-8000-00000000000a' AND r.user_id = (:who)::uuid AND r.check_in_at IS NOT NULL AND r.check_out_at IS NULL;
INSERT INTO attendance.record VALUES ('00000000-0000-7000-8000-00000000000a', (:rec)::uuid, (:who)::uuid, '00000000-0000-7000-8000-00000000000b', current_date, 'UTC', now(), now() + interval '8 h', 15, 60, 0, now(), NULL, 'pending', 'active', 0, 0, 0, 0, 0, 0, 'active', '', NULL, NULL, false, 1, now(), now()) ON CONFLICT DO NOTHING;
INSERT INTO attendance.punch VALUES ('00000000-0000-7000-8000-00000000000a', (:ev)::uuid, (:rec)::uuid, (:who)::uuid, 'in', now(), NULL, now(), 'api', (:who)::uuid, NULL, NULL, NULL, NULL, 'office');
INSERT INTO attendance.resolution VALUES ('00000000-0000-7000-8000-00000000000a', (:rec)::uuid, (:ev)::uuid, 'in', 'applied', 'first in of the record');
INSERT INTO attendance.outbox (company_id, id, type, subject, sequence, at, data, published_at) VALUES ('00000000-0000-7000-8000-00000000000a', (:ev)::uuid, 'attendance.checked_in', (:rec)::text, 1, now(), '{"userId":"00000000-0000-7000-8000-00000000000a","attendanceRecordId":"00000000-0000-7000-8000-00000000000a","shiftId": null,"status":"pending","lateByMinutes": 0}', now());
INSERT INTO attendance.audit_entry (company_id, id, at, actor_id, action, entity, entity_id) VALUES ('00000000-0000-7000-8000-00000000000a', (:ev)::uuid, now(), (:who)::uuid, 'attendanceRecord.check_in', 'attendanceRecord', (:rec)::text);
COMMIT;
)sql";

}  // namespace

double check_ins_by_pgbench(support::Stack& stack, int seconds) {
    const auto script = support::scratch() / "check_in.sql";
    std::ofstream(script) << kScript;
    // Random ids and no session-wide pipeline: what one row per transaction costs at best, four at a time.
    const auto command = "/usr/lib/postgresql/15/bin/pgbench -n -c 8 -j 1 -M prepared -T " + std::to_string(seconds) +
                         " -f " + script.string() + " \"" + stack.database().url("rollcall_attendance") + "\" 2>&1";
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("pgbench cannot be started");
    std::string output;
    char line[512];
    while (std::fgets(line, sizeof line, pipe) != nullptr) output += line;
    pclose(pipe);
    const auto at = output.find("tps = ");
    if (at == std::string::npos) throw std::runtime_error("pgbench: " + output);
    return std::stod(output.substr(at + 6));
}

}  // namespace bench
