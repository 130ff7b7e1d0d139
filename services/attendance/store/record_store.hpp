// Reading records.
#pragma once

#include "common/core/principal.hpp"
#include "common/core/result.hpp"
#include "common/pg/database.hpp"
#include "services/attendance/domain/correction.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rollcall::attendance::store {

// A record with what its page shows of its person and shift.
struct RecordView {
    domain::Record record;
    std::optional<domain::Correction> correction;  // the record's latest one
    std::string email, full_name, avatar;
    std::optional<UserId> lead;
    std::optional<Date> shift_date;  // set when the record's shift is known
    std::string start_time, end_time;
    std::optional<std::string> location;
    std::optional<DepartmentId> department;
    std::string manager_scope = "company";  // how far managers of the record's company reach
};

struct WantedRecord {
    CompanyId company;
    RecordId id;
};

struct AnyOf {
    std::vector<std::string> values;
    bool or_null = false;

    bool is_set() const { return !values.empty() || or_null; }
};

struct RecordQuery {
    std::optional<UserId> only_user;  // reach: own
    std::optional<UserId> only_team;  // reach: direct reports of, and that person
    AnyOf user, shift, status, shift_date;
    std::optional<Date> from, to;  // on the business date, inclusive
    std::string sort_by;           // documented field, "-field" descends; "": newest shift date first
    int page_number = 1;
    int page_row_count = 25;
};

struct RecordPage {
    std::vector<RecordView> records;
    std::int64_t total = 0;
};

// In one round trip, in the order wanted; nothing where there is no such record. Errors: unavailable.
Result<std::vector<std::optional<RecordView>>> find_records(
    pg::Database& database, const std::vector<WantedRecord>& wanted
);

// Errors: invalid_argument for a sortBy that is no documented field.
Result<RecordPage> list_records(pg::Tx& tx, const RecordQuery& query);

std::optional<RecordView> find_view(pg::Tx& tx, const RecordId& record);
// That person's open record, as its page shows it.
std::optional<RecordView> open_view_of(pg::Tx& tx, const UserId& user);

// Records with a correction that nobody has decided, the newest request first, at most 1 000; with `lead`, of that
// person's direct reports only.
std::vector<RecordView> views_awaiting_review(pg::Tx& tx, const std::optional<UserId>& lead);

// All records of a shift, locked.
std::vector<domain::Record> records_of_shift(pg::Tx& tx, const ShiftId& shift);
std::optional<domain::Record> open_record_of(pg::Tx& tx, const UserId& user);
bool has_record_of(pg::Tx& tx, const UserId& user, const ShiftId& shift);
std::vector<domain::Punch> punches_of(pg::Tx& tx, const RecordId& record);

}  // namespace rollcall::attendance::store
