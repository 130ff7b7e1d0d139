// What is seen of terminals is told to identity by company, seldom, and nothing of it is lost.
#include "gateway/clients/device_sightings.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using clients::DeviceSightings;
using identity::v1::Device;
using identity::v1::Sighting;
using namespace std::chrono_literals;

namespace {

Sighting seen(const char* device, std::int64_t when, std::int64_t lines = 0) {
    Sighting sighting;
    sighting.set_device_id(device);
    sighting.set_last_seen_at_us(when);
    sighting.set_received_lines(lines);
    return sighting;
}

}  // namespace

TEST_CASE("calls of a company's devices are told once in a while, all together") {
    DeviceSightings sightings(5min);
    for (int i = 0; i < 1000; ++i) sightings.note("a", seen(i % 2 == 0 ? "one" : "two", i, 1));
    sightings.note("b", seen("three", 7));
    const auto now = DeviceSightings::Clock::now();
    CHECK_FALSE(sightings.take_report("a", now));
    const auto report = sightings.take_report("a", now + 6min);
    REQUIRE(report);
    CHECK(report->sightings_size() == 2);
    std::int64_t lines = 0;
    for (const auto& sighting : report->sightings()) lines += sighting.received_lines();
    CHECK(lines == 1000);
    CHECK_FALSE(sightings.take_report("a", now + 7min));
    CHECK_FALSE(sightings.take_report("nobody's", now + 6min));
}

TEST_CASE("before a gateway stops, all that was not told is told, each company's by one of its own devices") {
    DeviceSightings sightings(5min);
    sightings.note("a", seen("one", 1, 4), "Bearer one");
    sightings.note("a", seen("two", 2), "Bearer two");
    sightings.note("b", seen("three", 3), "Bearer three");
    auto all = sightings.take_all();
    REQUIRE(all.size() == 2);
    const auto of_a = all[0].report.sightings_size() == 2 ? 0 : 1;
    CHECK(all[of_a].authorization == "Bearer two");
    CHECK(all[1 - of_a].authorization == "Bearer three");
    CHECK(all[1 - of_a].report.sightings(0).last_seen_at_us() == 3);
    CHECK(sightings.take_all().empty());
}

TEST_CASE("what identity knows is shown with what it was not told yet") {
    DeviceSightings sightings;
    auto newer = seen("one", 50, 3);
    newer.set_clock_skew_seconds(-4);
    sightings.note("a", newer);
    sightings.note("a", seen("one", 40));
    Device device;
    device.set_id("one");
    *device.mutable_sighting() = seen("one", 10, 100);
    auto other_company = device;
    sightings.complete("b", other_company);
    CHECK(other_company.sighting().received_lines() == 100);
    sightings.complete("a", device);
    CHECK(device.sighting().last_seen_at_us() == 50);
    CHECK(device.sighting().received_lines() == 103);
    CHECK(device.sighting().clock_skew_seconds() == -4);
}
