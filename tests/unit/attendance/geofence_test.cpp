// Rule 17: accepted when distance - accuracy <= radius, against all sites open to the person that day.
#include "services/attendance/domain/geofence.hpp"

#include <catch2/catch.hpp>

using namespace rollcall::attendance::domain;

namespace {

constexpr Fence kHeadquarters{-8.6695866, 115.1538065, 200};
constexpr Fence kDepot{-8.7, 115.2, 100};

// About `metres` north of the headquarters.
Place north_of_headquarters(double metres, double accuracy) {
    return {kHeadquarters.latitude + metres / 111'195, kHeadquarters.longitude, accuracy};
}

}  // namespace

TEST_CASE("rule 17: the accuracy is in the person's favour, to the metre") {
    CHECK(judge(north_of_headquarters(199, 0), {kHeadquarters}) == PlaceVerdict::inside);
    CHECK(judge(north_of_headquarters(249, 50), {kHeadquarters}) == PlaceVerdict::inside);
    CHECK(judge(north_of_headquarters(252, 50), {kHeadquarters}) == PlaceVerdict::outside);
}

TEST_CASE("rule 17: an accuracy worse than 100 m verifies nothing") {
    CHECK(judge(north_of_headquarters(0, 100.5), {kHeadquarters}) == PlaceVerdict::unverified);
    CHECK(judge(north_of_headquarters(0, 100), {kHeadquarters}) == PlaceVerdict::inside);
}

TEST_CASE("rule 17: any open site will do, and without one there is nothing to say") {
    const Place at_depot{kDepot.latitude, kDepot.longitude, 10.0};
    CHECK(judge(at_depot, {kHeadquarters}) == PlaceVerdict::outside);
    CHECK(judge(at_depot, {kHeadquarters, kDepot}) == PlaceVerdict::inside);
    CHECK(judge(at_depot, {}) == PlaceVerdict::none);
}

TEST_CASE("distances go the short way round, over the date line as well") {
    CHECK(metres_between(0, 179.999, 0, -179.999) == Approx(222.4).margin(0.5));
    CHECK(metres_between(52.52, 13.405, 48.8566, 2.3522) == Approx(877'500).epsilon(0.005));
}
