#include "tests/unit/gateway/gateway_rig.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace rig;
using http::Method;

namespace {

constexpr char kRecords[] = "/attendancemanagement-api/v1/attendance-records";

attendance::v1::Record record() {
    attendance::v1::Record made;
    made.set_id(kRecordId);
    made.set_company_id(kCompanyId);
    made.set_user_id(kUserId);
    made.set_shift_id(kShiftId);
    made.set_check_in_us(1'771'219'221'265'000);
    made.set_status("late");
    made.set_late_minutes(20);
    made.set_record_version(3);
    made.set_created_at_us(1'771'219'221'265'000);
    made.set_updated_at_us(1'771'219'221'265'000);
    made.mutable_person()->set_email("a@example.com");
    made.mutable_person()->set_full_name("A");
    made.mutable_shift()->set_shift_date("2026-02-16");
    made.mutable_shift()->set_start_time("10:00");
    made.mutable_shift()->set_end_time("18:00");
    return made;
}

std::vector<std::string> keys(const boost::json::value& value) {
    std::vector<std::string> names;
    for (const auto& member : value.as_object()) names.emplace_back(member.key());
    return names;
}

clients::Clients answering_with(const attendance::v1::Record& made) {
    clients::Clients services;
    const clients::Answered<attendance::v1::Record> one{made};
    services.attendance.check_in = answering<attendance::v1::CheckInRequest, attendance::v1::Record>(one);
    services.attendance.get_record = answering<attendance::v1::GetRecordRequest, attendance::v1::Record>(one);
    attendance::v1::RecordList list;
    *list.add_records() = made;
    list.set_total(51);
    services.attendance.list_records = answering<attendance::v1::ListRecordsRequest, attendance::v1::RecordList>(
        clients::Answered<attendance::v1::RecordList>{list}
    );
    return services;
}

}  // namespace

TEST_CASE("a created record comes in the documented envelope, in its order") {
    Gateway gateway(answering_with(record()));
    const auto answer = gateway.send(
        {Method::post,
         "/attendancemanagement-api/v1/check-in",
         "employee",
         "babil",
         std::string(R"({"shiftId":")") + kShiftId + "\"}",
         {{http::Header::request_id, "my-request"}}}
    );
    REQUIRE(answer.status == 201);
    const auto body = boost::json::parse(answer.body);
    CHECK(
        keys(body) ==
        std::vector<std::string>{
            "status",
            "statusCode",
            "elapsedMs",
            "ssoTime",
            "source",
            "cacheKey",
            "userId",
            "sessionId",
            "requestId",
            "dataName",
            "method",
            "action",
            "appVersion",
            "rowCount",
            "attendanceRecord"}
    );
    CHECK(body.at("status").as_string() == "OK");
    CHECK(body.at("statusCode").as_string() == "201");
    CHECK(body.at("source").as_string() == "db");
    CHECK(body.at("cacheKey").is_null());
    CHECK(body.at("userId").as_string() == kUserId);
    CHECK(body.at("sessionId").as_string() == kSessionId);
    CHECK(body.at("requestId").as_string() == "my-request");
    CHECK(body.at("method").as_string() == "POST");
    CHECK(body.at("action").as_string() == "create");
    CHECK(body.at("rowCount").as_int64() == 1);
    const auto& made = body.at("attendanceRecord");
    CHECK(
        keys(made) ==
        std::vector<std::string>{
            "id",
            "userId",
            "shiftId",
            "checkInTime",
            "checkOutTime",
            "status",
            "status_idx",
            "lateByMinutes",
            "absenceReason",
            "managerNote",
            "companyId",
            "isActive",
            "recordVersion",
            "createdAt",
            "updatedAt",
            "_owner"}
    );
    CHECK(made.at("checkInTime").as_string() == "2026-02-16T05:20:21.265Z");
    CHECK(made.at("checkOutTime").is_null());
    CHECK(made.at("status_idx").as_int64() == 3);
    CHECK(made.at("_owner").as_string() == kUserId);
}

TEST_CASE("one record carries person and shift as objects, and its version as ETag") {
    Gateway gateway(answering_with(record()));
    const auto answer = gateway.send({Method::get, std::string(kRecords) + "/" + kRecordId});
    CHECK(answer.headers.find("ETag: \"3\"\r\n") != std::string::npos);
    const auto body = boost::json::parse(answer.body).at("attendanceRecord");
    CHECK(keys(body.at("user")) == std::vector<std::string>{"email", "fullname", "avatar"});
    CHECK(
        keys(body.at("shift")) ==
        std::vector<std::string>{"shiftDate", "startTime", "endTime", "location", "departmentId"}
    );
    CHECK(body.at("user").at("avatar").is_null());
}

TEST_CASE("rows carry them as arrays of one; a list ends with paging, filters and uiPermissions") {
    Gateway gateway(answering_with(record()));
    const auto answer = gateway.send({Method::get, std::string(kRecords) + "?status=LATE&pageRowCount=25"});
    REQUIRE(answer.status == 200);
    const auto body = boost::json::parse(answer.body);
    auto names = keys(body);
    names.erase(names.begin(), names.begin() + 13);
    CHECK(names == std::vector<std::string>{"rowCount", "attendanceRecords", "paging", "filters", "uiPermissions"});
    CHECK(
        boost::json::serialize(body.at("paging")) ==
        R"({"pageNumber":1,"pageRowCount":25,"totalRowCount":51,"pageCount":3})"
    );
    CHECK(boost::json::serialize(body.at("filters")) == R"([{"name":"status","value":"late"}])");
    const auto& row = body.at("attendanceRecords").at(0);
    CHECK(row.at("user").as_array().size() == 1);
    CHECK(row.at("shift").as_array().size() == 1);
}

TEST_CASE("an unscheduled record has no shift: null alone, an empty array in a list") {
    auto unscheduled = record();
    unscheduled.clear_shift_id();
    unscheduled.clear_shift();
    Gateway gateway(answering_with(unscheduled));
    const auto one = boost::json::parse(gateway.send({Method::get, std::string(kRecords) + "/" + kRecordId}).body);
    CHECK(one.at("attendanceRecord").at("shiftId").is_null());
    CHECK(one.at("attendanceRecord").at("shift").is_null());
    const auto list = boost::json::parse(gateway.send({Method::get, kRecords}).body);
    CHECK(list.at("attendanceRecords").at(0).at("shift").as_array().empty());
}

TEST_CASE("what the server decides itself may be sent, must be well-formed, and is left aside") {
    auto services = answering_with(record());
    attendance::v1::CheckInRequest asked;
    services.attendance.check_in = answering<attendance::v1::CheckInRequest, attendance::v1::Record>(
        clients::Answered<attendance::v1::Record>{record()}, &asked
    );
    Gateway gateway(std::move(services));
    const auto send = [&](const std::string& more) {
        return gateway.send(
            {Method::post,
             "/attendancemanagement-api/v1/check-in",
             "employee",
             "babil",
             std::string(R"({"shiftId":")") + kShiftId + "\"," + more + "}"}
        );
    };
    CHECK(
        send(R"("status":"absent","lateByMinutes":99,"checkOutTime":"2026-02-16T05:20:21Z","companyId":"x")").status ==
        201
    );
    CHECK(asked.shift_id() == kShiftId);
    CHECK_FALSE(asked.has_claimed_at_us());
    CHECK(send(R"("checkInTime":"2026-02-16T05:20:21.265Z","location":{"lat":1,"lng":2,"accuracy":5})").status == 201);
    CHECK(asked.claimed_at_us() == 1'771'219'221'265'000);
    CHECK(asked.location().lng() == 2);
    CHECK(
        send(R"("checkInTime":"2026-02-16T05:20:21.265")").body.find("errMsg_checkInTimeisNotAValidDate") !=
        std::string::npos
    );
    CHECK(send(R"("location":{"lat":91,"lng":2})").body.find("errMsg_location.latisNotValid") != std::string::npos);
    CHECK(send(R"("status":"asleep")").body.find("errMsg_statusisNotAValidEnum") != std::string::npos);
}
