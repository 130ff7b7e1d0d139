// One person's records with what was said at coming and going.
#pragma once

#include "services/attendance/app/list_sessions.hpp"
#include "services/attendance/domain/remarks.hpp"

#include <map>

namespace rollcall::attendance::app {

struct SheetPage {
    SessionPage page;
    std::map<RecordId, domain::Remarks> remarks;
};

// `query` says the rest. Errors: as person_in_reach(); invalid_argument when from is later than to.
Result<SheetPage> list_sheets(pg::Tx& tx, const Principal& caller, const UserId& user, store::SessionQuery query);

}  // namespace rollcall::attendance::app
