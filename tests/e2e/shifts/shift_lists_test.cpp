#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace support;

namespace {

constexpr char kShiftPath[] = "/shiftmanagement-api/v1/shifts";

std::set<std::string> ids(const Answer& answer) {
    std::set<std::string> found;
    for (const auto& row : answer.at("/shifts").as_array()) found.insert(std::string(row.at("id").as_string()));
    return found;
}

std::string create(Company& company, const boost::json::object& body) {
    return require_status(company.post(company.admin(), kShiftPath, body), 201).string_at("/shift/id");
}

}  // namespace

TEST_CASE("shifts are listed by date, department, site, status and person") {
    Company company;
    const auto admin = company.admin();
    const auto department =
        company.post(admin, "/shiftmanagement-api/v1/departments", {{"name", "Security"}}).string_at("/department/id");
    const auto site = company.post(admin, "/shiftmanagement-api/v1/sites", {{"name", "Tower"}}).string_at("/site/id");
    const auto monday = create(
        company,
        {{"shiftDate", "2099-03-02"}, {"startTime", "09:00"}, {"endTime", "17:00"}, {"departmentId", department}}
    );
    const auto tuesday =
        create(company, {{"shiftDate", "2099-03-03"}, {"startTime", "09:00"}, {"endTime", "17:00"}, {"siteId", site}});
    const auto worker = company.hire("employee");
    company.assign({.id = tuesday}, worker);
    const auto list = [&](const std::string& query) { return company.get(admin, kShiftPath + query); };
    using Ids = std::set<std::string>;
    expect_list(list(""), "shifts");
    CHECK(ids(list("")) == Ids{monday, tuesday});
    CHECK(ids(list("?shiftDate=2099-03-02")) == Ids{monday});
    CHECK(ids(list("?dateFrom=2099-03-03")) == Ids{tuesday});
    CHECK(ids(list("?dateFrom=2099-03-01&dateTo=2099-03-02")) == Ids{monday});
    CHECK(ids(list("?departmentId=" + department)) == Ids{monday});
    CHECK(ids(list("?departmentId=null")) == Ids{tuesday});
    CHECK(ids(list("?siteId=" + site)) == Ids{tuesday});
    CHECK(ids(list("?userId=" + worker.id)) == Ids{tuesday});
    CHECK(ids(list("?status=scheduled")) == Ids{monday, tuesday});
    CHECK(ids(list("?status=CANCELLED")) == Ids{});
    expect_error(list("?status=forgotten"), 400, "errMsg_statusisNotAValidEnum");
    expect_error(list("?siteId=x"), 400, "errMsg_siteIdisNotAValidID");
    expect_error(list("?dateFrom=soon"), 400, "errMsg_dateFromisNotAValidDate");
    CHECK(list("?sortBy=shiftDate").string_at("/shifts/0/id") == monday);
    CHECK(list("?sortBy=-shiftDate").string_at("/shifts/0/id") == tuesday);
}

TEST_CASE("a person on the staff lists the shifts they are assigned to") {
    Company company;
    const auto worker = company.hire("employee");
    const auto own = company.shift_for(worker);
    const auto other = company.shift_for(company.hire("employee"));
    CHECK(ids(company.get(worker, kShiftPath)) == std::set{own.id});
    CHECK(ids(company.get(worker, std::string(kShiftPath) + "?userId=" + random_id())).count(other.id) == 0);
    CHECK(ids(company.get(company.hire("manager"), kShiftPath)) == std::set{own.id, other.id});
}
