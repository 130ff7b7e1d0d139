#include "services/shift/app/shift_types.hpp"

#include "services/shift/app/announce.hpp"
#include "services/shift/store/moment.hpp"
#include "services/shift/store/shift_types.hpp"

namespace rollcall::shift::app {

namespace {

Result<domain::ShiftType> lock_active(pg::Tx& tx, const ShiftTypeId& id, std::int64_t if_version) {
    auto shift_type = store::find_shift_type(tx, id, store::Lock::for_change);
    if (!shift_type || !shift_type->record.is_active) return fail(not_found("shiftType"));
    ROLLCALL_CHECK(domain::require_version(shift_type->record, if_version));
    return *shift_type;
}

}  // namespace

Result<domain::ShiftType> create_shift_type(pg::Tx& tx, const domain::ShiftTypeDraft& draft) {
    ROLLCALL_TRY(auto shift_type, domain::read_shift_type(draft));
    const Instant now = store::decided_at(tx);
    shift_type.id = ShiftTypeId::make(now);
    shift_type.record = {true, 1, now, now};
    store::insert_shift_type(tx, shift_type);
    audit(tx, "shift_type.create", nullptr, shift_type);
    return shift_type;
}

Result<domain::ShiftType> update_shift_type(
    pg::Tx& tx, const ShiftTypeId& id, std::int64_t if_version, const domain::Patch<domain::ShiftTypeDraft>& patch
) {
    ROLLCALL_TRY(const auto before, lock_active(tx, id, if_version));
    ROLLCALL_TRY(auto after, domain::patched(before, patch));
    if (after == before) return before;
    after.record = domain::next(before.record, store::decided_at(tx));
    store::update_shift_type(tx, after);
    audit(tx, "shift_type.update", &before, after);
    return after;
}

Result<domain::ShiftType> remove_shift_type(pg::Tx& tx, const ShiftTypeId& id, std::int64_t if_version) {
    ROLLCALL_TRY(const auto before, lock_active(tx, id, if_version));
    auto after = before;
    after.record = domain::next(before.record, store::decided_at(tx));
    after.record.is_active = false;
    store::update_shift_type(tx, after);
    audit(tx, "shift_type.remove", &before, after);
    return after;
}

Result<domain::ShiftType> get_shift_type(pg::Tx& tx, const ShiftTypeId& id) {
    auto shift_type = store::find_shift_type(tx, id);
    if (!shift_type) return fail(not_found("shiftType"));
    return *shift_type;
}

Result<Page<domain::ShiftType>> list_shift_types(pg::Tx& tx, const ActiveQuery& query) {
    ROLLCALL_TRY(const auto paging, read_paging(query, "name"));
    ROLLCALL_TRY(const auto filter, read_active(query));
    return store::list_shift_types(tx, paging, filter);
}

}  // namespace rollcall::shift::app
