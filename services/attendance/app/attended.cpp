#include "services/attendance/app/attended.hpp"

#include "services/attendance/store/moment.hpp"

namespace rollcall::attendance::app {

AttendedPage list_attended(pg::Tx& tx, const UserId& user, const store::AttendedQuery& query) {
    AttendedPage page;
    auto records = store::attended_records(tx, user, query);
    const bool more = records.size() > static_cast<std::size_t>(query.limit);
    if (more) records.pop_back();
    std::vector<RecordId> ids;
    for (const auto& record : records) ids.push_back(record.id);
    const auto punches = store::attended_punches(tx, ids);
    for (const auto& record : records) {
        const auto found = punches.find(record.id);
        const auto& of_record = found == punches.end() ? domain::AttendedPunches{} : found->second;
        page.attended.push_back(domain::attended_of(record, of_record, store::decided_at(tx)));
    }
    if (more) page.next = {page.attended.back().recorded_at, page.attended.back().id};
    return page;
}

}  // namespace rollcall::attendance::app
