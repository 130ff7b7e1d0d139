#include "services/attendance/store/second_look_store.hpp"

#include "common/pg/connection.hpp"
#include "services/attendance/store/person_rows.hpp"

namespace rollcall::attendance::store {

namespace {

// Not sooner than asked before, nor put off for ever by who asks again and again.
#define OR_ASK_AGAIN                                                    \
    "ON CONFLICT (company_id, user_id) DO UPDATE"                       \
    " SET since = least(l.since, EXCLUDED.since), asked = l.asked + 1," \
    " look_at = least(greatest(l.look_at, EXCLUDED.look_at), l.first_asked_at + interval '30 s')"

// As desk_store_by_hand does for what people enter themselves (migrations/0050).
constexpr pg::Statement kWant{"second_looks_want", R"sql(
    INSERT INTO attendance.second_look AS l (company_id, user_id, since, look_at)
    SELECT $1, w.user_id, min(w.since), $4
      FROM unnest($2::uuid[], $3::timestamptz[]) AS w (user_id, since)
     CROSS JOIN LATERAL (
          SELECT FROM attendance.machine_punch m
           WHERE m.company_id = $1 AND m.user_id = w.user_id AND m.at >= w.since
             AND m.disposition = 'quarantined' AND m.hold = ''
           ORDER BY m.at LIMIT 1) waiting
     GROUP BY w.user_id ORDER BY w.user_id )sql" OR_ASK_AGAIN};

constexpr pg::Statement kDue{"second_looks_due", R"sql(
    SELECT company_id, user_id, look_at FROM attendance.second_look
     WHERE look_at <= $1 ORDER BY look_at, company_id LIMIT $2)sql"};

// Whose shift this is, and of whom a machine has said something around it: replayed from where the shift, or the record
// they have of it, may begin.
constexpr pg::Statement kWantOfShift{"second_looks_want_of_shift", R"sql(
    INSERT INTO attendance.second_look AS l (company_id, user_id, since, look_at)
    SELECT a.company_id, a.user_id, f.since, $4::timestamptz
      FROM attendance.shift_instance s
      JOIN attendance.assignment a ON a.company_id = s.company_id AND a.shift_id = s.shift_id AND a.is_active
     CROSS JOIN LATERAL (
          SELECT least(s.starts_at - interval '12 hours', (
              SELECT min(r.check_in_at) FROM attendance.record r
               WHERE r.company_id = $1 AND r.shift_id = s.shift_id AND r.user_id = a.user_id)) AS since) f
     WHERE s.company_id = $1 AND s.shift_id = $2 AND ($3::uuid IS NULL OR a.user_id = $3)
       AND s.starts_at < $4::timestamptz + interval '12 hours'
       AND EXISTS (
          SELECT FROM attendance.machine_punch m
           WHERE m.company_id = $1 AND m.user_id = a.user_id AND m.hold = '' AND m.at >= f.since
             AND m.at <= s.ends_at + interval '24 hours')
     ORDER BY a.user_id )sql" OR_ASK_AGAIN};

#undef OR_ASK_AGAIN

constexpr pg::Statement kLock{
    "second_looks_lock", "SELECT " PERSON_COLUMNS ", l.since, l.asked FROM " PERSON_TABLES R"sql(
      JOIN attendance.second_look l ON l.company_id = e.company_id AND l.user_id = e.user_id
     WHERE e.company_id = $1 AND e.user_id = ANY ($2::uuid[]) AND l.look_at <= $3
     ORDER BY e.user_id FOR NO KEY UPDATE OF e SKIP LOCKED)sql"};

constexpr pg::Statement kFinish{"second_looks_finish", R"sql(
    DELETE FROM attendance.second_look l USING unnest($2::uuid[], $3::bigint[]) AS w (user_id, asked)
     WHERE l.company_id = $1 AND l.user_id = w.user_id AND l.asked = w.asked)sql"};

constexpr pg::Statement kPostpone{"second_looks_postpone", R"sql(
    UPDATE attendance.second_look SET look_at = $3, first_asked_at = $3 WHERE company_id = $1 AND user_id = $2)sql"};

}  // namespace

void want_looks(pg::Tx& tx, const std::vector<WantedLook>& wanted, Instant at) {
    if (wanted.empty()) return;
    std::vector<UserId> users;
    std::vector<std::string> since;
    for (const auto& look : wanted) {
        users.push_back(look.user);
        since.push_back(pg::format_timestamp(look.since));
    }
    tx.exec(kWant, tx.company(), pg::array(users), pg::array(since), at);
}

void want_looks_of_shift(pg::Tx& tx, const ShiftId& shift, const std::optional<UserId>& of, Instant at) {
    tx.exec(kWantOfShift, tx.company(), shift, of, at);
}

Result<DueRows<UserId>> due_looks(pg::Database& as_timer, Instant now, int limit) {
    DueRows<UserId> due;
    ROLLCALL_CHECK(as_timer.without_scope([&](pg::Connection& connection) {
        for (const auto& row : connection.exec(kDue, now, limit))
            due.add(row[0].as<CompanyId>(), row[1].as<UserId>(), row[2].as<Instant>());
    }));
    return due;
}

std::vector<DueLook> lock_due_looks(pg::Tx& tx, const std::vector<UserId>& people) {
    std::vector<DueLook> due;
    for (const auto& row : tx.exec(kLock, tx.company(), pg::array(people), tx.decided_at()))
        due.push_back(
            {{person_from(row), row[kPersonColumns].as<Instant>()}, row[kPersonColumns + 1].as<std::int64_t>()}
        );
    return due;
}

void finish_looks(pg::Tx& tx, const std::vector<DueLook>& looked_at) {
    std::vector<UserId> people;
    std::vector<std::string> asked;
    for (const auto& look : looked_at) {
        people.push_back(look.history.employee.id);
        asked.push_back(std::to_string(look.asked));
    }
    tx.exec(kFinish, tx.company(), pg::array(people), pg::array(asked));
}

void postpone_look(pg::Tx& tx, const UserId& person, Instant until) {
    tx.exec(kPostpone, tx.company(), person, until);
}

}  // namespace rollcall::attendance::store
