// A terminal's log: local times of its clock, read in its zone.
#include "gateway/api/push/attlog.hpp"

#include "common/time/wire.hpp"
#include "gateway/api/push/options.hpp"
#include "gateway/api/push/told_clocks.hpp"

#include <catch2/catch.hpp>

using namespace rollcall;
using namespace rollcall::push;

namespace {

Instant at(const char* text) {
    return *time::parse_instant(text);
}

LogClock berlin(const char* received_at) {
    return {"Europe/Berlin", at(received_at)};
}

std::string read(const char* moment, const LogClock& clock) {
    const auto line = read_log_line("1001\t" + std::string(moment) + "\t0\t1\t0", clock);
    return line ? time::format_instant(line->at) : "";
}

std::string time_zone_for(const char* zone, const char* when) {
    identity::v1::DeviceTerms terms;
    terms.set_time_zone(zone);
    const auto options = options_for("SN1", terms, at(when));
    const auto from = options.find("TimeZone=") + 9;
    return options.substr(from, options.find('\n', from) - from);
}

}  // namespace

TEST_CASE("a line is a badge, a local time and a status; what follows is passed over") {
    const LogClock clock{"Asia/Makassar", at("2026-02-16T06:00:00Z")};
    const auto line = read_log_line("1001\t2026-02-16 13:20:21\t4\t15\t0\t0\t0", clock);
    REQUIRE(line);
    CHECK(line->badge == "1001");
    CHECK(line->at == at("2026-02-16T05:20:21Z"));
    CHECK(line->status == 4);
    CHECK(read_log_line("   7\t2026-02-16 13:20:21", clock)->status == 255);
}

TEST_CASE("what cannot be read is told from what can") {
    const LogClock clock{"UTC", at("2026-02-16T06:00:00Z")};
    for (const char* wrong :
         {"",
          "1001",
          "\t2026-02-16 05:20:21\t0",
          "1001\t2026-02-30 05:20:21\t0",
          "1001\t2026-02-16 24:00:00\t0",
          "1001\t2026-02-16T05:20:21\t0",
          "1001\t2026-02-16 05:20\t0",
          "1001\t2026-02-16 05:20:21\tin",
          "1001\t2026-02-16 05:20:21\t256",
          "10\xff\t2026-02-16 05:20:21\t0"})
        CHECK_FALSE(read_log_line(wrong, clock));
    const auto log = read_log("1\t2026-02-16 05:20:21\t0\r\n\n  \nb\xc3\xa4\n2\t2026-02-16 05:20:22\t1", clock);
    CHECK(log.lines.size() == 2);
    CHECK(log.unreadable == std::vector<std::string>{"b??"});
    CHECK(count_lines("a\r\n\nb\n \n") == 2);
}

TEST_CASE("rule 5: a time that clocks show twice is the later one that has been already") {
    CHECK(read("2026-10-25 02:30:00", berlin("2026-10-25T00:30:05Z")) == "2026-10-25T00:30:00.000Z");
    CHECK(read("2026-10-25 02:30:00", berlin("2026-10-25T01:30:05Z")) == "2026-10-25T01:30:00.000Z");
    CHECK(read("2026-10-25 02:30:00", berlin("2026-10-26T08:00:00Z")) == "2026-10-25T01:30:00.000Z");
    // Sent again an hour later it is told by its mark.
    const auto first = read_log_line("1\t2026-10-25 02:30:00\t0", berlin("2026-10-25T00:30:05Z"));
    const auto again = read_log_line("1\t2026-10-25 02:30:00\t0", berlin("2026-10-25T01:31:00Z"));
    CHECK(first->mark == again->mark);
}

TEST_CASE("rule 5: a time that clocks skip is read as if they had not") {
    CHECK(read("2026-03-29 02:30:00", berlin("2026-03-29T02:00:00Z")) == "2026-03-29T01:30:00.000Z");
    const LogClock lord_howe{"Australia/Lord_Howe", at("2026-10-04T00:00:00Z")};
    CHECK(read("2026-10-04 02:15:00", lord_howe) == "2026-10-03T15:45:00.000Z");
}

TEST_CASE("a terminal is told its clock's distance from UTC in hours, or in minutes where hours are not enough") {
    CHECK(time_zone_for("Europe/Berlin", "2026-01-10T00:00:00Z") == "1");
    CHECK(time_zone_for("Europe/Berlin", "2026-07-10T00:00:00Z") == "2");
    CHECK(time_zone_for("Asia/Kolkata", "2026-07-10T00:00:00Z") == "330");
    CHECK(time_zone_for("America/New_York", "2026-01-10T00:00:00Z") == "-5");
    CHECK(time_zone_for("America/St_Johns", "2026-01-10T02:00:00Z") == "-210");
}

TEST_CASE("a terminal is told once that its clock's distance has changed, and not when it has been told already") {
    const auto at_work = [](const char* when) { return distance_from_utc("Europe/Berlin", at(when)); };
    const auto winter = at_work("2026-03-28T12:00:00Z");
    const auto summer = at_work("2026-03-29T01:00:00Z");
    CHECK(winter == Minutes{60});
    CHECK(summer == Minutes{120});
    ToldClocks clocks;
    clocks.tell("one", winter);
    CHECK_FALSE(clocks.is_outdated("one", winter));
    CHECK(clocks.is_outdated("one", summer));
    CHECK_FALSE(clocks.is_outdated("one", summer));
    CHECK_FALSE(clocks.is_outdated("unseen", winter));
    CHECK(clocks.is_outdated("unseen", summer));
    clocks.tell("one", winter);
    CHECK(clocks.is_outdated("one", summer));
}
