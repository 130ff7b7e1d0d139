#include "services/identity/app/find_users.hpp"
#include "tests/integration/identity/installation.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <thread>

using namespace rollcall;
using namespace rollcall::identity;
using domain::Field;

namespace {

app::NewUser somebody(const std::string& email, domain::FieldValues more = {}) {
    app::NewUser wanted{.values = std::move(more)};
    wanted.values[Field::email] = email;
    wanted.values.try_emplace(Field::full_name, "Some Body");
    wanted.values.try_emplace(Field::role, "employee");
    return wanted;
}

}  // namespace

TEST_CASE("a user without a password is invited and cannot log in; with one they are active") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto invited = installation.create(firm, Role::admin, somebody("i@babil.example.com"));
    REQUIRE(invited);
    CHECK(invited->status == domain::Status::invited);
    CHECK(installation.login("babil", "i@babil.example.com", "").error().reason == "invalidCredentials");
    auto wanted = somebody("a@babil.example.com");
    wanted.password = kPassword;
    CHECK(installation.create(firm, Role::admin, wanted)->status == domain::Status::active);
    CHECK(installation.login("babil", "a@babil.example.com", kPassword));
}

TEST_CASE("employee codes are made up, pass over those taken, and are unique in the company only") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto other = installation.company("umbra");
    const auto code = [&](const Firm& of, const std::string& email, domain::FieldValues more = {}) {
        const auto user = installation.create(of, Role::admin, somebody(email, std::move(more)));
        return user ? user->employee_code : user.error().reason;
    };
    CHECK(code(firm, "a@b.example", {{Field::employee_code, "EMP003"}}) == "EMP003");
    CHECK(code(firm, "b@b.example") == "EMP002");
    CHECK(code(firm, "c@b.example") == "EMP004");
    CHECK(code(firm, "d@b.example", {{Field::employee_code, "EMP004"}}) == "employeeCodeTaken");
    CHECK(code(firm, "e@b.example", {{Field::employee_code, ""}}) == "EMP005");
    CHECK(code(other, "a@b.example") == "EMP002");
}

TEST_CASE("ten people made at once get ten different codes") {
    Installation installation;
    const auto firm = installation.company("babil");
    std::vector<std::string> codes(10);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < codes.size(); ++i)
        threads.emplace_back([&, i] {
            const auto user =
                installation.create(firm, Role::admin, somebody("p" + std::to_string(i) + "@babil.example.com"));
            codes[i] = user ? user->employee_code : user.error().message;
        });
    for (auto& thread : threads) thread.join();
    CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == 10);
    for (const auto& code : codes) CHECK(code.starts_with("EMP0"));
}

TEST_CASE("an e-mail is one person's in a company, whatever the case, and anybody's in another") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto other = installation.company("umbra");
    REQUIRE(installation.create(firm, Role::admin, somebody("sana@b.example")));
    CHECK(installation.create(firm, Role::admin, somebody("SANA@B.example")).error().reason == "userAlreadyExists");
    CHECK(installation.create(other, Role::admin, somebody("sana@b.example")));
}

TEST_CASE("a manager of another company is a manager that does not exist") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto other = installation.company("umbra");
    for (const auto& manager : {other.admin, UserId::make()}) {
        const auto made =
            installation.create(firm, Role::admin, somebody("a@b.example", {{Field::manager_id, manager.str()}}));
        REQUIRE_FALSE(made);
        REQUIRE(made.error().fields.size() == 1);
        CHECK(made.error().fields[0].field == "managerId");
    }
}

TEST_CASE("bad fields and a bad password are named together, before who may create whom") {
    Installation installation;
    const auto firm = installation.company("babil");
    auto wanted = somebody("nobody", {{Field::role, "admin"}});
    wanted.password = "short";
    const auto made = installation.create(firm, Role::hr_operations, wanted);
    REQUIRE(made.error().fields.size() == 2);
    CHECK(made.error().fields[0].field == "email");
    CHECK(made.error().fields[1].field == "password");
    CHECK(
        installation.create(firm, Role::hr_operations, somebody("a@b.example", {{Field::role, "manager"}}))
            .error()
            .code == Code::permission_denied
    );
}

TEST_CASE("a person is shown to themselves, their manager, hr_operations and admins") {
    Installation installation;
    const auto firm = installation.company("babil");
    const auto manager = installation.hire(firm, Role::manager);
    const auto worker = installation.hire(firm, Role::employee, manager.id);
    const auto peer = installation.hire(firm, Role::employee, manager.id);
    const auto hr = installation.hire(firm, Role::hr_operations);
    const auto seen = [&](const domain::User& by, const UserId& id) {
        return installation.in_tx<domain::User>(firm, [&](pg::Tx& tx) {
            return app::get_user(tx, installation.principal(firm, by.id, by.role), id);
        });
    };
    for (const auto& by : {worker, manager, hr}) CHECK(seen(by, worker.id).has_value());
    CHECK(seen(worker, worker.id)->manager_name == manager.full_name);
    CHECK(seen(peer, worker.id).error().message == "Access denied");
    CHECK(seen(worker, manager.id).error().code == Code::permission_denied);
    CHECK(seen(hr, UserId::make()).error().reason == "userNotFound");
    const auto other = installation.company("umbra");
    CHECK(seen(hr, other.admin).error() == seen(hr, UserId::make()).error());
}
