// Terminals on the wall: registered by admins, speaking the push protocol.
#include "common/core/instant.hpp"
#include "common/time/wire.hpp"
#include "tests/e2e/machines/machines.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

#include <algorithm>

using namespace machines;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr char kDevices[] = "/api/v1/devices";
constexpr char kQuarantine[] = "/api/v1/attendance/quarantine";

struct Device {
    std::string id;
    std::string serial;
    std::string token;
};

std::string new_serial() {
    return "CKJN" + random_id().substr(24);
}

boost::json::object draft(const std::string& serial) {
    return {{"name", "Gate 1"}, {"serial_number", serial}, {"time_zone", "Asia/Karachi"}};
}

Device install(const Company& company, boost::json::object more = {}) {
    auto body = draft(new_serial());
    for (auto& [name, value] : more) body[name] = value;
    const auto made = require_status(company.post(company.admin(), kDevices, body), 201);
    return {made.string_at("/id"), made.string_at("/serial_number"), made.string_at("/token")};
}

// As a terminal sends it; with `token` as the first label of the host's name.
Answer push(const std::string& method, const std::string& target, const std::string& token, const std::string& body) {
    Request request{.method = method, .target = target, .headers = {}};
    if (!token.empty()) request.headers.emplace_back("Host", token + ".clock.example.com");
    if (method == "POST") {
        request.headers.emplace_back("Content-Type", "text/plain");
        request.body = body;
    }
    return Client(machines::stack().gateway_port()).send(request);
}

Answer call(const Device& device, const std::string& path = "/iclock/getrequest") {
    return push("GET", path + "?SN=" + device.serial, device.token, "");
}

Answer upload(const Device& device, const std::string& lines, const std::string& stamp = "9999") {
    return push("POST", "/iclock/cdata?SN=" + device.serial + "&table=ATTLOG&Stamp=" + stamp, device.token, lines);
}

// A line of the log, so many minutes ago on the terminal's clock.
std::string line(const std::string& badge, int minutes_ago, int status = 0) {
    auto local = rollcall::time::format_instant(rollcall::now() - minutes{minutes_ago} + hours{5}).substr(0, 19);
    local[10] = ' ';
    return badge + "\t" + local + "\t" + std::to_string(status) + "\t1\t0\t0\n";
}

boost::json::array sessions_of(const Company& company, const Person& person) {
    return company.get(person, "/api/v1/attendance/me").json().as_array();
}

void expect_error(const Answer& answer, int status) {
    INFO(answer.text);
    CHECK(answer.status == status);
    CHECK(answer.text.starts_with("ERROR: "));
    CHECK(answer.header("Content-Type").starts_with("text/plain"));
}

}  // namespace

TEST_CASE("an admin registers a terminal, sees its token once, changes it and removes it") {
    Company company(machines::stack());
    const auto& admin = company.admin();
    const auto serial = new_serial();
    const auto made = require_status(company.post(admin, kDevices, draft(serial)), 201);
    CHECK(made.string_at("/token").size() == 52);
    CHECK(made.string_at("/status_kinds/1") == "out");
    CHECK(made.at("/health/last_seen_at").is_null());
    const auto one = std::string(kDevices) + "/" + made.string_at("/id");
    CHECK(company.get(admin, one).text.find("token") == std::string::npos);
    CHECK(company.get(admin, kDevices).json().as_array().size() == 1);

    const auto taken = company.post(admin, kDevices, draft(serial));
    CHECK(taken.status == 409);
    auto wrong = draft("no spaces");
    wrong["time_zone"] = "Mars/Olympus";
    wrong["networks"] = {"10.0.0.0/33"};
    const auto refused = company.post(admin, kDevices, wrong);
    CHECK(refused.status == 422);
    for (const char* field : {"serial_number", "time_zone", "networks"})
        CHECK(refused.text.find(field) != std::string::npos);
    CHECK(company.post(admin, kDevices, boost::json::object{}).status == 422);

    const Json change{{"name", "Gate 2"}, {"networks", {"10.0.0.0/8"}}, {"status_kinds", {{"1", "auto"}}}};
    const auto changed = require_status(company.patch(admin, one, change), 200);
    CHECK(changed.string_at("/name") == "Gate 2");
    CHECK(changed.at("/status_kinds") == Json{{"1", "auto"}});
    CHECK(company.patch(admin, one, {{"time_zone", "Nowhere"}}).status == 422);
    const auto untouched = company.patch(admin, one, {{"networks", nullptr}, {"status_kinds", nullptr}});
    CHECK(untouched.at("/networks") == changed.at("/networks"));
    CHECK(untouched.at("/status_kinds") == changed.at("/status_kinds"));
    CHECK(company.patch(admin, one, {{"networks", {std::string(60, 'x') + "\xc3\xa4\xc3\xa4\xc3\xa4"}}}).status == 422);
    CHECK(company.get(company.hire("hr_operations"), kDevices).status == 403);
    require_status(company.remove(admin, one), 200);
    CHECK(company.get(admin, one).status == 404);
    // The serial number is free again.
    require_status(company.post(admin, kDevices, draft(serial)), 201);
}

TEST_CASE("what a terminal uploads is on record before it is told so, once, whatever it sends again") {
    Company company(machines::stack());
    const auto device = install(company);
    const auto worker = company.hire("employee", {{"badge_number", "1001"}});
    const auto options = call(device, "/iclock/cdata");
    CHECK(options.status == 200);
    CHECK(options.text.starts_with("GET OPTION FROM: " + device.serial + "\nATTLOGStamp=None\n"));
    CHECK(options.text.find("\nTimeZone=5\n") != std::string::npos);
    const auto is_date = [](const auto& header) { return header.first == "Date"; };
    CHECK(std::count_if(options.headers.begin(), options.headers.end(), is_date) == 1);
    CHECK(call(device).text == "OK");

    const auto log = line("1001", 200) + line("1001", 20, 1);
    CHECK(upload(device, log, "77").text == "OK: 2");
    const auto sessions = sessions_of(company, worker);
    REQUIRE(sessions.size() == 1);
    CHECK(sessions[0].at("duration_minutes") == 180);
    CHECK(upload(device, log).text == "OK: 2");
    CHECK(sessions_of(company, worker) == sessions);
    CHECK(push("POST", "/iclock/cdata?SN=" + device.serial + "&table=OPERLOG", device.token, "a\nb\n").text == "OK: 2");
    CHECK(push("POST", "/iclock/devicecmd?SN=" + device.serial, device.token, "ID=1&Return=0&CMD=CHECK").text == "OK");

    const auto seen = company.get(company.admin(), std::string(kDevices) + "/" + device.id);
    CHECK(seen.at("/health/is_online") == Json(true));
    CHECK(seen.number_at("/health/received_lines") == 4);
    CHECK(seen.number_at("/health/backlog_seconds") >= 200 * 60);
    CHECK(is_instant(seen.string_at("/health/last_upload_at")));
}

TEST_CASE("a badge that nobody has waits until somebody has it; a line that makes no sense keeps no other back") {
    Company company(machines::stack());
    const auto device = install(company);
    const auto answer = upload(device, line("7", 30) + "what is this\n\n" + line("7", 5, 1));
    CHECK(answer.text == "OK: 3");
    const auto queue = company.get(company.admin(), kQuarantine);
    REQUIRE(queue.json().as_array().size() == 2);
    CHECK(queue.string_at("/0/hold") == "unknown_employee");
    CHECK(queue.string_at("/0/badge_number") == "7");
    const auto worker = company.hire("employee", {{"badge_number", "7"}});
    CHECK(eventually([&] { return sessions_of(company, worker).size() == 1; }));
    CHECK(company.get(company.admin(), kQuarantine).json().as_array().empty());
    const auto seen = company.get(company.admin(), std::string(kDevices) + "/" + device.id);
    CHECK(seen.number_at("/health/unreadable_lines") == 1);
    CHECK(seen.string_at("/health/last_unreadable_line") == "what is this");
}

TEST_CASE("what is not known to hold no punches is left with the terminal") {
    Company company(machines::stack());
    const auto device = install(company);
    const auto to_table = [&](const std::string& table, const std::string& body) {
        return push("POST", "/iclock/cdata?SN=" + device.serial + "&table=" + table, device.token, body);
    };
    expect_error(to_table("rtlog", "time=2026-11-29 08:00:00\tpin=1"), 400);
    expect_error(to_table("ATTLOG", "2026-11-29 08:00:00\t1\t0\nin another order"), 400);
    const auto seen = company.get(company.admin(), std::string(kDevices) + "/" + device.id);
    CHECK(seen.number_at("/health/received_lines") == 0);
    CHECK(to_table("attlog", line("1", 3)).text == "OK: 1");
    CHECK(to_table("options", "FWVersion=1").text == "OK: 1");
}

TEST_CASE("another zone makes a terminal fetch its options again, once") {
    Company company(machines::stack());
    const auto device = install(company);
    CHECK(call(device, "/iclock/cdata").text.find("\nTimeZone=5\n") != std::string::npos);
    CHECK(call(device).text == "OK");
    const auto one = std::string(kDevices) + "/" + device.id;
    require_status(company.patch(company.admin(), one, {{"time_zone", "Asia/Kolkata"}}), 200);
    CHECK(eventually([&] { return call(device).text == "C:1:CHECK"; }, 6000));
    CHECK(call(device).text == "OK");
    CHECK(call(device, "/iclock/cdata").text.find("\nTimeZone=330\n") != std::string::npos);
}

TEST_CASE("the clock's lead is told from what was sent at once, not from what has waited") {
    Company company(machines::stack());
    const auto device = install(company);
    const auto skew = [&] {
        const auto seen = company.get(company.admin(), std::string(kDevices) + "/" + device.id);
        return seen.at("/health/clock_skew_seconds").is_null() ? 1'000'000
                                                               : seen.number_at("/health/clock_skew_seconds");
    };
    upload(device, line("1", 180));
    CHECK(skew() == 1'000'000);
    upload(device, line("1", -30));
    CHECK(std::abs(skew() - 1800) < 60);
    upload(device, line("1", 4));
    CHECK(std::abs(skew() + 240) < 60);
}

TEST_CASE("what cannot be stored is not acknowledged, and is stored once when it comes again") {
    Company company(machines::stack());
    const auto device = install(company);
    const auto worker = company.hire("employee", {{"badge_number", "1003"}});
    CHECK(call(device).text == "OK");
    auto& stack = machines::stack();
    stack.stop("attendance");
    const auto log = line("1003", 90) + line("1003", 30, 1);
    expect_error(upload(device, log), 503);
    stack.start("attendance");
    stack.wait_ready("attendance");
    REQUIRE(eventually([&] { return upload(device, log).text == "OK: 2"; }));
    CHECK(upload(device, log).text == "OK: 2");
    CHECK(sessions_of(company, worker).size() == 1);
}

TEST_CASE("a terminal that was admitted is answered from memory: identity may be away") {
    Company company(machines::stack());
    const auto device = install(company);
    CHECK(call(device).text == "OK");
    auto& stack = machines::stack();
    stack.stop("identity");
    for (int i = 0; i < 5; ++i) CHECK(call(device).text == "OK");
    stack.start("identity");
    stack.wait_ready("identity");
    CHECK(call(device).text == "OK");
}

TEST_CASE("what a gateway has seen of a terminal is known when it has stopped") {
    Company company(machines::stack());
    const auto device = install(company);
    CHECK(upload(device, line("1", 2)).text == "OK: 1");
    auto& stack = machines::stack();
    stack.stop("gateway");
    stack.start("gateway");
    stack.wait_ready("gateway");
    const auto seen = company.get(company.admin(), std::string(kDevices) + "/" + device.id);
    CHECK(seen.number_at("/health/received_lines") == 1);
    CHECK(is_instant(seen.string_at("/health/last_seen_at")));
}

TEST_CASE("a terminal that calls without pause is told to wait, and nobody else is") {
    Company company(machines::stack());
    const auto device = install(company);
    const auto other = install(company);
    Answer last;
    for (int i = 0; i < 5000 && last.status != 429; ++i) last = call(device);
    expect_error(last, 429);
    CHECK(last.header("Retry-After") == "1");
    CHECK(call(other).text == "OK");
}

TEST_CASE("an upload of more lines than one call takes is stored whole") {
    Company company(machines::stack());
    const auto device = install(company);
    std::string log;
    for (int i = 0; i < 1001; ++i) log += line("nobody-" + std::to_string(i), 60);
    CHECK(upload(device, log).text == "OK: 1001");
    pqxx::connection superuser(machines::stack().database().url("postgres"));
    pqxx::work work(superuser);
    const auto stored =
        work.exec_params1("SELECT count(*) FROM attendance.machine_punch WHERE company_id = $1", company.id());
    CHECK(stored[0].as<int>() == 1001);
}

TEST_CASE("a terminal whose buttons nobody presses has the direction found for it") {
    Company company(machines::stack());
    const auto device = install(company, {{"status_kinds", {{"0", "auto"}}}});
    const auto worker = company.hire("employee", {{"badge_number", "12"}});
    CHECK(upload(device, line("12", 90) + line("12", 30)).text == "OK: 2");
    const auto sessions = sessions_of(company, worker);
    REQUIRE(sessions.size() == 1);
    CHECK(sessions[0].at("duration_minutes") == 60);
}

TEST_CASE("where only a comm key can be said, the address it came from stands for it") {
    Company company(machines::stack());
    const auto device = install(company);
    const Device silent{device.id, device.serial, ""};
    expect_error(call(silent), 401);
    const auto hello = "/iclock/cdata?SN=" + device.serial + "&options=all&pushcommkey=" + device.token;
    const auto begun = push("GET", hello, "", "");
    CHECK(begun.status == 200);
    // What was refused before counts from here on.
    CHECK(call(silent).text == "OK");
    CHECK(upload(silent, line("1", 1)).text == "OK: 1");
    Device other_case = silent;
    for (auto& c : other_case.serial) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    CHECK(call(other_case).text == "OK");
}

TEST_CASE("where two companies' comm keys came from one address with one serial number, neither is believed") {
    Company company(machines::stack());
    Company other(machines::stack());
    const auto device = install(company);
    const auto theirs = install(other, {{"serial_number", device.serial}});
    const Device silent{"", device.serial, ""};
    const auto hello = [&](const std::string& key) {
        return push("GET", "/iclock/cdata?SN=" + device.serial + "&options=all&pushcommkey=" + key, "", "").status;
    };
    CHECK(hello(device.token) == 200);
    CHECK(hello(theirs.token) == 200);
    expect_error(call(silent), 401);
    CHECK(call(device).text == "OK");
}

TEST_CASE("who is not registered, has no token, a wrong one or another company's is refused") {
    Company company(machines::stack());
    Company other(machines::stack());
    const auto device = install(company);
    const auto theirs = install(other);
    expect_error(push("GET", "/iclock/getrequest", "", ""), 400);
    expect_error(call({"", new_serial(), device.token}), 401);
    expect_error(call({"", device.serial, ""}), 401);
    expect_error(call({"", device.serial, theirs.token}), 401);
    expect_error(call({"", device.serial, std::string(52, 'f')}), 401);
    expect_error(push("POST", "/iclock/cdata?SN=" + device.serial, device.token, "x"), 400);
    CHECK(push("GET", "/iclock/nothing", "", "").status == 404);
    expect_error(upload({"", device.serial, theirs.token}, line("1", 1)), 401);
    CHECK(company.get(company.admin(), kQuarantine).json().as_array().empty());
    CHECK(other.get(other.admin(), kQuarantine).json().as_array().empty());
}

TEST_CASE("a terminal taken out of use, with another token or from a wrong network is refused within seconds") {
    Company company(machines::stack());
    const auto& admin = company.admin();
    const auto outside = install(company, {{"networks", {"203.0.113.0/24"}}});
    expect_error(call(outside), 403);
    const auto inside = install(company, {{"networks", {"127.0.0.0/8", "::1"}}});
    CHECK(call(inside).text == "OK");

    const auto one = std::string(kDevices) + "/" + inside.id;
    const auto renewed = require_status(company.post(admin, one + "/token", {}), 200).string_at("/token");
    CHECK(eventually([&] { return call(inside).status == 401; }, 6000));
    const Device again{inside.id, inside.serial, renewed};
    CHECK(call(again).text == "OK");
    require_status(company.patch(admin, one, {{"is_active", false}}), 200);
    CHECK(eventually([&] { return call(again).status == 401; }, 6000));
}
