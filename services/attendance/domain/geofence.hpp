// Rule 17: whether a place lies where somebody works.
#pragma once

#include "services/attendance/domain/punch.hpp"

#include <vector>

namespace rollcall::attendance::domain {

struct Fence {
    double latitude = 0;
    double longitude = 0;
    int radius_metres = 0;
};

// Against all sites open to the person that day: inside when distance - accuracy <= radius of any; an accuracy worse
// than 100 m says nothing. Without a fence there is no verdict.
PlaceVerdict judge(const Place& place, const std::vector<Fence>& open);

// Along the great circle.
double metres_between(double latitude_a, double longitude_a, double latitude_b, double longitude_b);

}  // namespace rollcall::attendance::domain
