#include "services/attendance/rpc/attendance_service.hpp"

#include "common/time/wire.hpp"
#include "services/attendance/app/change_policy.hpp"
#include "services/attendance/app/read_records.hpp"
#include "services/attendance/rpc/desk_requests.hpp"
#include "services/attendance/rpc/mapping.hpp"

namespace rollcall::attendance::rpc {

namespace {

using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;

class AttendanceService final : public v1::Attendance::CallbackService {
  public:
    AttendanceService(
        service::Endpoint& endpoint, app::PunchDesk& desk, app::RecordReader& reader, pg::Database& database
    )
        : endpoint_(endpoint), desk_(desk), reader_(reader), database_(database) {}

    ServerUnaryReactor* CheckIn(CallbackServerContext* context, const v1::CheckInRequest* request, v1::Record* answer)
        override {
        return at_desk(context, request, answer, Permission::attendance_punch);
    }

    ServerUnaryReactor* CheckOut(CallbackServerContext* context, const v1::CheckOutRequest* request, v1::Record* answer)
        override {
        return at_desk(context, request, answer, Permission::attendance_punch);
    }

    ServerUnaryReactor* MarkAbsent(
        CallbackServerContext* context, const v1::MarkAbsentRequest* request, v1::Record* answer
    ) override {
        return at_desk(context, request, answer, Permission::attendance_mark_absent);
    }

    ServerUnaryReactor* EditNotes(
        CallbackServerContext* context, const v1::EditNotesRequest* request, v1::Record* answer
    ) override {
        return at_desk(context, request, answer, Permission::attendance_edit_notes);
    }

    ServerUnaryReactor* GetRecord(
        CallbackServerContext* context, const v1::GetRecordRequest* request, v1::Record* answer
    ) override {
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

    ServerUnaryReactor* ExplainRecord(
        CallbackServerContext* context, const v1::GetRecordRequest* request, v1::Explanation* answer
    ) override {
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

    ServerUnaryReactor* ListRecords(
        CallbackServerContext* context, const v1::ListRecordsRequest* request, v1::RecordList* answer
    ) override {
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

    ServerUnaryReactor* GetPolicy(CallbackServerContext* context, const common::v1::Empty* request, v1::Policy* answer)
        override {
        return endpoint_.read<common::v1::Empty, v1::Policy>(
            context,
            request,
            answer,
            Permission::policy_view,
            [](pg::Tx& tx, const Call&, const common::v1::Empty&) -> Result<v1::Policy> {
                return to_proto(app::read_policy(tx));
            }
        );
    }

    ServerUnaryReactor* UpdatePolicy(
        CallbackServerContext* context, const v1::UpdatePolicyRequest* request, v1::Policy* answer
    ) override {
        return endpoint_.write<v1::UpdatePolicyRequest, v1::Policy>(
            context,
            request,
            answer,
            Permission::policy_edit,
            [](pg::Tx& tx, const Call&, const v1::UpdatePolicyRequest& asked) -> Result<v1::Policy> {
                app::PolicyChange change{
                    .settings_json = asked.settings_json(),
                    .if_version = asked.if_version(),
                    .dry_run = asked.dry_run()};
                if (asked.has_effective_from()) {
                    change.effective_from = time::parse_date(asked.effective_from());
                    if (!change.effective_from)
                        return fail(invalid_field("effectiveFrom", Fault::not_a_date, "expected a date, YYYY-MM-DD"));
                }
                ROLLCALL_TRY(const auto version, app::change_policy(tx, change));
                return to_proto(version);
            }
        );
    }

    ServerUnaryReactor* Echo(CallbackServerContext* context, const common::v1::Empty*, common::v1::Empty*) override {
        auto* reactor = context->DefaultReactor();
        reactor->Finish(grpc::Status::OK);
        return reactor;
    }

  private:
    static Result<RecordId> record_id(const v1::GetRecordRequest& request) {
        const auto id = RecordId::parse(request.record_id());
        if (!id) return fail(invalid_field("attendanceRecordId", Fault::not_an_id, "expected a UUID"));
        return *id;
    }

    // Everything that changes a record waits at the desk, not on a thread.
    template <class Request>
    ServerUnaryReactor* at_desk(
        CallbackServerContext* context, const Request* request, v1::Record* answer, Permission permission
    ) {
        return endpoint_.deferred<Request, v1::Record>(
            context,
            request,
            answer,
            permission,
            [this](Call call, const Request& asked, std::function<void(Result<v1::Record>, bool)> finish) {
                auto made = desk_request(call, asked);
                if (!made) return finish(fail(made.error()), false);
                const bool notes = app::may_read_notes(call.principal->role);
                made->done = [notes, finish = std::move(finish)](Result<app::DeskAnswer> given) {
                    if (!given) return finish(fail(given.error()), false);
                    if (given->stored.empty()) return finish(to_proto(given->record, notes), false);
                    v1::Record stored;
                    stored.ParseFromString(given->stored);
                    finish(std::move(stored), true);
                };
                desk_.submit(std::move(*made));
            }
        );
    }

    service::Endpoint& endpoint_;
    app::PunchDesk& desk_;
    app::RecordReader& reader_;
    pg::Database& database_;
};

}  // namespace

std::shared_ptr<grpc::Service> make_attendance_service(
    service::Endpoint& endpoint, app::PunchDesk& desk, app::RecordReader& reader, pg::Database& database
) {
    return std::make_shared<AttendanceService>(endpoint, desk, reader, database);
}

}  // namespace rollcall::attendance::rpc
