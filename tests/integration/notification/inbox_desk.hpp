// A company of its own at the notification service's use cases, over a real database with row-level security on.
#pragma once

#include "common/events/consumer.hpp"
#include "common/pg/database.hpp"
#include "common/pg/origin.hpp"
#include "services/notification/app/directory.hpp"
#include "services/notification/app/inbox.hpp"
#include "tests/support/servers.hpp"

#include <boost/json/object.hpp>

#include <map>
#include <string>
#include <vector>

namespace rollcall::notification {

const support::Database& server();
pg::Database& database();

class InboxDesk {
  public:
    InboxDesk();

    // What identity would answer; `asked` counts how often it had to.
    std::map<UserId, domain::Person> people;
    int asked = 0;
    bool reachable = true;

    const CompanyId company = CompanyId::make();
    app::Directory directory;

    // Somebody identity knows.
    UserId hire(const std::string& name, const std::string& role = "employee", std::optional<UserId> manager = {});

    template <class Work>
    auto in_tx(Work work) {
        using T = typename decltype(work(std::declval<pg::Tx&>()))::value_type;
        return database().in_tx<T>(company, pg::Origin{}, work);
    }

    Principal caller(const UserId& user) const { return {.company = company, .user = user, .role = Role::employee}; }

    rollcall::events::Received event(
        const std::string& type, const boost::json::object& data, std::int64_t sequence = 1
    ) const;
    Result<bool> receive(const rollcall::events::Received& event);

    Result<bool> receive(const std::string& type, const boost::json::object& data) {
        return receive(event(type, data));
    }

    Page<domain::Notification> inbox(const UserId& user, const app::InboxQuery& query = {});
    // Messages, newest first.
    std::vector<std::string> messages(const UserId& user);
};

// The data of an attendance event about `user`.
boost::json::object attendance(const UserId& user, const std::string& status, int late_minutes = 0);

}  // namespace rollcall::notification
