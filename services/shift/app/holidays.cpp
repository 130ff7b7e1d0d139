#include "services/shift/app/holidays.hpp"

#include "common/time/zone.hpp"
#include "services/shift/app/announce.hpp"
#include "services/shift/app/withdraw.hpp"
#include "services/shift/store/holidays.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/people.hpp"
#include "services/shift/store/sites.hpp"
#include "services/shift/store/template_members.hpp"

namespace rollcall::shift::app {

namespace {

Result<void> require_site(pg::Tx& tx, const std::optional<SiteId>& id) {
    if (!id) return {};
    const auto site = store::find_site(tx, *id);
    if (!site || !site->record.is_active) return fail(not_found("site"));
    return {};
}

Result<domain::Holiday> lock_active(pg::Tx& tx, const HolidayId& id, std::int64_t if_version) {
    auto holiday = store::find_holiday(tx, id, store::Lock::for_change);
    if (!holiday || !holiday->record.is_active) return fail(not_found("holiday"));
    ROLLCALL_CHECK(domain::require_version(holiday->record, if_version));
    return *holiday;
}

Result<Date> first_day(pg::Tx& tx, const std::optional<std::string>& from) {
    if (!from) return Date{std::chrono::year{1} / 1 / 1};
    if (*from == "today")
        return time::local_date(store::decided_at(tx), store::find_company(tx).time_zone.value_or("UTC"));
    domain::FieldReader read;
    const auto day = read.date("fromDate", *from);
    ROLLCALL_CHECK(read.verdict());
    return day;
}

}  // namespace

Result<domain::Holiday> create_holiday(pg::Tx& tx, const domain::HolidayDraft& draft) {
    ROLLCALL_TRY(auto holiday, domain::read_holiday(draft));
    ROLLCALL_CHECK(require_site(tx, holiday.site));
    const Instant now = store::decided_at(tx);
    holiday.id = HolidayId::make(now);
    holiday.record = {true, 1, now, now};
    store::insert_holiday(tx, holiday);
    withdraw_on(tx, holiday);
    announce(tx, holiday);
    audit(tx, "holiday.create", nullptr, holiday);
    return holiday;
}

Result<domain::Holiday> update_holiday(
    pg::Tx& tx, const HolidayId& id, std::int64_t if_version, const domain::Patch<domain::HolidayDraft>& patch
) {
    ROLLCALL_TRY(const auto before, lock_active(tx, id, if_version));
    ROLLCALL_TRY(auto after, domain::patched(before, patch));
    if (after == before) return before;
    if (after.site != before.site) ROLLCALL_CHECK(require_site(tx, after.site));
    const bool is_active = after.record.is_active;
    after.record = domain::next(before.record, store::decided_at(tx));
    after.record.is_active = is_active;
    store::update_holiday(tx, after);
    if (after.date != before.date || after.site != before.site || !is_active) store::make_skippers_due(tx);
    if (is_active) withdraw_on(tx, after);
    announce(tx, after);
    audit(tx, "holiday.update", &before, after);
    return after;
}

Result<domain::Holiday> remove_holiday(pg::Tx& tx, const HolidayId& id, std::int64_t if_version) {
    ROLLCALL_TRY(const auto before, lock_active(tx, id, if_version));
    auto after = before;
    after.record = domain::next(before.record, store::decided_at(tx));
    after.record.is_active = false;
    store::update_holiday(tx, after);
    store::make_skippers_due(tx);
    announce(tx, after);
    audit(tx, "holiday.remove", &before, after);
    return after;
}

Result<domain::Holiday> get_holiday(pg::Tx& tx, const HolidayId& id) {
    auto holiday = store::find_holiday(tx, id);
    if (!holiday) return fail(not_found("holiday"));
    return *holiday;
}

Result<Page<domain::Holiday>> list_holidays(
    pg::Tx& tx, const ActiveQuery& query, const std::optional<std::string>& from
) {
    ROLLCALL_TRY(const auto paging, read_paging(query, "holidayDate"));
    ROLLCALL_TRY(const auto filter, read_active(query));
    ROLLCALL_TRY(const auto first, first_day(tx, from));
    return store::list_holidays(tx, paging, filter, first);
}

}  // namespace rollcall::shift::app
