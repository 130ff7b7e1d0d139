// The order of lists of records: newest first, as the indexes record_by_date and record_by_person have it
// (migrations/0052). Private to this folder.
#pragma once

// The check-in of the record r; of an absence, before all others.
#define CHECK_IN_OR_NEVER "(CASE WHEN r.check_in_at IS NULL THEN '-infinity' ELSE r.check_in_at END)"
#define NEWEST_FIRST "r.business_date DESC, " CHECK_IN_OR_NEVER " DESC, r.id DESC"
