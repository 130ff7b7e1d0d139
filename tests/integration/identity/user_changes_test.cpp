#include "tests/integration/identity/installation.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace rollcall;
using namespace rollcall::identity;
using domain::Field;

namespace {

struct Office {
    Installation installation;
    Firm firm = installation.company("babil");
    Principal admin = installation.principal(firm, firm.admin, Role::admin);

    Result<domain::User> change(const Principal& by, const UserId& id, const domain::FieldValues& values) {
        return installation.update(firm, by, {id, values});
    }

    // The types of the events about one subject, after its creation.
    std::vector<std::string> told_of(const std::string& subject) {
        return installation.look(
            "SELECT type || ' ' || sequence FROM identity.outbox WHERE subject = '" + subject +
            "' AND type <> 'identity.user_created' ORDER BY seq"
        );
    }
};

}  // namespace

TEST_CASE("a change raises the version by one, is told and is audited with before and after") {
    Office office;
    const auto worker = office.installation.hire(office.firm, Role::employee);
    const auto changed = office.change(office.admin, worker.id, {{Field::designation, "Guard"}});
    REQUIRE(changed);
    CHECK(changed->designation == "Guard");
    CHECK(changed->record_version == 2);
    CHECK(office.told_of(worker.id.str()) == std::vector<std::string>{"identity.user_updated 2"});
    CHECK(
        office.installation.look(
            "SELECT (before::jsonb ->> 'designation') IS NULL AND after::jsonb ->> 'designation' = 'Guard' "
            "FROM identity.audit_entry WHERE action = 'user.update'"
        ) == std::vector<std::string>{"t"}
    );
}

TEST_CASE("a change that changes nothing leaves no trace") {
    Office office;
    const auto worker = office.installation.hire(office.firm, Role::employee);
    const auto same = office.change(office.admin, worker.id, {{Field::full_name, worker.full_name}});
    REQUIRE(same);
    CHECK(same->record_version == 1);
    CHECK(office.told_of(worker.id.str()).empty());
}

TEST_CASE("a stale version is refused, nobody and somebody of another company are not found") {
    Office office;
    const auto worker = office.installation.hire(office.firm, Role::employee);
    const auto change = [&](const UserId& id, std::int64_t version) {
        return office.installation.update(office.firm, office.admin, {id, {{Field::phone, "1"}}, version});
    };
    CHECK(change(worker.id, 1));
    CHECK(change(worker.id, 1).error().reason == "recordVersionStale");
    CHECK(change(UserId::make(), 0).error().reason == "userNotFound");
    const auto other = office.installation.company("umbra");
    CHECK(change(other.admin, 0).error() == change(UserId::make(), 0).error());
}

TEST_CASE("rule 19: roles and e-mails are an admin's to change") {
    Office office;
    const auto hr = office.installation.hire(office.firm, Role::hr_operations);
    const auto worker = office.installation.hire(office.firm, Role::employee);
    const auto as_hr = office.installation.principal(office.firm, hr.id, Role::hr_operations);
    CHECK(office.change(as_hr, worker.id, {{Field::designation, "Guard"}, {Field::status, "suspended"}}));
    CHECK(office.change(as_hr, worker.id, {{Field::role, "manager"}}).error().code == Code::permission_denied);
    CHECK(office.change(as_hr, office.firm.admin, {{Field::phone, "1"}}).error().code == Code::permission_denied);
    const auto as_worker = office.installation.principal(office.firm, worker.id, Role::employee);
    CHECK(office.change(as_worker, worker.id, {{Field::phone, "1"}}));
    CHECK(office.change(as_worker, hr.id, {{Field::phone, "1"}}).error().code == Code::permission_denied);
}

TEST_CASE("of two changes at once that would let a reporting line run in a circle, one is refused") {
    Office office;
    auto& installation = office.installation;
    for (int round = 0; round < 5; ++round) {
        const auto one = installation.hire(office.firm, Role::manager).id;
        const auto two = installation.hire(office.firm, Role::manager).id;
        std::atomic<int> done{0};
        const auto report = [&](const UserId& who, const UserId& to) {
            if (office.change(office.admin, who, {{Field::manager_id, to.str()}})) ++done;
        };
        std::thread other([&] { report(one, two); });
        report(two, one);
        other.join();
        CHECK(done == 1);
    }
}

TEST_CASE(
    "suspending tells so and ends sessions, activating tells so, deactivating too, each event with its own sequence"
) {
    Office office;
    auto& installation = office.installation;
    const auto worker = installation.hire(office.firm, Role::employee);
    const auto grant = installation.login("babil", worker.email, kPassword).value();
    REQUIRE(office.change(office.admin, worker.id, {{Field::status, "suspended"}}));
    CHECK(installation.refresh(grant.refresh_token).error().reason == "tokenIsNotValid");
    CHECK(
        installation.login("babil", worker.email, kPassword).error().message ==
        "Account is suspended. Please contact your administrator."
    );
    REQUIRE(office.change(office.admin, worker.id, {{Field::status, "active"}}));
    CHECK(installation.refresh(grant.refresh_token).error().reason == "tokenIsNotValid");
    CHECK(installation.login("babil", worker.email, kPassword));
    REQUIRE(office.change(office.admin, worker.id, {{Field::status, "inactive"}}));
    CHECK(installation.login("babil", worker.email, kPassword).error().message == "Account is deactivated");
    CHECK(
        office.told_of(worker.id.str()) ==
        std::vector<std::string>{
            "identity.sessions_revoked 2",
            "identity.user_suspended 3",
            "identity.user_updated 4",
            "identity.user_activated 5",
            "identity.user_updated 6",
            "identity.sessions_revoked 7",
            "identity.user_deactivated 8",
            "identity.user_updated 9",
        }
    );
}

TEST_CASE("rule 19: the last active admin cannot be demoted, suspended or deactivated") {
    Office office;
    for (const auto& values : std::vector<domain::FieldValues>{
             {{Field::role, "manager"}}, {{Field::status, "suspended"}}, {{Field::status, "inactive"}}})
        CHECK(office.change(office.admin, office.firm.admin, values).error().reason == "lastAdmin");
    const auto second = office.installation.hire(office.firm, Role::admin);
    CHECK(office.change(office.admin, office.firm.admin, {{Field::role, "manager"}}));
    const auto as_second = office.installation.principal(office.firm, second.id, Role::admin);
    CHECK(office.change(as_second, second.id, {{Field::role, "employee"}}).error().reason == "lastAdmin");
}

TEST_CASE("rule 19: of two admins who demote each other at the same moment, one stays") {
    Office office;
    const auto second = office.installation.hire(office.firm, Role::admin);
    const auto as_second = office.installation.principal(office.firm, second.id, Role::admin);
    std::atomic<int> demoted{0};
    std::thread one([&] {
        demoted += office.change(office.admin, second.id, {{Field::role, "employee"}}).has_value();
    });
    std::thread two([&] {
        demoted += office.change(as_second, office.firm.admin, {{Field::role, "employee"}}).has_value();
    });
    one.join();
    two.join();
    CHECK(demoted == 1);
}

TEST_CASE("a changed e-mail is the one to log in with, with or without a codename") {
    Office office;
    auto& installation = office.installation;
    const auto worker = installation.hire(office.firm, Role::employee);
    REQUIRE(office.change(office.admin, worker.id, {{Field::email, "new@babil.example.com"}}));
    CHECK(installation.login("", "new@babil.example.com", kPassword));
    CHECK(installation.login("", worker.email, kPassword).error().reason == "invalidCredentials");
    CHECK(installation.login("babil", worker.email, kPassword).error().reason == "invalidCredentials");
    CHECK(
        office.change(office.admin, worker.id, {{Field::email, office.firm.admin_email}}).error().reason ==
        "userAlreadyExists"
    );
}
