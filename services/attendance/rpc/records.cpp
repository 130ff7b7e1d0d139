#include "services/attendance/app/read_records.hpp"
#include "services/attendance/rpc/attendance_service.hpp"
#include "services/attendance/rpc/mapping.hpp"

namespace rollcall::attendance::rpc {

namespace {

Result<RecordId> record_id(const v1::GetRecordRequest& request) {
    const auto id = RecordId::parse(request.record_id());
    if (!id) return fail(invalid_field("attendanceRecordId", Fault::not_an_id, "expected a UUID"));
    return *id;
}

}  // namespace

AttendanceService::Reactor* AttendanceService::GetRecord(
    Context* context, const v1::GetRecordRequest* request, v1::Record* answer
) {
    return endpoint_.deferred<v1::GetRecordRequest, v1::Record>(
        context,
        request,
        answer,
        Permission::attendance_view,
        [this](Call call, const v1::GetRecordRequest& asked, std::function<void(Result<v1::Record>, bool)> finish) {
            const auto id = record_id(asked);
            if (!id) return finish(fail(id.error()), false);
            const auto caller = *call.principal;
            reader_.read(
                {caller.company, *id},
                [caller, finish = std::move(finish)](Result<std::optional<store::RecordView>> found) {
                    if (!found) return finish(fail(found.error()), false);
                    const auto view = app::show(std::move(*found), caller);
                    if (!view) return finish(fail(view.error()), false);
                    finish(to_proto(*view, app::may_read_notes(caller.role)), false);
                }
            );
        }
    );
}

AttendanceService::Reactor* AttendanceService::ExplainRecord(
    Context* context, const v1::GetRecordRequest* request, v1::Explanation* answer
) {
    return endpoint_.person<v1::GetRecordRequest, v1::Explanation>(
        context,
        request,
        answer,
        Permission::attendance_view,
        [this](const Call& call, const v1::GetRecordRequest& asked) -> Result<v1::Explanation> {
            ROLLCALL_TRY(const RecordId id, record_id(asked));
            ROLLCALL_TRY(const auto explanation, app::explain_record(database_, *call.principal, id));
            return to_proto(explanation, app::may_read_notes(call.principal->role));
        }
    );
}

AttendanceService::Reactor* AttendanceService::ListRecords(
    Context* context, const v1::ListRecordsRequest* request, v1::RecordList* answer
) {
    return endpoint_.read<v1::ListRecordsRequest, v1::RecordList>(
        context,
        request,
        answer,
        Permission::attendance_view,
        [](pg::Tx& tx, const Call& call, const v1::ListRecordsRequest& asked) -> Result<v1::RecordList> {
            ROLLCALL_TRY(auto query, query_from(asked));
            ROLLCALL_TRY(const auto page, app::list_records(tx, *call.principal, std::move(query)));
            const bool notes = app::may_read_notes(call.principal->role);
            v1::RecordList list;
            list.set_total(page.total);
            for (const auto& view : page.records) *list.add_records() = to_proto(view, notes);
            return list;
        }
    );
}

AttendanceService::Reactor* AttendanceService::GetSession(
    Context* context, const v1::GetRecordRequest* request, v1::Record* answer
) {
    return endpoint_.read<v1::GetRecordRequest, v1::Record>(
        context,
        request,
        answer,
        Permission::attendance_view,
        [](pg::Tx& tx, const Call& call, const v1::GetRecordRequest& asked) -> Result<v1::Record> {
            ROLLCALL_TRY(const RecordId id, record_id(asked));
            ROLLCALL_TRY(const auto view, app::session_of(tx, *call.principal, id));
            return to_proto(view, app::may_read_notes(call.principal->role));
        }
    );
}

AttendanceService::Reactor* AttendanceService::GetActive(
    Context* context, const Empty* request, v1::ActiveRecord* answer
) {
    return endpoint_.read<Empty, v1::ActiveRecord>(
        context,
        request,
        answer,
        Permission::attendance_view,
        [](pg::Tx& tx, const Call& call, const Empty&) -> Result<v1::ActiveRecord> {
            v1::ActiveRecord active;
            const auto view = store::open_view_of(tx, call.principal->user);
            if (view) *active.mutable_record() = to_proto(*view, app::may_read_notes(call.principal->role));
            return active;
        }
    );
}

}  // namespace rollcall::attendance::rpc
