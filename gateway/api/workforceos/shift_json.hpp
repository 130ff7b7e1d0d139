#pragma once

#include "gateway/json/writer.hpp"

#include <rollcall/shift/v1/shift.pb.h>

namespace rollcall::workforceos {

void write_shift(json::Writer& writer, const shift::v1::Shift& shift);
void write_assignment(json::Writer& writer, const shift::v1::Assignment& assignment);
void write_site(json::Writer& writer, const shift::v1::Site& site);
void write_shift_type(json::Writer& writer, const shift::v1::ShiftType& type);
void write_department(json::Writer& writer, const shift::v1::Department& department);
void write_holiday(json::Writer& writer, const shift::v1::Holiday& holiday);

inline const auto& rows_of(const shift::v1::SiteList& list) {
    return list.sites();
}

inline const auto& rows_of(const shift::v1::ShiftTypeList& list) {
    return list.shift_types();
}

inline const auto& rows_of(const shift::v1::DepartmentList& list) {
    return list.departments();
}

inline const auto& rows_of(const shift::v1::HolidayList& list) {
    return list.holidays();
}

}  // namespace rollcall::workforceos
