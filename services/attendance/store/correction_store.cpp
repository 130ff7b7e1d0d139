#include "services/attendance/store/correction_store.hpp"

#include "common/pg/tx.hpp"
#include "services/attendance/store/policy_store.hpp"
#include "services/attendance/store/record_store.hpp"
#include "services/attendance/store/rows.hpp"

namespace rollcall::attendance::store {

namespace {

constexpr pg::Statement kLock{"correction_lock", R"sql(
    SELECT * FROM attendance.record WHERE company_id = $1 AND id = $2 FOR UPDATE)sql"};

constexpr pg::Statement kLatest{"correction_latest", R"sql(
    SELECT * FROM attendance.correction WHERE company_id = $1 AND id = $2)sql"};

constexpr pg::Statement kLead{"correction_lead", R"sql(
    SELECT lead_id FROM attendance.employee WHERE company_id = $1 AND user_id = $2)sql"};

// Three days either way: no session lasts longer, and times are corrected by a day at most.
constexpr pg::Statement kNeighbours{"correction_neighbours", R"sql(
    SELECT id, business_date, check_in_at, check_out_at FROM attendance.record
     WHERE company_id = $1 AND user_id = $2 AND business_date >= $3 AND business_date <= $4
       AND id <> $5 AND check_in_at IS NOT NULL)sql"};

constexpr pg::Statement kReviewers{"correction_reviewers", R"sql(
    SELECT user_id FROM attendance.employee
     WHERE company_id = $1 AND status = 'active' AND user_id <> $2 AND user_id <> $3
       AND (role IN ('admin', 'hr_operations')
            OR user_id = (SELECT o.lead_id FROM attendance.employee o WHERE o.company_id = $1 AND o.user_id = $2))
     ORDER BY user_id LIMIT 100)sql"};

constexpr pg::Statement kPut{"correction_put", R"sql(
    INSERT INTO attendance.correction
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
    ON CONFLICT (company_id, id) DO UPDATE
       SET status = EXCLUDED.status, reason = EXCLUDED.reason,
           requested_check_in_at = EXCLUDED.requested_check_in_at,
           requested_check_out_at = EXCLUDED.requested_check_out_at,
           original_check_in_at = EXCLUDED.original_check_in_at,
           original_check_out_at = EXCLUDED.original_check_out_at,
           requested_by = EXCLUDED.requested_by, requested_at = EXCLUDED.requested_at,
           resolved_by = EXCLUDED.resolved_by, resolved_at = EXCLUDED.resolved_at,
           manager_comment = EXCLUDED.manager_comment, self_decided = EXCLUDED.self_decided)sql"};

std::vector<domain::Neighbour> neighbours_of(pg::Tx& tx, const domain::Record& record) {
    const std::chrono::sys_days day{record.snapshot.business_date};
    std::vector<domain::Neighbour> neighbours;
    for (const auto& row : tx.exec(
             kNeighbours,
             tx.company(),
             record.user,
             Date{day - std::chrono::days{3}},
             Date{day + std::chrono::days{3}},
             record.id
         ))
        neighbours.push_back(
            {row[0].as<RecordId>(), row[1].as<Date>(), row[2].as<Instant>(), pg::maybe<Instant>(row[3])}
        );
    return neighbours;
}

}  // namespace

domain::CorrectionFacts correction_facts(pg::Tx& tx, const UserId& caller, const RecordId& id) {
    domain::CorrectionFacts facts;
    const auto rows = tx.exec(kLock, tx.company(), id);
    if (rows.empty()) return facts;
    facts.record = record_from(rows[0], 0);
    const auto& record = *facts.record;
    const auto lead = tx.exec(kLead, tx.company(), record.user);
    if (!lead.empty()) facts.lead = pg::maybe<UserId>(lead[0][0]);
    if (record.correction) {
        const auto latest = tx.exec(kLatest, tx.company(), *record.correction);
        if (!latest.empty()) facts.correction = correction_from(latest[0], 0);
    }
    facts.neighbours = neighbours_of(tx, record);
    facts.punches = punches_of(tx, record.id);
    facts.policy = policy_version(tx, record.snapshot.policy_version);
    facts.has_other_reviewer = !reviewers_of(tx, record.user, caller).empty();
    return facts;
}

void put_correction(pg::Tx& tx, const domain::Correction& c) {
    tx.exec(
        kPut,
        tx.company(),
        c.id,
        c.record,
        c.user,
        c.status,
        c.reason,
        c.requested_check_in,
        c.requested_check_out,
        c.original_check_in,
        c.original_check_out,
        c.requested_by,
        c.requested_at,
        c.resolved_by,
        c.resolved_at,
        c.manager_comment,
        c.self_decided
    );
}

std::vector<UserId> reviewers_of(pg::Tx& tx, const UserId& owner, const UserId& asker) {
    std::vector<UserId> reviewers;
    for (const auto& row : tx.exec(kReviewers, tx.company(), owner, asker)) reviewers.push_back(row[0].as<UserId>());
    return reviewers;
}

}  // namespace rollcall::attendance::store
