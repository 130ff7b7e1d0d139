// The groups of commands; each adds its own to the command line.
#pragma once

#include "deploy/cli/shell.hpp"

namespace rollcall::cli {

void add_api_key_commands(CLI::App& root, Shell& shell);
void add_audit_commands(CLI::App& root, Shell& shell);
void add_company_commands(CLI::App& root, Shell& shell);
void add_user_commands(CLI::App& root, Shell& shell);
void add_attendance_commands(CLI::App& root, Shell& shell);
void add_events_commands(CLI::App& root, Shell& shell);
void add_keys_commands(CLI::App& root, Shell& shell);
void add_migrate_command(CLI::App& root, Shell& shell);

}  // namespace rollcall::cli
