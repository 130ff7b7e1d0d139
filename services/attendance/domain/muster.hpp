// The code of one person and one day in a month's muster.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::attendance::domain {

enum class MusterCode { none, present, absent, leave, half_day, from_home, holiday, week_off };
// "", P, A, L, HD, WFH, H, WO
std::string_view code_of(MusterCode code);

// One record of that day, as far as the muster looks at it.
struct MusteredRecord {
    bool has_check_in = false;
    std::string classification;  // as rule 9 says
    std::string work_mode;
};

// What is known of the day.
struct MusterDay {
    std::vector<MusteredRecord> records;
    bool is_rostered = false;
    bool is_holiday = false;  // where the person works
    bool is_over = false;     // the day has passed
    bool is_future = false;
    bool is_employed = true;  // has an account, and it is active
};

// The first that holds: worked (P, WFH, HD; two half days are a whole one; too little to count is A), on leave (L),
// absent on record or by an unkept roster (A; rule 15: also on a holiday), holiday (H), no shift (WO). Nothing is said
// of the future, of a roster that still runs, and of somebody who is not employed.
MusterCode muster_code(const MusterDay& day);

}  // namespace rollcall::attendance::domain
