// Sites, shift types, departments and holidays: the same four verbs on each.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

struct Kind {
    std::string path;
    std::string one;
    std::string many;
    boost::json::object body;
    boost::json::object change;
};

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all{
        {"sites",
         "site",
         "sites",
         {{"name", "Clifton Tower"},
          {"clientName", "Seaview"},
          {"address", "Block 5"},
          {"latitude", 24.8138},
          {"longitude", 67.0299},
          {"timeZone", "Asia/Karachi"},
          {"geofenceRadiusMeters", 200}},
         {{"name", "Clifton Tower B"}}},
        {"shift-types",
         "shiftType",
         "shiftTypes",
         {{"name", "Morning"},
          {"startTime", "06:00"},
          {"endTime", "14:00"},
          {"color", "#FFAA00"},
          {"breakMinutes", 30}},
         {{"color", "#00AAFF"}}},
        {"departments", "department", "departments", {{"name", "Security"}}, {{"name", "Guarding"}}},
        {"holidays",
         "holiday",
         "holidays",
         {{"name", "New Year"}, {"holidayDate", "2099-01-01"}},
         {{"name", "New Year's Day"}}},
    };
    return all;
}

std::string base(const Kind& kind) {
    return "/shiftmanagement-api/v1/" + kind.path;
}

}  // namespace

TEST_CASE("sites, shift types, departments and holidays are created, read, changed, listed and deleted") {
    for (const auto& kind : kinds()) {
        INFO(kind.path);
        Company company;
        const auto admin = company.admin();
        const auto made = company.post(admin, base(kind), kind.body);
        expect_object(made, 201, kind.one, "create");
        const auto object = "/" + kind.one;
        for (const auto& [name, value] : kind.body) {
            INFO(std::string(name));
            CHECK(made.at(object + "/" + std::string(name)) == value);
        }
        for (const char* field : {"id", "companyId", "isActive", "recordVersion", "createdAt", "updatedAt", "_owner"})
            CHECK(made.at(object).as_object().contains(field));
        const auto path = base(kind) + "/" + made.string_at(object + "/id");
        expect_object(company.get(admin, path), 200, kind.one, "get");
        const auto changed = company.patch(admin, path, kind.change);
        expect_object(changed, 200, kind.one, "update");
        for (const auto& [name, value] : kind.change) CHECK(changed.at(object + "/" + std::string(name)) == value);
        const auto list = company.get(company.hire("employee"), base(kind));
        expect_list(list, kind.many);
        CHECK(list.number_at("/rowCount") == 1);
        expect_object(company.remove(admin, path), 200, kind.one, "delete");
        CHECK(company.get(admin, base(kind)).number_at("/rowCount") == 0);
    }
}

TEST_CASE("admin and hr write them, everybody reads them") {
    Company company;
    const auto hr = company.hire("hr_operations");
    for (const auto& kind : kinds()) {
        INFO(kind.path);
        CHECK(company.post(hr, base(kind), kind.body).status == 201);
        for (const char* role : {"manager", "team_lead", "employee"}) {
            const auto caller = company.hire(role);
            expect_error(company.post(caller, base(kind), kind.body), 403, "errMsg_forbidden");
            CHECK(company.get(caller, base(kind)).status == 200);
        }
    }
}

TEST_CASE("they name their bad fields") {
    Company company;
    const auto admin = company.admin();
    for (const auto& kind : kinds()) {
        INFO(kind.path);
        expect_error(company.post(admin, base(kind), boost::json::object{}), 400, "errMsg_nameisRequired");
        const auto unknown = base(kind) + "/" + random_id();
        expect_error(company.get(admin, unknown), 404, "errMsg_" + kind.one + "NotFound");
        expect_error(company.patch(admin, unknown, kind.change), 404, "errMsg_" + kind.one + "NotFound");
        expect_error(company.remove(admin, unknown), 404, "errMsg_" + kind.one + "NotFound");
    }
    const auto site = std::string("/shiftmanagement-api/v1/sites");
    expect_error(company.post(admin, site, {{"name", "x"}, {"timeZone", "Nowhere"}}), 400, "errMsg_timeZoneisNotValid");
    expect_error(company.post(admin, site, {{"name", "x"}, {"latitude", 91}}), 400, "errMsg_latitudeisNotValid");
    expect_error(
        company.post(admin, "/shiftmanagement-api/v1/holidays", {{"name", "x"}, {"holidayDate", "never"}}),
        400,
        "errMsg_holidayDateisNotAValidDate"
    );
}

TEST_CASE("a second holiday on a date and a department's name used twice answer 409") {
    Company company;
    const auto admin = company.admin();
    for (const auto& kind : kinds()) {
        if (kind.one != "department" && kind.one != "holiday") continue;
        INFO(kind.path);
        CHECK(company.post(admin, base(kind), kind.body).status == 201);
        CHECK(company.post(admin, base(kind), kind.body).status == 409);
    }
}
