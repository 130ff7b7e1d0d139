#include "gateway/api/push/options.hpp"

#include "gateway/api/push/told_clocks.hpp"

namespace rollcall::push {

namespace {

constexpr int kMinutesOfHour = 60;

// Whole hours as such, all else in minutes: so the protocol has it.
std::string time_zone(Minutes distance) {
    const auto minutes = distance.count();
    return std::to_string(minutes % kMinutesOfHour == 0 ? minutes / kMinutesOfHour : minutes);
}

}  // namespace

std::string options_for(const std::string& serial, const identity::v1::DeviceTerms& terms, Instant at) {
    const auto stamp = terms.stamp().empty() ? "None" : terms.stamp();
    return "GET OPTION FROM: " + serial + "\nATTLOGStamp=" + stamp +
           "\nOPERLOGStamp=9999"
           "\nATTPHOTOStamp=9999"
           "\nErrorDelay=30"
           "\nDelay=10"
           "\nTransTimes=00:00;12:00"
           "\nTransInterval=1"
           "\nTransFlag=TransData AttLog"
           "\nTimeZone=" +
           time_zone(distance_from_utc(terms.time_zone(), at)) +
           "\nRealtime=1"
           "\nEncrypt=None\n";
}

}  // namespace rollcall::push
