// Records of many people and days at once, for sums and for the muster.
#pragma once

#include "services/attendance/domain/muster.hpp"
#include "services/attendance/domain/period.hpp"
#include "services/attendance/domain/summary.hpp"
#include "services/attendance/store/record_store.hpp"

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace rollcall::attendance::store {

// Nothing: everybody of the company.
using Of = std::optional<std::vector<UserId>>;

// By person and by day, in one statement.
domain::SummedRecords sum_records(pg::Tx& tx, const domain::DateRange& days, const Of& people);

using PersonDay = std::pair<UserId, Date>;
std::map<PersonDay, std::vector<domain::MusteredRecord>> mustered_records(
    pg::Tx& tx, const domain::DateRange& days, const Of& people
);
// On which days people have a shift that was not cancelled.
std::set<PersonDay> rostered_days(pg::Tx& tx, const domain::DateRange& days, const std::vector<UserId>& people);

// All ins and outs of some records, by record.
std::map<RecordId, std::vector<domain::Punch>> ins_and_outs(pg::Tx& tx, const std::vector<RecordId>& records);

}  // namespace rollcall::attendance::store
