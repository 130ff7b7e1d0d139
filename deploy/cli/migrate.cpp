#include "common/pg/migrator.hpp"
#include "deploy/cli/commands.hpp"
#include "deploy/cli/output.hpp"

#include <iostream>

namespace rollcall::cli {

namespace {

constexpr const char* kSchemas[] = {"identity", "shift", "attendance", "notification"};

Result<void> migrate(Shell& shell) {
    const auto owner = shell.settings().secret(
        "ROLLCALL_OWNER_DATABASE_URL", "PostgreSQL, as the role that owns the schemas (rollcall_owner)."
    );
    const std::filesystem::path home =
        shell.settings().text("ROLLCALL_HOME", ".", "The folder that holds common/ and services/.");
    ROLLCALL_CHECK(shell.complete());
    boost::json::array rows;
    for (const std::string schema : kSchemas) {
        ROLLCALL_TRY(
            const int applied,
            pg::migrate(owner, schema, home / "common/pg/foundation.sql", home / "services" / schema / "migrations")
        );
        rows.push_back(boost::json::object{{"schema", schema}, {"applied", applied}});
    }
    if (shell.json)
        print_json(rows);
    else
        print_table(rows, {"schema", "applied"});
    return {};
}

}  // namespace

void add_migrate_command(CLI::App& root, Shell& shell) {
    shell.command(root, "migrate", "Bring all schemas up to date.", [&shell] { return migrate(shell); });
}

}  // namespace rollcall::cli
