// Attendances with their check-ins, as JSON of this surface.
#pragma once

#include "gateway/json/writer.hpp"

#include <map>
#include <rollcall/attendance/v1/timesheets.pb.h>
#include <rollcall/shift/v1/shift.pb.h>
#include <string>

namespace rollcall::external {

// What the shift service knows of shifts, by their ids.
class ShiftBook {
  public:
    explicit ShiftBook(const shift::v1::ShiftDescriptions& described);

    // Null when it is not known.
    const shift::v1::Shift* shift(const std::string& id) const;
    const shift::v1::Site* site_of(const shift::v1::Shift& shift) const;

  private:
    std::map<std::string, const shift::v1::Shift*, std::less<>> shifts_;
    std::map<std::string, const shift::v1::Site*, std::less<>> sites_;
};

// `code` is the employee's, as it was asked for.
void write_attended(
    json::Writer& writer, const attendance::v1::Attended& attended, const std::string& code, const ShiftBook& book
);

}  // namespace rollcall::external
