// attendance-records: get, list, notes, explain.
#include "gateway/api/workforceos/envelope.hpp"
#include "gateway/api/workforceos/explanation_json.hpp"
#include "gateway/api/workforceos/record_json.hpp"
#include "gateway/api/workforceos/routes.hpp"
#include "gateway/clients/perform.hpp"
#include "gateway/http/arguments.hpp"

namespace rollcall::workforceos {

namespace {

using namespace attendance::v1;
using http::Action;
using http::Exchange;

constexpr char kIdName[] = "attendanceRecordId";

constexpr std::string_view kSortable[] = {
    "id",
    "userId",
    "shiftId",
    "checkInTime",
    "checkOutTime",
    "status",
    "status_idx",
    "lateByMinutes",
    "absenceReason",
    "managerNote",
    "companyId",
    "isActive",
    "recordVersion",
    "createdAt",
    "updatedAt",
    "_owner",
    "shiftDate",
};

Result<Action> get_record(const clients::AttendanceClient& client, const Exchange& exchange) {
    GetRecordRequest request;
    ROLLCALL_TRY(*request.mutable_record_id(), http::path_id(exchange, kIdName));
    return clients::perform(client.get_record, std::move(request), [](const Exchange& x, const Record& record) {
        return render_one<Record>(x, {200, "attendanceRecord", "get"}, record, write_record_with_relations);
    });
}

Result<Action> list_records(const clients::AttendanceClient& client, const Exchange& exchange) {
    ListQuery query(exchange.request);
    ListRecordsRequest request;
    *request.mutable_user_id() = query.ids("userId");
    *request.mutable_shift_id() = query.ids("shiftId");
    *request.mutable_status() = query.one_of("status", kRecordStatuses);
    *request.mutable_shift_date() = query.dates("shiftDate");
    const auto from = query.date("dateFrom");
    const auto to = query.date("dateTo");
    query.require_order("dateTo", from, to);
    if (from) request.set_date_from(*from);
    if (to) request.set_date_to(*to);
    *request.mutable_page() = query.page(kSortable);
    ROLLCALL_TRY(auto echo, query.verdict());
    return clients::perform(
        client.list_records,
        std::move(request),
        [echo = std::move(echo)](const Exchange& x, const RecordList& list) {
            return render_list<decltype(list.records()), Record>(
                x, "attendanceRecords", list.records(), list.total(), echo, write_record_row
            );
        }
    );
}

Result<Action> edit_notes(const clients::AttendanceClient& client, const Exchange& exchange) {
    const auto id = http::path_id(exchange, kIdName);
    ROLLCALL_TRY(auto body, json::Body::parse(exchange.request.body));
    EditNotesRequest request;
    for (const char* field : {"absenceReason", "managerNote"})
        if (body.sent(field)) request.add_fields(field);
    if (auto reason = body.text("absenceReason")) request.set_absence_reason(std::move(*reason));
    if (auto note = body.text("managerNote")) request.set_manager_note(std::move(*note));
    ROLLCALL_CHECK(http::together(id, body));
    request.set_record_id(*id);
    ROLLCALL_TRY(const auto version, http::if_match(exchange));
    request.set_if_version(version);
    return clients::perform(client.edit_notes, std::move(request), [](const Exchange& x, const Record& record) {
        return render_one<Record>(x, {200, "attendanceRecord", "update"}, record, write_record);
    });
}

Result<Action> explain_record(const clients::AttendanceClient& client, const Exchange& exchange) {
    GetRecordRequest request;
    ROLLCALL_TRY(*request.mutable_record_id(), http::path_id(exchange, kIdName));
    return clients::perform(client.explain_record, std::move(request), [](const Exchange& x, const Explanation& why) {
        return render_one<Explanation>(x, {200, "explanation", "get"}, why, write_explanation);
    });
}

}  // namespace

std::vector<http::Route> record_routes(const clients::AttendanceClient& client) {
    const std::string all = std::string(kAttendanceBase) + "/v1/attendance-records";
    const std::string one = all + "/:" + kIdName;
    using enum http::Idempotency;
    const auto with_client = [&client](auto read) {
        return [&client, read](const Exchange& exchange) { return read(client, exchange); };
    };
    return {
        {http::Method::get, all, Permission::attendance_view, ignored, with_client(list_records)},
        {http::Method::get, one, Permission::attendance_view, ignored, with_client(get_record)},
        {http::Method::patch, one, Permission::attendance_edit_notes, accepted, with_client(edit_notes)},
        {http::Method::get, one + "/explain", Permission::attendance_view, ignored, with_client(explain_record)},
    };
}

}  // namespace rollcall::workforceos
