#include "deploy/cli/commands.hpp"
#include "deploy/cli/output.hpp"

#include <csignal>
#include <iostream>

namespace rollcall::cli {

namespace {

Result<void> print_version(const Shell& shell) {
    if (shell.json)
        print_json(boost::json::object{{"version", ROLLCALL_VERSION}});
    else
        std::cout << "rollcall " << ROLLCALL_VERSION << "\n";
    return {};
}

int run(int argc, char** argv) {
    Shell shell;
    CLI::App root("Operates an installation of rollcall.", "rollcall");
    root.add_option("--config", shell.config_file, "File of NAME=value settings; the environment goes before it.");
    root.set_version_flag("--version", std::string("rollcall ") + ROLLCALL_VERSION);
    root.require_subcommand(1);
    root.fallthrough();  // --config may stand anywhere
    add_company_commands(root, shell);
    add_user_commands(root, shell);
    add_api_key_commands(root, shell);
    add_attendance_commands(root, shell);
    add_events_commands(root, shell);
    add_audit_commands(root, shell);
    add_keys_commands(root, shell);
    add_migrate_command(root, shell);
    shell.command(root, "version", "Print the version.", [&shell] { return print_version(shell); });
    try {
        root.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return root.exit(error) == 0 ? kDone : kWrongUsage;
    }
    return shell.run();
}

}  // namespace

}  // namespace rollcall::cli

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    return rollcall::cli::run(argc, argv);
}
