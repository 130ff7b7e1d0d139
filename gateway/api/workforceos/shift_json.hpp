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

}  // namespace rollcall::workforceos
