#include "common/time/wire.hpp"
#include "deploy/cli/commands.hpp"
#include "deploy/cli/output.hpp"

#include <iostream>
#include <rollcall/identity/v1/identity.grpc.pb.h>

namespace rollcall::cli {

namespace json = boost::json;
using identity::v1::Identity;
using Stub = Identity::Stub;

namespace {

Result<void> create(Shell& shell, const identity::v1::CreateCompanyRequest& request) {
    const auto stub = shell.service<Identity>("identity", 50051);
    ROLLCALL_TRY(const auto created, shell.call(*stub, &Stub::CreateCompany, request));
    const auto& company = created.company();
    if (shell.json)
        print_json(json::object{
            {"id", company.id()}, {"codename", company.codename()}, {"adminUserId", created.admin_user_id()}});
    else
        std::cout << "Created company " << company.codename() << " (" << company.id() << "), admin "
                  << created.admin_user_id() << "\n";
    return {};
}

Result<void> list(Shell& shell) {
    const auto stub = shell.service<Identity>("identity", 50051);
    ROLLCALL_TRY(const auto found, shell.call(*stub, &Stub::ListCompanies, common::v1::Empty{}));
    json::array rows;
    for (const auto& company : found.companies())
        rows.push_back(json::object{
            {"id", company.id()},
            {"codename", company.codename()},
            {"name", company.name()},
            {"timeZone", company.time_zone()},
            {"demo", company.demo()},
            {"createdAt", time::format_instant(from_unix_micros(company.created_at_us()))},
        });
    if (shell.json)
        print_json(rows);
    else
        print_table(rows, {"codename", "name", "timeZone", "demo", "id"});
    return {};
}

}  // namespace

void add_company_commands(CLI::App& root, Shell& shell) {
    auto* group = root.add_subcommand("company", "Companies of this installation.")->require_subcommand(1);
    const auto request = std::make_shared<identity::v1::CreateCompanyRequest>();
    auto* make = shell.command(*group, "create", "A company and its first admin.", [&shell, request] {
        return create(shell, *request);
    });
    const auto text = [&](const char* name, auto setter, const char* meaning) {
        const auto take = [request, setter](const std::string& value) { (request.get()->*setter)(value); };
        return make->add_option_function<std::string>(name, take, meaning);
    };
    using Request = identity::v1::CreateCompanyRequest;
    text("--codename", &Request::set_codename<const std::string&>, "Lower-case letters, digits, hyphens.")->required();
    text("--name", &Request::set_name<const std::string&>, "What people call it.")->required();
    text("--time-zone", &Request::set_time_zone<const std::string&>, "IANA zone, e.g. Asia/Karachi.")->required();
    text("--admin-email", &Request::set_admin_email<const std::string&>, "The first admin's e-mail.")->required();
    text("--admin-password", &Request::set_admin_password<const std::string&>, "8 to 128 bytes.")->required();
    text("--admin-name", &Request::set_admin_name<const std::string&>, "The first admin's full name.");
    make->add_flag_callback(
        "--demo", [request] { request->set_demo(true); }, "Its passwords are known: production will not start with it."
    );
    shell.command(*group, "list", "All companies.", [&shell] { return list(shell); });
}

}  // namespace rollcall::cli
