#include "deploy/cli/commands.hpp"
#include "deploy/cli/output.hpp"

#include <algorithm>
#include <iostream>
#include <rollcall/identity/v1/identity.grpc.pb.h>

namespace rollcall::cli {

namespace json = boost::json;
using identity::v1::Identity;
using Stub = Identity::Stub;

namespace {

json::object row_of(const identity::v1::User& user) {
    return {
        {"id", user.id()},
        {"email", user.email()},
        {"fullname", user.full_name()},
        {"role", user.role()},
        {"status", user.status()},
        {"employeeCode", user.employee_code()},
        {"managerId", text_or_null(user.manager_id())},
        {"departmentId", text_or_null(user.department_id())},
    };
}

Result<void> create(Shell& shell, const identity::v1::EnrollUserRequest& request) {
    const auto stub = shell.service<Identity>("identity", 50051);
    ROLLCALL_TRY(const auto user, shell.call(*stub, &Stub::EnrollUser, request));
    if (shell.json)
        print_json(row_of(user));
    else
        std::cout << "Created " << user.role() << " " << user.email() << " (" << user.id() << "), "
                  << user.employee_code() << ", " << user.status() << "\n";
    return {};
}

Result<std::string> company_id(Shell& shell, Stub& stub, const std::string& codename) {
    ROLLCALL_TRY(const auto found, shell.call(stub, &Stub::ListCompanies, common::v1::Empty{}));
    for (const auto& company : found.companies())
        if (company.codename() == codename) return company.id();
    return fail(internal_error("there is no company " + codename));
}

Result<void> list(Shell& shell, const std::string& codename) {
    const auto stub = shell.service<Identity>("identity", 50051);
    identity::v1::GetPeopleRequest request;
    ROLLCALL_TRY(*request.mutable_company_id(), company_id(shell, *stub, codename));
    ROLLCALL_TRY(const auto people, shell.call(*stub, &Stub::GetPeople, request));
    json::array rows;
    for (const auto& user : people.users()) rows.push_back(row_of(user));
    std::sort(rows.begin(), rows.end(), [](const json::value& a, const json::value& b) {
        return a.at("employeeCode").get_string() < b.at("employeeCode").get_string();
    });
    if (shell.json)
        print_json(rows);
    else
        print_table(rows, {"employeeCode", "fullname", "email", "role", "status", "id"});
    return {};
}

void add_create(CLI::App& group, Shell& shell) {
    using New = identity::v1::CreateUserRequest;
    using Text = const std::string&;
    const auto request = std::make_shared<identity::v1::EnrollUserRequest>();
    auto* make = shell.command(group, "create", "A user; without a password they are invited.", [&shell, request] {
        return create(shell, *request);
    });
    const auto option = [&](const char* name, void (New::*set)(Text), const char* meaning) {
        const auto take = [request, set](Text value) { (request->mutable_user()->*set)(value); };
        return make->add_option_function<std::string>(name, take, meaning);
    };
    const auto take_company = [request](Text value) { request->set_codename(value); };
    make->add_option_function<std::string>("--company", take_company, "The company's codename.")->required();
    option("--email", &New::set_email<Text>, "Unique in the company.")->required();
    option("--name", &New::set_full_name<Text>, "Full name.")->required();
    option("--role", &New::set_role<Text>, "admin, hr_operations, manager, team_lead, employee, ...")->required();
    option("--password", &New::set_password<Text>, "8 to 128 bytes.");
    option("--employee-code", &New::set_employee_code<Text>, "Made up when left out.");
    option("--manager", &New::set_manager_id<Text>, "The manager's user id.");
    option("--department", &New::set_department_id<Text>, "The department's id.");
    option("--site", &New::set_site_id<Text>, "The site's id.");
    option("--time-zone", &New::set_time_zone<Text>, "When it differs from the company's.");
}

}  // namespace

void add_user_commands(CLI::App& root, Shell& shell) {
    auto* group = root.add_subcommand("user", "People of a company.")->require_subcommand(1);
    add_create(*group, shell);
    const auto codename = std::make_shared<std::string>();
    auto* all =
        shell.command(*group, "list", "Everybody of a company.", [&shell, codename] { return list(shell, *codename); });
    all->add_option("--company", *codename, "The company's codename.")->required();
}

}  // namespace rollcall::cli
