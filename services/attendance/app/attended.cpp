#include "services/attendance/app/attended.hpp"

#include "services/attendance/store/moment.hpp"

namespace rollcall::attendance::app {

namespace {

// Of one answer, which has a place of 4 MB on its way.
constexpr std::size_t kMostCheckIns = 5000;

}  // namespace

AttendedPage list_attended(pg::Tx& tx, const UserId& user, const store::AttendedQuery& query) {
    AttendedPage page;
    const auto records = store::attended_records(tx, user, query);
    std::vector<RecordId> ids;
    for (const auto& record : records) ids.push_back(record.id);
    const auto punches = store::attended_punches(tx, ids);
    std::size_t check_ins = 0;
    for (const auto& record : records) {
        const bool is_full = page.attended.size() == static_cast<std::size_t>(query.limit) || check_ins > kMostCheckIns;
        if (is_full) {
            page.next = {page.attended.back().recorded_at, page.attended.back().id};
            break;
        }
        const auto found = punches.find(record.id);
        const auto& of_record = found == punches.end() ? domain::AttendedPunches{} : found->second;
        page.attended.push_back(domain::attended_of(record, of_record, store::decided_at(tx)));
        check_ins += page.attended.back().check_ins.size();
    }
    return page;
}

}  // namespace rollcall::attendance::app
