#include "services/attendance/store/recompute_store.hpp"

#include "common/pg/tx.hpp"
#include "services/attendance/store/rows.hpp"

#include <map>

namespace rollcall::attendance::store {

namespace {

constexpr pg::Statement kRecords{"recompute_records", R"sql(
    SELECT * FROM attendance.record
     WHERE company_id = $1 AND business_date BETWEEN $2 AND $3 AND (business_date, id) > ($4::date, $5::uuid)
     ORDER BY business_date, id LIMIT $6 FOR NO KEY UPDATE)sql"};

constexpr pg::Statement kPunches{"recompute_punches", R"sql(
    SELECT * FROM attendance.punch WHERE company_id = $1 AND record_id = ANY ($2::uuid[]))sql"};
constexpr int kRecordOfPunch = 2;

constexpr Date kFirst{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}};

}  // namespace

std::vector<RecordWithPunches> records_to_recompute(pg::Tx& tx, const RecomputeRange& range) {
    const Date date = range.after ? range.after->date : kFirst;
    const auto id = range.after ? range.after->id : RecordId{};
    std::vector<RecordWithPunches> records;
    std::map<RecordId, std::size_t> place;
    std::vector<RecordId> ids;
    for (const auto& row : tx.exec(kRecords, tx.company(), range.from, range.to, date, id, range.limit)) {
        records.push_back({*record_from(row, 0), {}});
        ids.push_back(records.back().record.id);
        place[ids.back()] = records.size() - 1;
    }
    if (ids.empty()) return records;
    for (const auto& row : tx.exec(kPunches, tx.company(), pg::array(ids)))
        records[place.at(row[kRecordOfPunch].as<RecordId>())].punches.push_back(punch_from(row));
    return records;
}

}  // namespace rollcall::attendance::store
