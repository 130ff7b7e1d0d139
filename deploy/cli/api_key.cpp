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

constexpr char kKind[] = "api_key";

json::array scopes_of(const identity::v1::Machine& machine) {
    json::array scopes;
    for (const auto& scope : machine.scopes()) scopes.emplace_back(scope);
    return scopes;
}

Result<void> create(Shell& shell, identity::v1::EnrollMachineRequest& request, const std::string& expires_at) {
    if (!expires_at.empty()) {
        const auto moment = time::parse_instant(expires_at);
        if (!moment) return fail(internal_error("--expires-at must be an instant, 2026-12-31T00:00:00Z"));
        request.mutable_machine()->set_expires_at_us(to_unix_micros(*moment));
    }
    const auto stub = shell.service<Identity>("identity", 50051);
    ROLLCALL_TRY(const auto made, shell.call(*stub, &Stub::EnrollMachine, request));
    const auto& machine = made.machine();
    if (shell.json)
        print_json(json::object{
            {"id", machine.id()},
            {"name", machine.name()},
            {"key", made.secret()},
            {"prefix", machine.public_part()},
            {"scopes", scopes_of(machine)},
        });
    else
        std::cout << "Created API key " << machine.name() << " (" << machine.id() << "). It is not shown again:\n"
                  << made.secret() << "\n";
    return {};
}

Result<void> revoke(Shell& shell, const identity::v1::DismissMachineRequest& request) {
    const auto stub = shell.service<Identity>("identity", 50051);
    ROLLCALL_TRY(const auto machine, shell.call(*stub, &Stub::DismissMachine, request));
    if (shell.json)
        print_json(json::object{{"id", machine.id()}, {"name", machine.name()}, {"prefix", machine.public_part()}});
    else
        std::cout << "Revoked API key " << machine.name() << " (" << machine.public_part() << "...)\n";
    return {};
}

void add_create(CLI::App& group, Shell& shell) {
    const auto request = std::make_shared<identity::v1::EnrollMachineRequest>();
    const auto expires_at = std::make_shared<std::string>();
    request->mutable_machine()->set_kind(kKind);
    auto* make = shell.command(group, "create", "A key, printed this once.", [&shell, request, expires_at] {
        return create(shell, *request, *expires_at);
    });
    using Text = const std::string&;
    const auto take_company = [request](Text value) { request->set_codename(value); };
    const auto take_name = [request](Text value) { request->mutable_machine()->set_name(value); };
    const auto take_scopes = [request](const std::vector<std::string>& names) {
        for (const auto& name : names) request->mutable_machine()->add_scopes(name);
    };
    make->add_option_function<std::string>("--company", take_company, "The company's codename.")->required();
    make->add_option_function<std::string>("--name", take_name, "What it is for.")->required();
    make->add_option_function<std::vector<std::string>>(
            "--scope", take_scopes, "attendance:read, punch:write; may be given several times."
    )
        ->required();
    make->add_option("--expires-at", *expires_at, "An instant, 2026-12-31T00:00:00Z; never when left out.");
}

void add_revoke(CLI::App& group, Shell& shell) {
    const auto request = std::make_shared<identity::v1::DismissMachineRequest>();
    request->mutable_machine()->set_kind(kKind);
    auto* end = shell.command(group, "revoke", "Ends a key, everywhere within seconds.", [&shell, request] {
        return revoke(shell, *request);
    });
    using Text = const std::string&;
    const auto take_company = [request](Text value) { request->set_codename(value); };
    const auto take_id = [request](Text value) { request->mutable_machine()->set_id(value); };
    end->add_option_function<std::string>("--company", take_company, "The company's codename.")->required();
    end->add_option_function<std::string>("--id", take_id, "The key's id.")->required();
}

}  // namespace

void add_api_key_commands(CLI::App& root, Shell& shell) {
    auto* group = root.add_subcommand("api-key", "Keys of machines of a company.")->require_subcommand(1);
    add_create(*group, shell);
    add_revoke(*group, shell);
}

}  // namespace rollcall::cli
