// rollcall attendance recompute.
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>
#include <pqxx/pqxx>

using namespace support;

namespace {

Json recompute(const Company& company, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{
        "attendance",
        "recompute",
        "--from",
        "2000-01-01",
        "--to",
        "2100-01-01",
        "--company",
        company.codename(),
        "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return boost::json::parse(company.stack().cli(arguments));
}

// A day of everything: in time, late, left early, forgotten, absent, corrected by hand.
void busy_day(Company& company) {
    const auto manager = company.hire("manager");
    for (int i = 0; i < 6; ++i) {
        const auto worker = company.hire_under(manager);
        const auto shift = company.shift_for(worker, {.begins = -10 * i - 5, .ends = 200});
        if (i == 5) continue;
        const auto record = require_status(company.check_in(worker, shift), 201).string_at("/attendanceRecord/id");
        if (i % 2 == 0) require_status(company.check_out(worker, record), 200);
    }
    for (int i = 0; i < 3; ++i) company.shift_for(company.hire_under(manager), {.begins = -600, .ends = -120});
    eventually(
        [&] {
            const auto list =
                company.get(company.admin(), "/attendancemanagement-api/v1/attendance-records?status=absent");
            return list.number_at("/paging/totalRowCount") == 3;
        },
        5000
    );
}

}  // namespace

TEST_CASE("recompute reproduces every stored row, and leaves it alone") {
    Company company;
    busy_day(company);
    const auto report = recompute(company);
    CHECK(report.at("records") == 8);
    CHECK(report.at("differing") == 0);
    CHECK(report.at("changed").as_array().empty());
}

TEST_CASE("recompute finds what the fold did not make; a dry run says so, a run mends it") {
    Company company;
    busy_day(company);
    {
        pqxx::connection session(company.stack().database().url("postgres"));
        pqxx::work work(session);
        work.exec_params(
            "UPDATE attendance.record SET worked_minutes = 9999 WHERE company_id = $1 AND check_out_at IS NOT NULL",
            company.id()
        );
        work.commit();
    }
    const auto dry = recompute(company, {"--dry-run"});
    CHECK(dry.at("differing") == 3);
    CHECK(dry.at("dryRun") == true);
    CHECK(dry.at("changed").at(0).at("differences").at("workedMinutes").at("before") == "9999");
    CHECK(recompute(company).at("differing") == 3);
    CHECK(recompute(company).at("differing") == 0);
}

TEST_CASE("recompute --refresh shows what a new policy version changes, from its date on") {
    Company company;
    busy_day(company);
    CHECK(recompute(company, {"--refresh", "--dry-run"}).at("differing") == 0);
    {
        // As if the version had been made for days that are over, which only a recompute may bring about (rule 16).
        pqxx::connection session(company.stack().database().url("postgres"));
        pqxx::work work(session);
        work.exec_params(
            "INSERT INTO attendance.policy_version (company_id, version, effective_from, settings, changed, "
            "changed_by, changed_at)"
            " VALUES ($1, 1, current_date - 9, '{\"graceMinutes\":0}', 'graceMinutes', $1, now())",
            company.id()
        );
        work.commit();
    }
    const auto dry = recompute(company, {"--refresh", "--dry-run"});
    CHECK(dry.at("differing") == 8);
    CHECK(recompute(company, {"--dry-run"}).at("differing") == 0);
    CHECK(recompute(company, {"--refresh"}).at("differing") == 8);
    CHECK(recompute(company, {"--refresh"}).at("differing") == 0);
}
