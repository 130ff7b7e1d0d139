// The TimeClock surface, as its clients call it.
#pragma once

#include "tests/support/scenario.hpp"

#include <string>

namespace timeclock {

using namespace support;

inline constexpr char kAuth[] = "/api/auth";
inline constexpr char kBase[] = "/api/timeclock";

inline Answer clock_in(const Company& company, const Person& person, const boost::json::object& body = {}) {
    return company.post(person, std::string(kBase) + "/clock-in/", body);
}

inline Answer clock_out(const Company& company, const Person& person, const boost::json::object& body = {}) {
    return company.post(person, std::string(kBase) + "/clock-out/", body);
}

// {"detail": "..."}
void expect_detail(const Answer& answer, int status, const std::string& detail);
// 400 {"<field>": ["..."]}
void expect_fault(const Answer& answer, const std::string& field);

// What clocks in the company's zone show so many seconds from now.
struct WallClock {
    std::string date;
    std::string time;
};

WallClock wall_clock(const Company& company, int seconds_from_now = 0);

// Sends a body to an open route, with the company's header unless `codename` is "".
Answer call_open(
    const Company& company, const std::string& target, const boost::json::object& body, const std::string& codename
);

}  // namespace timeclock
