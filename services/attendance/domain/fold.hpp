// The fold: punches in, record out. Pure: the same punches in any order, with any duplicates, give the same record,
// resolutions and explanation. Live check-in, recomputation and "explain" all call it.
#pragma once

#include "services/attendance/domain/policy.hpp"
#include "services/attendance/domain/record.hpp"

#include <string>
#include <vector>

namespace rollcall::attendance::domain {

// How a value came about, for people who ask.
struct Explained {
    std::string name;
    std::string value;
    std::string rule;
};

struct Folded {
    Derived derived;
    std::vector<Resolution> resolutions;
    std::vector<Explained> explanation;
};

// All punches of one record, of any kind, those of approved corrections among them. `policy` is the version the
// snapshot names; `marked_absent` matters while nobody came. Resolutions come in the order of the punches.
Folded fold(const Snapshot& snapshot, const Policy& policy, std::vector<Punch> punches, bool marked_absent);

}  // namespace rollcall::attendance::domain
