#include "services/attendance/domain/geofence.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rollcall::attendance::domain {

namespace {

constexpr double kEarthRadiusMetres = 6371008.8;
constexpr double kWorstAccuracyMetres = 100;

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

}  // namespace

double metres_between(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
    const double half_latitude = std::sin(radians(latitude_b - latitude_a) / 2);
    const double half_longitude = std::sin(radians(longitude_b - longitude_a) / 2);
    const double chord = half_latitude * half_latitude + std::cos(radians(latitude_a)) * std::cos(radians(latitude_b)) *
                                                             half_longitude * half_longitude;
    return 2 * kEarthRadiusMetres * std::asin(std::min(1.0, std::sqrt(chord)));
}

PlaceVerdict judge(const Place& place, const std::vector<Fence>& open) {
    if (open.empty()) return PlaceVerdict::none;
    const double accuracy = std::max(0.0, place.accuracy.value_or(0));
    if (accuracy > kWorstAccuracyMetres) return PlaceVerdict::unverified;
    const bool inside = std::any_of(open.begin(), open.end(), [&](const Fence& fence) {
        const double metres = metres_between(place.latitude, place.longitude, fence.latitude, fence.longitude);
        return metres - accuracy <= fence.radius_metres;
    });
    return inside ? PlaceVerdict::inside : PlaceVerdict::outside;
}

}  // namespace rollcall::attendance::domain
