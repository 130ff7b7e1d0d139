#include "services/shift/store/missed_check_ins.hpp"

#include "common/pg/tx.hpp"

namespace rollcall::shift::store {

namespace {

constexpr pg::Statement kFormer{"missed_check_ins_former", R"sql(
    SELECT shift_id, missed, sequence FROM shift.missed_check_in WHERE company_id = $1 AND record_id = $2)sql"};

constexpr pg::Statement kPut{"missed_check_ins_put", R"sql(
    INSERT INTO shift.missed_check_in AS m (company_id, record_id, shift_id, missed, sequence)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (company_id, record_id) DO UPDATE
       SET shift_id = EXCLUDED.shift_id, missed = EXCLUDED.missed, sequence = EXCLUDED.sequence
     WHERE m.sequence < EXCLUDED.sequence)sql"};

constexpr pg::Statement kLockShift{"missed_check_ins_lock_shift", R"sql(
    SELECT FROM shift.shift WHERE company_id = $1 AND id = $2 FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kSum{"missed_check_ins_sum", R"sql(
    UPDATE shift.shift SET missed_count = (
        SELECT coalesce(sum(missed), 0) FROM shift.missed_check_in
         WHERE company_id = $1 AND shift_id = $2 AND missed > 0)
     WHERE company_id = $1 AND id = $2)sql"};

// The lock comes in a statement of its own, so that the sum sees what whoever held it has added.
void sum_up(pg::Tx& tx, const ShiftId& shift) {
    tx.exec(kLockShift, tx.company(), shift);
    tx.exec(kSum, tx.company(), shift);
}

}  // namespace

void put_missed_check_ins(pg::Tx& tx, const MissedCheckIns& told) {
    const auto rows = tx.exec(kFormer, tx.company(), told.record);
    // Most shifts ask for none: those leave no row.
    if (rows.empty() && told.missed == 0) return;
    const auto former = rows.empty() ? std::nullopt : pg::maybe<ShiftId>(rows[0][0]);
    const bool same = !rows.empty() && former == told.shift && rows[0][1].as<int>() == told.missed;
    tx.exec(kPut, tx.company(), told.record, told.shift, told.missed, told.sequence);
    if (same) return;
    if (former && former != told.shift) sum_up(tx, *former);
    if (told.shift) sum_up(tx, *told.shift);
}

}  // namespace rollcall::shift::store
