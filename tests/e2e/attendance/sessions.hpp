// Sessions of the HR surface, as its clients call them.
#pragma once

#include "tests/support/scenario.hpp"

#include <string>

namespace sessions {

using namespace support;

inline constexpr char kBase[] = "/api/v1/attendance";

inline Answer check_in(const Company& company, const Person& person, const std::string& mode = "office") {
    return company.post(person, std::string(kBase) + "/check-in", {{"work_mode", mode}});
}

inline Answer check_out(const Company& company, const Person& person, const boost::json::object& body = {}) {
    return company.post(person, std::string(kBase) + "/check-out", body);
}

inline Answer active(const Company& company, const Person& person) {
    return company.get(person, std::string(kBase) + "/active");
}

inline Answer start_break(const Company& company, const Person& person, const boost::json::object& body) {
    return company.post(person, std::string(kBase) + "/breaks/start", body);
}

inline Answer end_break(const Company& company, const Person& person) {
    return company.post(person, std::string(kBase) + "/breaks/end", boost::json::object{});
}

// Both documented forms of the error body.
void expect_refusal(const Answer& answer, int status, const std::string& code, const std::string& message);

// An instant so many minutes from now.
std::string minutes_from_now(int minutes);

// Runs one statement about rows of that company, past every rule of the application.
void execute(const Company& company, const std::string& update);

// As if the person's last session had taken place so many hours ago.
void move_back(const Company& company, const Person& person, int hours);

}  // namespace sessions
