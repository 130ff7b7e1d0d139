#include "tests/integration/notification/inbox_desk.hpp"

#include "services/notification/events/apply.hpp"

#include <boost/json/serialize.hpp>

namespace rollcall::notification {

const support::Database& server() {
    static const auto database = support::fresh_database();
    return database;
}

pg::Database& database() {
    static pg::Database instance(
        {.url = server().url("rollcall_notification"),
         .schema = "notification",
         .connections = 10,
         .wait = std::chrono::seconds(10),
         .statement_timeout = std::chrono::seconds(10)},
        {}
    );
    return instance;
}

InboxDesk::InboxDesk() {
    directory = [this](const CompanyId&, const std::vector<UserId>& ids) -> Result<std::vector<domain::Person>> {
        ++asked;
        if (!reachable) return fail(unavailable("identity is away"));
        std::vector<domain::Person> found;
        if (ids.empty())
            for (const auto& [id, person] : people) found.push_back(person);
        for (const auto& id : ids)
            if (const auto known = people.find(id); known != people.end()) found.push_back(known->second);
        return found;
    };
}

UserId InboxDesk::hire(const std::string& name, const std::string& role, std::optional<UserId> manager) {
    const auto id = UserId::make();
    people[id] = {.id = id, .full_name = name, .role = role, .status = "active", .manager = manager, .version = 1};
    return id;
}

rollcall::events::Received InboxDesk::event(
    const std::string& type, const boost::json::object& data, std::int64_t sequence
) const {
    rollcall::events::Received made;
    made.id = EventId::make().str();
    made.type = type;
    made.company = company;
    made.sequence = sequence;
    made.data = boost::json::serialize(data);
    return made;
}

Result<bool> InboxDesk::receive(const rollcall::events::Received& event) {
    return in_tx([&](pg::Tx& tx) -> Result<bool> {
        ROLLCALL_CHECK(events::apply(tx, directory, event));
        return true;
    });
}

Page<domain::Notification> InboxDesk::inbox(const UserId& user, const app::InboxQuery& query) {
    return in_tx([&](pg::Tx& tx) { return app::list_inbox(tx, caller(user), query); }).value();
}

std::vector<std::string> InboxDesk::messages(const UserId& user) {
    std::vector<std::string> found;
    for (const auto& row : inbox(user).rows) found.push_back(row.message);
    return found;
}

boost::json::object attendance(const UserId& user, const std::string& status, int late_minutes) {
    return {
        {"userId", user.str()},
        {"attendanceRecordId", RecordId::make().str()},
        {"shiftId", ShiftId::make().str()},
        {"businessDate", "2026-02-16"},
        {"checkInTime", "2026-02-16T05:20:21.265Z"},
        {"checkOutTime", nullptr},
        {"status", status},
        {"lateByMinutes", late_minutes},
        {"earlyByMinutes", 0},
        {"version", 1},
    };
}

}  // namespace rollcall::notification
