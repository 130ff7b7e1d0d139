#include "common/redis/connection.hpp"
#include "tests/support/expect.hpp"
#include "tests/support/scenario.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace support;

namespace {

using Entry = std::map<std::string, std::string>;

std::vector<Entry> entries_of(const std::string& stream, const std::string& company) {
    rollcall::redis::Connection redis(stack().redis().address(), std::chrono::seconds(3));
    const auto reply = redis.run({"XRANGE", stream, "-", "+"});
    if (!reply) throw std::runtime_error(reply.error().message);
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < reply->size(); ++i) {
        const auto fields = (*reply)[i][1];
        Entry entry;
        for (std::size_t field = 0; field + 1 < fields.size(); field += 2)
            entry[fields[field].text()] = fields[field + 1].text();
        if (entry["companyid"] == company) entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace

TEST_CASE("a stream's entries carry the CloudEvents attributes, in order per subject") {
    Company company;
    const auto worker = company.hire("employee");
    const auto shift = company.shift_for(worker, {.begins = -45});
    const auto record = company.check_in(worker, shift).string_at("/attendanceRecord/id");
    require_status(company.check_out(worker, record), 200);
    std::vector<Entry> entries;
    REQUIRE(eventually([&] {
        entries = entries_of("rollcall:{attendance}:events", company.id());
        return entries.size() == 2;
    }));
    for (const auto& entry : entries) {
        for (const char* field :
             {"id", "type", "source", "subject", "time", "companyid", "sequence", "datacontenttype", "data"})
            CHECK(entry.contains(field));
        CHECK(entry.at("subject") == record);
        CHECK(entry.at("datacontenttype") == "application/json");
        CHECK(boost::json::parse(entry.at("data")).is_object());
    }
    CHECK(entries[0].at("type") == "attendance.checked_in");
    CHECK(entries[1].at("type") == "attendance.checked_out");
    CHECK(std::stoll(entries[1].at("sequence")) > std::stoll(entries[0].at("sequence")));
    CHECK(entries[0].at("id") != entries[1].at("id"));
}

TEST_CASE("an operator lists a service's events") {
    Company company;
    company.hire("employee");
    const auto printed = company.stack().cli({"events", "list", "--service", "identity", "--json"});
    CHECK(printed.find("identity.user_created") != std::string::npos);
    CHECK(printed.find(company.id()) != std::string::npos);
}
