// {"lat", "lng", "accuracy"?} as bodies of all surfaces spell a place.
#pragma once

#include "gateway/json/body.hpp"

namespace rollcall::json {

// Sets the request's location when the body has one in `field`; what is wrong with it is noted in the body.
template <class Request>
void read_location(Body& body, Request& request, std::string_view field = "location") {
    auto location = body.object(field);
    if (!location) return;
    auto& place = *request.mutable_location();
    if (const auto lat = location->number("lat", -90, 90, Need::required)) place.set_lat(*lat);
    if (const auto lng = location->number("lng", -180, 180, Need::required)) place.set_lng(*lng);
    if (const auto accuracy = location->number("accuracy", 0, 1e7)) place.set_accuracy(*accuracy);
    body.join(*location);
}

}  // namespace rollcall::json
