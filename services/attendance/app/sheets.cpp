#include "services/attendance/app/sheets.hpp"

#include "services/attendance/app/reach.hpp"
#include "services/attendance/store/sheet_store.hpp"

namespace rollcall::attendance::app {

Result<SheetPage> list_sheets(pg::Tx& tx, const Principal& caller, const UserId& user, store::SessionQuery query) {
    ROLLCALL_CHECK(person_in_reach(tx, caller, user));
    query.of_user = user;
    SheetPage sheets;
    ROLLCALL_TRY(sheets.page, page_of_sessions(tx, query));
    std::vector<RecordId> ids;
    for (const auto& view : sheets.page.records) ids.push_back(view.record.id);
    for (const auto& [record, punches] : store::ins_and_outs(tx, ids))
        sheets.remarks[record] = domain::remarks_of(punches);
    return sheets;
}

}  // namespace rollcall::attendance::app
