#include "services/shift/app/holidays.hpp"

#include "services/shift/rpc/messages.hpp"
#include "services/shift/rpc/read_id.hpp"
#include "services/shift/rpc/shift_planning.hpp"

namespace rollcall::shift::rpc {

using service::Call;

namespace {

std::optional<std::string> from_of(const v1::ListRequest& request) {
    return request.has_from_date() ? std::optional<std::string>(request.from_date()) : std::nullopt;
}

}  // namespace

ShiftPlanning::Reactor* ShiftPlanning::CreateHoliday(
    Context* context, const v1::WriteHolidayRequest* request, v1::Holiday* answer
) {
    return endpoint_.write<v1::WriteHolidayRequest, v1::Holiday>(
        context,
        request,
        answer,
        Permission::holidays_manage,
        [](pg::Tx& tx, const Call& call, const v1::WriteHolidayRequest& asked) -> Result<v1::Holiday> {
            ROLLCALL_TRY(const auto made, app::create_holiday(tx, draft_of(asked.holiday())));
            return to_message(call.principal->company, made);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::UpdateHoliday(
    Context* context, const v1::WriteHolidayRequest* request, v1::Holiday* answer
) {
    return endpoint_.write<v1::WriteHolidayRequest, v1::Holiday>(
        context,
        request,
        answer,
        Permission::holidays_manage,
        [](pg::Tx& tx, const Call& call, const v1::WriteHolidayRequest& asked) -> Result<v1::Holiday> {
            ROLLCALL_TRY(const auto id, read_id<HolidayId>("holidayId", asked.id()));
            const auto patch = patch_of(asked, asked.holiday());
            ROLLCALL_TRY(const auto changed, app::update_holiday(tx, id, asked.if_version(), patch));
            return to_message(call.principal->company, changed);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::DeleteHoliday(Context* context, const v1::ById* request, v1::Holiday* answer) {
    return endpoint_.write<v1::ById, v1::Holiday>(
        context,
        request,
        answer,
        Permission::holidays_manage,
        [](pg::Tx& tx, const Call& call, const v1::ById& asked) -> Result<v1::Holiday> {
            ROLLCALL_TRY(const auto id, read_id<HolidayId>("holidayId", asked.id()));
            ROLLCALL_TRY(const auto removed, app::remove_holiday(tx, id, asked.if_version()));
            return to_message(call.principal->company, removed);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::GetHoliday(Context* context, const v1::ById* request, v1::Holiday* answer) {
    return endpoint_.read<v1::ById, v1::Holiday>(
        context,
        request,
        answer,
        Permission::organisation_view,
        [](pg::Tx& tx, const Call& call, const v1::ById& asked) -> Result<v1::Holiday> {
            ROLLCALL_TRY(const auto id, read_id<HolidayId>("holidayId", asked.id()));
            ROLLCALL_TRY(const auto found, app::get_holiday(tx, id));
            return to_message(call.principal->company, found);
        }
    );
}

ShiftPlanning::Reactor* ShiftPlanning::ListHolidays(
    Context* context, const v1::ListRequest* request, v1::HolidayList* answer
) {
    return endpoint_.read<v1::ListRequest, v1::HolidayList>(
        context,
        request,
        answer,
        Permission::organisation_view,
        [](pg::Tx& tx, const Call& call, const v1::ListRequest& asked) -> Result<v1::HolidayList> {
            ROLLCALL_TRY(const auto page, app::list_holidays(tx, query_of(asked), from_of(asked)));
            v1::HolidayList list;
            for (const auto& holiday : page.rows) *list.add_holidays() = to_message(call.principal->company, holiday);
            list.set_total(page.total);
            return list;
        }
    );
}

}  // namespace rollcall::shift::rpc
