#include "services/attendance/domain/sheets.hpp"

#include "common/time/zone.hpp"

#include <algorithm>

namespace rollcall::attendance::domain {

Sheet& Sheets::lay_out(const KnownRecord& known) {
    const auto& record = known.record;
    const bool anchored = std::any_of(known.punches.begin(), known.punches.end(), [](const Punch& punch) {
        return !punch.by_machine && !punch.closes_forgotten();
    });
    auto& sheet = sheets_.emplace_back(known, facts_.policies.version(record.snapshot.policy_version), anchored);
    const auto in = record.derived.check_in_at;
    for (const auto& shift : facts_.shifts)
        if (!anchored && in && record.snapshot.shift == shift.id && *in < opening_of(shift))
            sheet.unbind(outside_shifts(*in), facts_.policies.on(local_date(*in)));
    return sheet;
}

const ShiftInstance* Sheets::shift_at(Instant at) const {
    PunchFacts facts;
    for (const auto& shift : facts_.shifts) facts.candidates.push_back({shift, {}, facts_.policies.on(shift.date)});
    const auto chosen = with_shift_at(std::move(facts), at).shift;
    if (!chosen) return nullptr;
    return &*std::find_if(facts_.shifts.begin(), facts_.shifts.end(), [&](const ShiftInstance& shift) {
        return shift.id == chosen->id;
    });
}

Instant Sheets::opening_of(const ShiftInstance& shift) const {
    return shift.starts_at - Minutes{facts_.policies.on(shift.date).early_check_in_minutes};
}

Sheet* Sheets::of(const ShiftId& shift) {
    for (auto& sheet : sheets_)
        if (sheet.snapshot().shift == shift) return &sheet;
    return nullptr;
}

Sheet& Sheets::open_for(const ShiftInstance& shift) {
    if (auto* known = of(shift.id)) {
        bind_anew(*known, shift);
        return *known;
    }
    const auto& policy = facts_.policies.on(shift.date);
    return sheets_.emplace_back(snapshot_of(shift, policy), policy);
}

Sheet& Sheets::open_outside_shifts(const MachinePunch& machine) {
    const auto date = local_date(machine.punch.at);
    Sheet* same_day = nullptr;
    for (auto& sheet : sheets_) {
        const bool fits = sheet.known() && sheet.is_free() && sheet.snapshot() == sheet.known()->record.snapshot &&
                          !sheet.snapshot().shift && sheet.snapshot().business_date == date;
        if (fits && sheet.known()->record.id == machine.record) return sheet;
        if (fits) same_day = &sheet;
    }
    if (same_day != nullptr) return *same_day;
    return sheets_.emplace_back(outside_shifts(machine.punch.at), facts_.policies.on(date));
}

void Sheets::bind_anew(Sheet& sheet, const ShiftInstance& shift) {
    if (sheet.is_empty() && sheet.known() && !sheet.known()->record.derived.check_in_at)
        sheet.bind(shift, facts_.policies.on(shift.date));
}

Date Sheets::local_date(Instant at) const {
    return time::local_date(at, facts_.employee.zone);
}

Snapshot Sheets::outside_shifts(Instant at) const {
    const auto date = local_date(at);
    return {
        .business_date = date,
        .zone = facts_.employee.zone,
        .policy_version = facts_.policies.on(date).version,
    };
}

}  // namespace rollcall::attendance::domain
