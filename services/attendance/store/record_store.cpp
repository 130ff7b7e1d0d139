#include "services/attendance/store/record_store.hpp"

#include "common/pg/connection.hpp"
#include "services/attendance/store/record_order.hpp"
#include "services/attendance/store/rows.hpp"

#include <map>
#include <set>

namespace rollcall::attendance::store {

namespace {

constexpr pg::Statement kRead{"records_read", R"sql(
    SELECT (f.record).*, f.email, f.full_name, f.avatar, f.lead_id, f.shift_date, f.start_time, f.end_time, f.location,
           f.department_id, (f.correction).*, f.manager_scope, f.n
      FROM attendance.read_records($1::uuid[], $2::uuid[], $3::uuid[]) f)sql"};
constexpr int kScopeAt = kRecordColumns + 9 + kCorrectionColumns;

// After the record's columns; the order is view_from's.
constexpr char kViewColumns[] =
    " r.*, e.email, e.full_name, e.avatar, e.lead_id, s.shift_date, s.start_time, s.end_time, s.location, "
    "s.department_id,"
    " k.* ";
constexpr char kViewJoins[] =
    " LEFT JOIN attendance.employee e ON e.company_id = r.company_id AND e.user_id = r.user_id"
    " LEFT JOIN attendance.shift_instance s ON s.company_id = r.company_id AND s.shift_id = r.shift_id"
    " LEFT JOIN attendance.correction k ON k.company_id = r.company_id AND k.id = r.correction_id";

constexpr pg::Statement kOfShift{"record_of_shift", R"sql(
    SELECT * FROM attendance.record WHERE company_id = $1 AND shift_id = $2 ORDER BY id FOR UPDATE)sql"};

constexpr pg::Statement kOpenOfUser{"record_open_of_user", R"sql(
    SELECT * FROM attendance.record
     WHERE company_id = $1 AND user_id = $2 AND check_in_at IS NOT NULL AND check_out_at IS NULL FOR UPDATE)sql"};

constexpr pg::Statement kHasRecord{"record_of_user_and_shift", R"sql(
    SELECT EXISTS (SELECT FROM attendance.record WHERE company_id = $1 AND shift_id = $2 AND user_id = $3))sql"};

constexpr pg::Statement kPunches{"record_punches", R"sql(
    SELECT * FROM attendance.punch WHERE company_id = $1 AND record_id = $2)sql"};

RecordView view_from(const pqxx::row& row) {
    RecordView view{.record = *record_from(row, 0)};
    int at = kRecordColumns;
    view.email = row[at++].as<std::string>("");
    view.full_name = row[at++].as<std::string>("");
    view.avatar = row[at++].as<std::string>("");
    view.lead = pg::maybe<UserId>(row[at++]);
    view.shift_date = pg::maybe<Date>(row[at++]);
    view.start_time = row[at++].as<std::string>("");
    view.end_time = row[at++].as<std::string>("");
    view.location = pg::maybe<std::string>(row[at++]);
    view.department = pg::maybe<DepartmentId>(row[at++]);
    view.correction = correction_from(row, at);
    return view;
}

// Fields clients may sort by, as columns. Null for a field that is none.
const char* sort_column(const std::string& field) {
    static const std::map<std::string, const char*, std::less<>> columns = {
        {"id", "r.id"},
        {"userId", "r.user_id"},
        {"shiftId", "r.shift_id"},
        {"checkInTime", "r.check_in_at"},
        {"checkOutTime", "r.check_out_at"},
        {"status", "r.status"},
        {"status_idx", "array_position(ARRAY['pending','present','absent','late','leftEarly'], r.status)"},
        {"lateByMinutes", "r.late_minutes"},
        {"absenceReason", "r.absence_reason"},
        {"managerNote", "r.manager_note"},
        {"companyId", "r.company_id"},
        {"isActive", "r.company_id"},
        {"recordVersion", "r.record_version"},
        {"createdAt", "r.created_at"},
        {"updatedAt", "r.updated_at"},
        {"_owner", "r.user_id"},
        {"shiftDate", "r.business_date"},
    };
    const auto found = columns.find(field);
    return found == columns.end() ? nullptr : found->second;
}

Result<std::string> order_of(const std::string& sort_by) {
    if (sort_by.empty()) return NEWEST_FIRST;
    const bool descends = sort_by.front() == '-';
    const auto* column = sort_column(descends ? sort_by.substr(1) : sort_by);
    if (column == nullptr) return fail(invalid_field("sortBy", Fault::not_valid, "expected a field of the object"));
    return std::string(column) + (descends ? " DESC NULLS LAST, r.id DESC" : " ASC NULLS LAST, r.id");
}

// Filters in the order of their parameters. A filter that is not set costs nothing: its text is left out, so that each
// combination is a statement of its own with the index that serves it.
struct Filters {
    std::string where = "r.company_id = $1";
    std::vector<std::string> values;

    std::string parameter(std::string value) {
        values.push_back(std::move(value));
        return "$" + std::to_string(values.size() + 1);
    }

    void any_of(const char* column, const char* type, const AnyOf& wanted) {
        if (!wanted.is_set()) return;
        const auto in = std::string(column) + " = ANY (" + parameter(pg::array(wanted.values)) + "::" + type + "[])";
        where += wanted.or_null ? std::string(" AND (") + column + " IS NULL OR " + in + ")" : " AND " + in;
    }
};

Filters filters_of(const RecordQuery& query) {
    Filters filters;
    if (query.only_user) filters.where += " AND r.user_id = " + filters.parameter(query.only_user->str()) + "::uuid";
    if (query.only_team) {
        const auto lead = filters.parameter(query.only_team->str()) + "::uuid";
        filters.where +=
            " AND (r.user_id = " + lead +
            " OR EXISTS (SELECT FROM attendance.employee t WHERE t.company_id = $1 AND t.lead_id = " + lead +
            " AND t.user_id = r.user_id))";
    }
    filters.any_of("r.user_id", "uuid", query.user);
    filters.any_of("r.shift_id", "uuid", query.shift);
    filters.any_of("r.status", "text", query.status);
    filters.any_of("r.business_date", "date", query.shift_date);
    if (query.from)
        filters.where += " AND r.business_date >= " + filters.parameter(pg::format_date(*query.from)) + "::date";
    if (query.to)
        filters.where += " AND r.business_date <= " + filters.parameter(pg::format_date(*query.to)) + "::date";
    return filters;
}

pqxx::result run(pg::Tx& tx, const std::string& sql, const std::vector<std::string>& values) {
    // As many prepared statements as there are combinations of filters and orders in use, named after their text:
    // PostgreSQL looks at the first 63 bytes of a name only.
    const auto name = "records_" + std::to_string(std::hash<std::string>{}(sql));
    return tx.exec(pg::Statement{name.c_str(), sql.c_str()}, tx.company(), pqxx::prepare::make_dynamic_params(values));
}

}  // namespace

Result<std::vector<std::optional<RecordView>>> find_records(
    pg::Database& database, const std::vector<WantedRecord>& wanted
) {
    std::set<CompanyId> scope;
    std::vector<CompanyId> companies;
    std::vector<RecordId> ids;
    for (const auto& one : wanted) {
        scope.insert(one.company);
        companies.push_back(one.company);
        ids.push_back(one.id);
    }
    const std::vector<CompanyId> distinct(scope.begin(), scope.end());
    std::vector<std::optional<RecordView>> views(wanted.size());
    ROLLCALL_CHECK(database.without_scope([&](pg::Connection& connection) {
        for (const auto& row : connection.exec(kRead, pg::array(distinct), pg::array(companies), pg::array(ids))) {
            auto& view = views[row[kScopeAt + 1].as<std::size_t>() - 1];
            view = view_from(row);
            view->manager_scope = row[kScopeAt].as<std::string>("company");
        }
    }));
    return views;
}

Result<RecordPage> list_records(pg::Tx& tx, const RecordQuery& query) {
    ROLLCALL_TRY(const std::string order, order_of(query.sort_by));
    auto filters = filters_of(query);
    RecordPage page;
    page.total = run(tx, "SELECT count(*) FROM attendance.record r WHERE " + filters.where, filters.values)[0][0]
                     .as<std::int64_t>();
    const auto limit = filters.parameter(std::to_string(query.page_row_count));
    const auto offset = filters.parameter(std::to_string(std::int64_t{query.page_number - 1} * query.page_row_count));
    // The page is cut before people and shifts are looked up: 25 look-ups, not one per record.
    const auto sql = std::string("SELECT") + kViewColumns + "FROM (SELECT r.* FROM attendance.record r WHERE " +
                     filters.where + " ORDER BY " + order + " LIMIT " + limit + "::int OFFSET " + offset +
                     "::bigint) r" + kViewJoins + " ORDER BY " + order;
    for (const auto& row : run(tx, sql, filters.values)) page.records.push_back(view_from(row));
    return page;
}

namespace {

std::optional<RecordView> view_where(pg::Tx& tx, const char* condition, const std::string& value) {
    const auto sql = std::string("SELECT") + kViewColumns + "FROM attendance.record r" + kViewJoins +
                     " WHERE r.company_id = $1 AND " + condition;
    const auto rows = run(tx, sql, {value});
    return rows.empty() ? std::nullopt : std::optional(view_from(rows[0]));
}

}  // namespace

std::optional<RecordView> find_view(pg::Tx& tx, const RecordId& record) {
    return view_where(tx, "r.id = $2::uuid", record.str());
}

std::optional<RecordView> open_view_of(pg::Tx& tx, const UserId& user) {
    return view_where(tx, "r.user_id = $2::uuid AND r.check_in_at IS NOT NULL AND r.check_out_at IS NULL", user.str());
}

std::vector<RecordView> views_awaiting_review(pg::Tx& tx, const std::optional<UserId>& lead) {
    const auto sql = std::string("SELECT") + kViewColumns +
                     "FROM attendance.correction q"
                     " JOIN attendance.record r ON r.company_id = q.company_id AND r.id = q.record_id" +
                     kViewJoins + " WHERE q.company_id = $1 AND q.status IN ('pending', 'needs_clarification')" +
                     (lead ? " AND e.lead_id = $2::uuid" : "") + " ORDER BY q.requested_at DESC, q.id DESC LIMIT 1000";
    std::vector<RecordView> views;
    for (const auto& row : run(tx, sql, lead ? std::vector{lead->str()} : std::vector<std::string>{}))
        views.push_back(view_from(row));
    return views;
}

std::vector<domain::Record> records_of_shift(pg::Tx& tx, const ShiftId& shift) {
    std::vector<domain::Record> records;
    for (const auto& row : tx.exec(kOfShift, tx.company(), shift)) records.push_back(*record_from(row, 0));
    return records;
}

std::optional<domain::Record> open_record_of(pg::Tx& tx, const UserId& user) {
    const auto rows = tx.exec(kOpenOfUser, tx.company(), user);
    if (rows.empty()) return std::nullopt;
    return record_from(rows[0], 0);
}

bool has_record_of(pg::Tx& tx, const UserId& user, const ShiftId& shift) {
    return tx.exec(kHasRecord, tx.company(), shift, user)[0][0].as<bool>();
}

std::vector<domain::Punch> punches_of(pg::Tx& tx, const RecordId& record) {
    std::vector<domain::Punch> punches;
    for (const auto& row : tx.exec(kPunches, tx.company(), record)) punches.push_back(punch_from(row));
    return punches;
}

}  // namespace rollcall::attendance::store
