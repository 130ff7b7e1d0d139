// Every code on every surface.
#include "gateway/api/hr_monitoring/errors.hpp"

#include "gateway/api/external/errors.hpp"
#include "gateway/api/timeclock/errors.hpp"
#include "gateway/api/workforceos/errors.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include <map>

using namespace rollcall;

namespace {

http::Exchange exchange() {
    http::Exchange made;
    made.request_id = "request-7";
    return made;
}

boost::json::value body_of(const http::Surface& surface, const Error& error) {
    return boost::json::parse(surface.refuse(exchange(), surface.status_of(error), error).body);
}

}  // namespace

TEST_CASE("every code has its status on the WorkforceOS surface") {
    const std::map<Code, int> expected{
        {Code::invalid_argument, 400},
        {Code::unauthenticated, 401},
        {Code::permission_denied, 403},
        {Code::not_found, 404},
        {Code::conflict, 409},
        {Code::stale, 412},
        {Code::unprocessable, 422},
        {Code::exhausted, 429},
        {Code::unavailable, 503},
        {Code::internal, 500},
    };
    const workforceos::WorkforceosSurface surface;
    for (const auto code : kAllCodes) {
        INFO(name_of(code));
        const Error error{.code = code, .reason = "someReason", .message = "Do this."};
        CHECK(surface.status_of(error) == expected.at(code));
        const auto body = body_of(surface, error);
        CHECK(body.at("result").as_string() == "ERR");
        CHECK(body.at("status").as_int64() == expected.at(code));
        CHECK(body.at("errCode").as_int64() == expected.at(code));
        CHECK(body.at("date").as_string().size() == 24);
        const bool hidden = code == Code::internal;
        CHECK(body.at("message").as_string() == (hidden ? "errMsg_internalServerError" : "errMsg_someReason"));
        CHECK((body.at("detail").as_string() == "Do this.") != hidden);
    }
}

TEST_CASE("the WorkforceOS error has its fields in the documented order") {
    const workforceos::WorkforceosSurface surface;
    const auto body = surface.refuse(exchange(), 404, not_found("shift")).body;
    std::size_t at = 0;
    for (const char* name : {"result", "status", "message", "errCode", "date", "detail"}) {
        const auto found = body.find("\"" + std::string(name) + "\":", at);
        REQUIRE(found != std::string::npos);
        at = found;
    }
    CHECK(body.find("errMsg_shiftNotFound") != std::string::npos);
}

TEST_CASE("a bug tells its request id and nothing of itself") {
    const auto error = internal_error("relation shift.shift does not exist");
    for (const http::Surface* surface : std::initializer_list<const http::Surface*>{
             new workforceos::WorkforceosSurface, new hr_monitoring::HrMonitoringSurface}) {
        const auto body = surface->refuse(exchange(), 500, error).body;
        CHECK(body.find("relation") == std::string::npos);
        delete surface;
    }
    CHECK(workforceos::WorkforceosSurface().refuse(exchange(), 500, error).body.find("request-7") != std::string::npos);
}

TEST_CASE("field faults become keys; the first names the answer, the detail all") {
    const std::vector<std::pair<Fault, std::string>> keys{
        {Fault::required, "errMsg_shiftIdisRequired"},
        {Fault::not_an_id, "errMsg_shiftIdisNotAValidID"},
        {Fault::not_a_date, "errMsg_shiftIdisNotAValidDate"},
        {Fault::not_an_enum, "errMsg_shiftIdisNotAValidEnum"},
        {Fault::not_valid, "errMsg_shiftIdisNotValid"},
    };
    for (const auto& [fault, key] : keys) CHECK(workforceos::message_key(invalid_field("shiftId", fault, "x")) == key);
    const auto several =
        invalid_fields({{"userId", Fault::required, "is required"}, {"shiftId", Fault::not_an_id, "expected a UUID"}});
    const auto body = body_of(workforceos::WorkforceosSurface(), several);
    CHECK(body.at("message").as_string() == "errMsg_userIdisRequired");
    CHECK(body.at("detail").as_string() == "userId: is required; shiftId: expected a UUID");
}

TEST_CASE("every code has its status and name on the HR Monitoring surface") {
    const std::map<Code, std::pair<int, std::string>> expected{
        {Code::invalid_argument, {422, "VALIDATION_ERROR"}},
        {Code::unauthenticated, {401, "AUTH_ERROR"}},
        {Code::permission_denied, {403, "PERMISSION_ERROR"}},
        {Code::not_found, {404, "NOT_FOUND"}},
        {Code::conflict, {409, "CONFLICT"}},
        {Code::stale, {412, "API_ERROR"}},
        {Code::unprocessable, {422, "API_ERROR"}},
        {Code::exhausted, {429, "RATE_LIMIT_ERROR"}},
        {Code::unavailable, {503, "UNAVAILABLE"}},
        {Code::internal, {500, "INTERNAL_ERROR"}},
    };
    const hr_monitoring::HrMonitoringSurface surface;
    for (const auto code : kAllCodes) {
        INFO(name_of(code));
        const Error error{.code = code, .reason = "someReason", .message = "Do this."};
        CHECK(surface.status_of(error) == expected.at(code).first);
        const auto body = body_of(surface, error);
        CHECK(body.at("error").at("code").as_string() == expected.at(code).second);
        CHECK(body.at("error").at("message") == body.at("detail"));
        CHECK(body.at("error").at("details").is_array());
    }
}

TEST_CASE("every code has its status on the TimeClock surface, and one text") {
    const timeclock::TimeclockSurface surface;
    for (const auto code : kAllCodes) {
        INFO(name_of(code));
        const Error error{.code = code, .reason = "someReason", .message = "Do this."};
        CHECK(surface.status_of(error) == workforceos::WorkforceosSurface().status_of(error));
        const auto body = body_of(surface, error);
        CHECK(body.as_object().size() == 1);
        CHECK((body.at("detail").as_string() == "Do this.") == (code != Code::internal));
    }
}

TEST_CASE("the TimeClock surface lists the faults of a field under its name") {
    const auto body = body_of(
        timeclock::TimeclockSurface(),
        invalid_fields(
            {{"checkOutTime", Fault::not_valid, "too late"},
             {"email", Fault::required, "is required"},
             {"timeOut", Fault::not_valid, "odd"}}
        )
    );
    CHECK(boost::json::serialize(body) == R"({"timeOut":["too late","odd"],"email":["This field is required."]})");
}

TEST_CASE("HTTP's own refusals are API_ERROR") {
    const hr_monitoring::HrMonitoringSurface surface;
    for (const int status : {400, 405, 413, 415, 417, 431}) {
        const Error error{.code = Code::invalid_argument, .reason = "x", .message = "y"};
        const auto body = boost::json::parse(surface.refuse(exchange(), status, error).body);
        CHECK(body.at("error").at("code").as_string() == "API_ERROR");
        CHECK(body.at("error").at("details").as_array().empty());
        CHECK(body.at("detail").as_string() == "y");
    }
}

TEST_CASE("HR Monitoring details name fields in its own spelling and never echo a secret") {
    const auto error = invalid_fields(
        {{"employeeCode", Fault::not_valid, "too long"},
         {"email", Fault::required, "is required"},
         {"password", Fault::not_valid, "at least 8 characters"}}
    );
    const auto body = body_of(hr_monitoring::HrMonitoringSurface(), error);
    CHECK(body.at("detail").as_string() == "Request validation failed.");
    const auto& details = body.at("error").at("details").as_array();
    CHECK(details.at(0).at("field").as_string() == "employee_code");
    CHECK(details.at(0).at("message").as_string() == "too long");
    CHECK(details.at(1).at("message").as_string() == "Field required");
    CHECK(details.at(2).at("message").as_string() == "Invalid value.");
}

TEST_CASE("every code has its status on the external surface, in one shape") {
    const external::ExternalSurface surface;
    for (const auto code : kAllCodes) {
        INFO(name_of(code));
        const Error error{.code = code, .reason = "someReason", .message = "Do this."};
        CHECK(surface.status_of(error) == workforceos::status_of(code));
        const auto body = body_of(surface, error);
        CHECK(body.as_object().size() == 1);
        CHECK(body.at("error").as_string() == (code == Code::internal ? "Internal Server Error" : "Do this."));
    }
    for (const int status : {404, 405, 413, 415, 417, 431}) {
        const auto refused = surface.refuse(exchange(), status, {.code = Code::invalid_argument, .message = "No."});
        CHECK(refused.status == status);
        CHECK(refused.body == R"({"error":"No."})");
    }
}

TEST_CASE("the external surface words bad fields as documented, and names all of them") {
    const external::ExternalSurface surface;
    const auto error = invalid_fields(
        {{"employeeId", Fault::required, "is required"},
         {"startDate", Fault::not_a_date, "expected a date"},
         {"limit", Fault::not_valid, "expected 1 to 500"}}
    );
    CHECK(
        body_of(surface, error).at("error").as_string() ==
        "employeeId is required; Invalid startDate format. Use ISO 8601 format.; limit: expected 1 to 500"
    );
}
