#include "common/pg/migrator.hpp"

#include <pqxx/pqxx>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <vector>

namespace rollcall::pg {

namespace {

constexpr auto kLedger = R"sql(
    CREATE TABLE IF NOT EXISTS public.rollcall_migration (
        schema_name text NOT NULL,
        file        text NOT NULL,
        checksum    text NOT NULL,
        applied_at  timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (schema_name, file)
    );
    GRANT SELECT ON public.rollcall_migration TO PUBLIC)sql";

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

using Files = std::vector<std::filesystem::path>;

// The SQL files of a directory whose names begin with `prefix`, by name.
Files files_of(const std::filesystem::path& directory, const std::string& prefix) {
    Files files;
    for (const auto& entry : std::filesystem::directory_iterator(directory))
        if (entry.path().extension() == ".sql" && entry.path().filename().string().starts_with(prefix))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

// foundation.sql, its numbered successors next to it (foundation_0002_....sql), then the service's own.
Files files_in_order(const std::filesystem::path& foundation, const std::filesystem::path& directory) {
    Files files{foundation};
    for (const auto& own :
         {files_of(foundation.parent_path(), foundation.stem().string() + "_"), files_of(directory, "")})
        files.insert(files.end(), own.begin(), own.end());
    return files;
}

// True when the file ran now, false when it had run before. Throws when it changed since, or when SQL fails.
bool apply(pqxx::connection& session, const std::string& schema, const std::filesystem::path& path) {
    auto sql = read_file(path);
    replace_all(sql, "@schema@", schema);
    const auto file = path.filename().string();
    pqxx::work work(session);
    // Traffic waits behind a lock that a migration waits for: give up early instead.
    work.exec("SET LOCAL lock_timeout = '5s'");
    work.exec_params("SELECT pg_advisory_xact_lock(hashtext('rollcall_migration'))");
    const auto checksum = work.exec_params1("SELECT md5($1)", sql)[0].as<std::string>();
    const auto known = work.exec_params(
        "SELECT checksum FROM public.rollcall_migration WHERE schema_name = $1 AND file = $2", schema, file
    );
    if (!known.empty()) {
        if (known[0][0].as<std::string>() != checksum) throw std::runtime_error("has changed since it was applied");
        return false;
    }
    work.exec(sql);
    work.exec_params(
        "INSERT INTO public.rollcall_migration (schema_name, file, checksum) VALUES ($1, $2, $3)",
        schema,
        file,
        checksum
    );
    work.commit();
    return true;
}

}  // namespace

Result<int> migrate(
    const std::string& owner_url,
    const std::string& schema,
    const std::filesystem::path& foundation_sql,
    const std::filesystem::path& migrations_dir
) {
    int applied = 0;
    std::string at = "connecting";
    try {
        pqxx::connection session(owner_url);
        {
            pqxx::work work(session);
            work.exec("SET client_min_messages = warning");
            work.exec("SELECT pg_advisory_xact_lock(hashtext('rollcall_migration'))");
            work.exec(kLedger);
            work.commit();
        }
        for (const auto& path : files_in_order(foundation_sql, migrations_dir)) {
            at = schema + ": " + path.filename().string();
            if (apply(session, schema, path)) ++applied;
        }
    } catch (const std::exception& failure) {
        return fail(internal_error(at + ": " + failure.what()));
    }
    return applied;
}

}  // namespace rollcall::pg
