#include "services/attendance/app/read_records.hpp"
#include "services/attendance/rpc/sheet_messages.hpp"
#include "services/attendance/rpc/timesheets_service.hpp"

namespace rollcall::attendance::rpc {

using rollcall::rpc::Call;

template <class Answer>
Result<Answer> TimesheetsService::about(
    const Call& call, const std::optional<UserId>& user, const std::function<Result<Answer>(pg::Tx&)>& read
) {
    const auto& company = call.principal->company;
    const auto origin = service::Endpoint::origin_of(call);
    auto answer = database_.in_read<Answer>(company, origin, read);
    if (answer || !user || answer.error().reason != "userNotFound") return answer;
    ROLLCALL_CHECK(siblings_.refresh(company, user, std::nullopt));
    return database_.in_read<Answer>(company, origin, read);
}

TimesheetsService::Reactor* TimesheetsService::ListSheets(
    Context* context, const v1::ListSheetsRequest* request, v1::SheetPage* answer
) {
    return endpoint_.person<v1::ListSheetsRequest, v1::SheetPage>(
        context,
        request,
        answer,
        Permission::attendance_view,
        [this](const Call& call, const v1::ListSheetsRequest& asked) -> Result<v1::SheetPage> {
            const auto user = UserId::parse(asked.user_id());
            if (!user) return fail(invalid_field("userId", Fault::not_an_id, "expected a UUID"));
            ROLLCALL_TRY(const auto query, query_of(asked));
            const auto& caller = *call.principal;
            return about<v1::SheetPage>(call, user, [&](pg::Tx& tx) -> Result<v1::SheetPage> {
                ROLLCALL_TRY(const auto sheets, app::list_sheets(tx, caller, *user, query));
                return to_proto(sheets, app::may_read_notes(caller.role));
            });
        }
    );
}

TimesheetsService::Reactor* TimesheetsService::Summarise(
    Context* context, const v1::SummaryRequest* request, v1::Summary* answer
) {
    return endpoint_.person<v1::SummaryRequest, v1::Summary>(
        context,
        request,
        answer,
        Permission::attendance_view,
        [this](const Call& call, const v1::SummaryRequest& asked) -> Result<v1::Summary> {
            ROLLCALL_TRY(const auto query, query_of(asked));
            return about<v1::Summary>(call, query.user, [&](pg::Tx& tx) -> Result<v1::Summary> {
                ROLLCALL_TRY(const auto summary, app::summarise(tx, *call.principal, query));
                return to_proto(summary);
            });
        }
    );
}

TimesheetsService::Reactor* TimesheetsService::GetMuster(
    Context* context, const v1::MusterRequest* request, v1::Muster* answer
) {
    return endpoint_.read<v1::MusterRequest, v1::Muster>(
        context,
        request,
        answer,
        Permission::attendance_muster,
        [](pg::Tx& tx, const Call& call, const v1::MusterRequest& asked) -> Result<v1::Muster> {
            ROLLCALL_TRY(const auto query, query_of(asked));
            ROLLCALL_TRY(const auto rows, app::muster(tx, *call.principal, query));
            return to_proto(query.days, rows);
        }
    );
}

}  // namespace rollcall::attendance::rpc
