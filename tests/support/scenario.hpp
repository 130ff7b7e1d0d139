// A company with people and shifts, made as its own administrator would make it: the CLI for the
// company, HTTP for the rest. Every test case makes its own, so that test cases share a stack and
// nothing else.
#pragma once

#include "common/core/instant.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/stack.hpp"

#include <optional>
#include <string>

namespace support {

inline constexpr char kAttendance[] = "/attendancemanagement-api/v1";
inline constexpr char kShifts[] = "/shiftmanagement-api/v1";
inline constexpr char kNotifications[] = "/notification-api/v1";
inline constexpr char kAuth[] = "/auth-api/v1";

struct Person {
    std::string id;
    std::string email;
    std::string password;
    std::string token;
};

struct Shift {
    std::string id;
    std::string date;
    std::string starts_at;
    std::string ends_at;
};

// When a shift begins and ends, in minutes from now; seconds are cut off, as shifts are written in
// HH:MM.
struct ShiftWindow {
    int begins = -10;
    int ends = 470;
};

class Company {
  public:
    explicit Company(Stack& stack = support::stack(), const std::string& zone = "Asia/Karachi");

    const std::string& id() const { return id_; }

    const std::string& codename() const { return codename_; }

    const std::string& zone() const { return zone_; }

    const Person& admin() const { return admin_; }

    // `extra` are further fields of the user, e.g. {{"manager_id", id}}.
    Person hire(const std::string& role, const boost::json::object& extra = {});
    Person hire_under(const Person& manager, const std::string& role = "employee");
    Person login(const std::string& email, const std::string& password);

    // As the admin, who may also write what has begun.
    Shift shift(ShiftWindow window = {}, const boost::json::object& extra = {});
    std::string assign(const Shift& shift, const Person& person);
    // A shift that runs, with `person` assigned.
    Shift shift_for(const Person& person, ShiftWindow window = {}, const boost::json::object& extra = {});

    // With the tenant header and the person's token; `headers` are added.
    Answer get(const Person& person, const std::string& target, const Headers& headers = {}) const;
    Answer send(
        const std::string& method,
        const Person& person,
        const std::string& target,
        const boost::json::value& body,
        const Headers& headers = {}
    ) const;

    Answer post(const Person& person, const std::string& target, const Json& body, const Headers& more = {}) const {
        return send("POST", person, target, body, more);
    }

    Answer patch(const Person& person, const std::string& target, const Json& body, const Headers& more = {}) const {
        return send("PATCH", person, target, body, more);
    }

    Answer remove(const Person& person, const std::string& target) const;
    Headers headers_of(const Person& person) const;

    Answer check_in(const Person& person, const Shift& shift, const Headers& headers = {}) const;
    Answer check_out(const Person& person, const std::string& record_id) const;

    Stack& stack() const { return stack_; }

  private:
    Stack& stack_;
    std::string zone_;
    std::string codename_;
    std::string id_;
    Person admin_;
    int people_ = 0;
};

// shiftDate, startTime and endTime of a window, in `zone`.
boost::json::object shift_times(ShiftWindow window, const std::string& zone);

// Throws with the whole answer unless it has that status.
const Answer& require_status(const Answer& answer, int status);

// A UUID that names nothing.
std::string random_id();

}  // namespace support
