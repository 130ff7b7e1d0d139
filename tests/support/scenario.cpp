#include "tests/support/scenario.hpp"

#include "common/core/id.hpp"
#include "common/time/wire.hpp"
#include "common/time/zone.hpp"

#include <atomic>
#include <stdexcept>

namespace support {

namespace {

constexpr char kPassword[] = "correct horse battery";

Client& client_of(const Stack& stack) {
    thread_local std::map<int, Client> clients;
    return clients.try_emplace(stack.gateway_port(), stack.gateway_port()).first->second;
}

void merge(boost::json::object& into, const boost::json::object& more) {
    for (const auto& [name, value] : more) into[name] = value;
}

}  // namespace

const Answer& require_status(const Answer& answer, int status) {
    if (answer.status == status) return answer;
    throw std::runtime_error(
        "expected " + std::to_string(status) + ", got " + std::to_string(answer.status) + ": " + answer.text
    );
}

std::string random_id() {
    return rollcall::UserId::make().str();
}

boost::json::object shift_times(ShiftWindow window, const std::string& zone) {
    namespace time = rollcall::time;
    const auto now = rollcall::now();
    const auto begins = now + rollcall::Minutes(window.begins);
    const auto ends = now + rollcall::Minutes(window.ends);
    return {
        {"shiftDate", time::format_date(time::local_date(begins, zone))},
        {"startTime", time::format_time_of_day(time::local_time_of_day(begins, zone))},
        {"endTime", time::format_time_of_day(time::local_time_of_day(ends, zone))},
    };
}

Company::Company(Stack& stack, const std::string& zone) : stack_(stack), zone_(zone) {
    static std::atomic<int> made{0};
    codename_ = "company-" + std::to_string(made++);
    const auto email = "admin@" + codename_ + ".example.com";
    const auto printed = stack_.cli(
        {"company",
         "create",
         "--codename",
         codename_,
         "--name",
         "Company of a test",
         "--time-zone",
         zone_,
         "--admin-email",
         email,
         "--admin-password",
         kPassword,
         "--json"}
    );
    id_ = std::string(boost::json::parse(printed).at("id").as_string());
    admin_ = login(email, kPassword);
}

Headers Company::headers_of(const Person& person) const {
    return {{"mbx-company-codename", codename_}, {"Authorization", "Bearer " + person.token}};
}

Answer Company::get(const Person& person, const std::string& target, const Headers& headers) const {
    Request request{.method = "GET", .target = target, .headers = headers_of(person)};
    request.headers.insert(request.headers.end(), headers.begin(), headers.end());
    return client_of(stack_).send(request);
}

Answer Company::send(
    const std::string& method,
    const Person& person,
    const std::string& target,
    const boost::json::value& body,
    const Headers& headers
) const {
    Request request{
        .method = method,
        .target = target,
        .headers = headers_of(person),
        .body = boost::json::serialize(body),
    };
    request.headers.insert(request.headers.end(), headers.begin(), headers.end());
    return client_of(stack_).send(request);
}

Answer Company::remove(const Person& person, const std::string& target) const {
    return client_of(stack_).send({.method = "DELETE", .target = target, .headers = headers_of(person)});
}

Person Company::login(const std::string& email, const std::string& password) {
    const auto answer = client_of(stack_).send(
        {.method = "POST",
         .target = std::string(kAuth) + "/login",
         .headers = {{"mbx-company-codename", codename_}},
         .body = boost::json::serialize(boost::json::object{{"email", email}, {"password", password}})}
    );
    require_status(answer, 200);
    return {answer.string_at("/user/id"), email, password, answer.string_at("/accessToken")};
}

Person Company::hire(const std::string& role, const boost::json::object& extra) {
    const auto email = role + std::to_string(people_++) + "@" + codename_ + ".example.com";
    boost::json::object user{
        {"email", email}, {"full_name", "Person " + email}, {"role", role}, {"password", kPassword}};
    merge(user, extra);
    require_status(post(admin_, "/api/v1/users", user), 201);
    return login(email, kPassword);
}

Person Company::hire_under(const Person& manager, const std::string& role) {
    return hire(role, {{"manager_id", manager.id}});
}

Shift Company::shift(ShiftWindow window, const boost::json::object& extra) {
    auto body = shift_times(window, zone_);
    merge(body, extra);
    const auto answer = post(admin_, std::string(kShifts) + "/shifts", body);
    require_status(answer, 201);
    return {
        answer.string_at("/shift/id"),
        answer.string_at("/shift/shiftDate"),
        answer.string_at("/shift/startsAt"),
        answer.string_at("/shift/endsAt"),
    };
}

std::string Company::assign(const Shift& shift, const Person& person) {
    const auto answer = post(
        admin_,
        std::string(kShifts) + "/shift-assignments",
        boost::json::object{{"shiftId", shift.id}, {"userId", person.id}}
    );
    require_status(answer, 201);
    return answer.string_at("/shiftAssignment/id");
}

Shift Company::shift_for(const Person& person, ShiftWindow window, const boost::json::object& extra) {
    auto made = shift(window, extra);
    assign(made, person);
    return made;
}

Answer Company::check_in(const Person& person, const Shift& shift, const Headers& headers) const {
    return post(person, std::string(kAttendance) + "/check-in", boost::json::object{{"shiftId", shift.id}}, headers);
}

Answer Company::check_out(const Person& person, const std::string& record_id) const {
    return post(
        person, std::string(kAttendance) + "/check-out", boost::json::object{{"attendanceRecordId", record_id}}
    );
}

}  // namespace support
