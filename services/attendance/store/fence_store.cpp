#include "services/attendance/store/fence_store.hpp"

#include "common/pg/connection.hpp"

namespace rollcall::attendance::store {

namespace {

#define FENCE "t.latitude, t.longitude, t.geofence_radius"
#define FENCED "t.is_active AND t.latitude IS NOT NULL AND t.longitude IS NOT NULL AND t.geofence_radius IS NOT NULL"

// A shift's site is open on its day: half a day before it and after it.
constexpr pg::Statement kFences{"fences_of", "SELECT e.user_id, NULL::timestamptz, NULL::timestamptz, " FENCE R"sql(
      FROM attendance.employee e
      JOIN attendance.site t ON t.company_id = $1 AND t.site_id = e.site_id AND )sql" FENCED R"sql(
     WHERE e.company_id = $1 AND e.user_id = ANY ($2::uuid[])
    UNION ALL
    SELECT a.user_id, s.starts_at - interval '12 hours', s.ends_at + interval '12 hours', )sql" FENCE R"sql(
      FROM attendance.assignment a
      JOIN attendance.shift_instance s ON s.company_id = $1 AND s.shift_id = a.shift_id
      JOIN attendance.site t ON t.company_id = $1 AND t.site_id = s.site_id AND )sql" FENCED R"sql(
     WHERE a.company_id = $1 AND a.user_id = ANY ($2::uuid[]) AND a.is_active
       AND a.starts_at BETWEEN $3::timestamptz - interval '38 hours' AND $4::timestamptz + interval '12 hours')sql"};

#undef FENCED
#undef FENCE

}  // namespace

std::map<UserId, std::vector<OpenFence>> fences_of(
    pg::Tx& tx, const std::vector<UserId>& users, Instant from, Instant until
) {
    std::map<UserId, std::vector<OpenFence>> fences;
    if (users.empty()) return fences;
    for (const auto& row : tx.exec(kFences, tx.company(), pg::array(users), from, until))
        fences[row[0].as<UserId>()].push_back({
            .fence = {row[3].as<double>(), row[4].as<double>(), row[5].as<int>()},
            .from = pg::maybe<Instant>(row[1]),
            .until = pg::maybe<Instant>(row[2]),
        });
    return fences;
}

Result<FencesOfPeople> open_fences_of(
    pg::Database& database, const CompanyId& company, const std::vector<UserId>& users, Instant at
) {
    return database.in_read<FencesOfPeople>(company, {}, [&](pg::Tx& tx) -> Result<FencesOfPeople> {
        FencesOfPeople open;
        for (const auto& [user, fences] : fences_of(tx, users, at, at))
            for (const auto& fence : fences)
                if (fence.is_open_at(at)) open[user].push_back(fence.fence);
        return open;
    });
}

}  // namespace rollcall::attendance::store
