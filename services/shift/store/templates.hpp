#pragma once

#include "common/core/paging.hpp"
#include "common/pg/database.hpp"
#include "services/shift/domain/shift_template.hpp"
#include "services/shift/store/lock.hpp"

namespace rollcall::shift::store {

// Inactive ones too.
std::optional<domain::ShiftTemplate> find_template(pg::Tx& tx, const ShiftTemplateId& id, Lock lock = Lock::none);
// For change, those that skip holidays: who plans by one of them looks at the calendar after us.
void lock_skipping(pg::Tx& tx);
void insert_template(pg::Tx& tx, const domain::ShiftTemplate& shift_template);
void update_template(pg::Tx& tx, const domain::ShiftTemplate& shift_template);
Result<Page<domain::ShiftTemplate>> list_templates(pg::Tx& tx, const Paging& paging, ActiveFilter filter);

// Active holidays from one day to another, both included.
std::vector<domain::Holiday> holidays_between(pg::Tx& tx, Date from, Date to);

}  // namespace rollcall::shift::store
