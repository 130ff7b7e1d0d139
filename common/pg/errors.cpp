#include "common/pg/errors.hpp"

#include "common/log/log.hpp"

#include <pqxx/pqxx>

#include <string>
#include <string_view>

namespace rollcall::pg {

namespace {

// libpqxx 6.4 has no accessor for it; the server's message quotes the name: ... constraint "record_one_open"
std::string constraint_name(std::string_view text) {
    const auto mark = text.find("constraint \"");
    if (mark == std::string_view::npos) return {};
    const auto start = mark + 12;
    return std::string(text.substr(start, text.find('"', start) - start));
}

Error meaning_of(const pqxx::sql_error& thrown, const ConstraintMeanings& meanings) {
    const auto name = constraint_name(thrown.what());
    const auto found = meanings.find(name);
    if (found != meanings.end()) return found->second;
    log::error("a constraint without a meaning was violated", {{"constraint", name}, {"sqlstate", thrown.sqlstate()}});
    return internal_error("constraint " + name);
}

Failure from_sql_error(const pqxx::sql_error& thrown, const ConstraintMeanings& meanings) {
    const std::string& state = thrown.sqlstate();
    if (state.starts_with("23")) return {meaning_of(thrown, meanings), true, false};
    // Raised by our own functions: the caller's picture of a row is out of date.
    if (state == "RC001")
        return {
            {.code = Code::stale, .reason = "recordVersionStale", .message = "Somebody changed it first."},
            true,
            false};
    if (state == "57014" || state == "55P03")
        return {unavailable("The database took too long; try again."), true, false};
    // A broken connection may surface as an sql_error without a state (libpqxx 6.4), or as an administrator's shutdown.
    if (state.empty() || state.starts_with("08") || state.starts_with("57P") || state == "25006")
        return {unavailable("The database is not reachable; try again."), false, false};
    if (state.starts_with("53")) return {unavailable("The database is out of resources; try again.", 5), true, false};
    log::error("a statement failed", {{"sqlstate", state}});
    return {internal_error("sqlstate " + state), true, false};
}

}  // namespace

Failure to_failure(const std::exception_ptr& thrown, const ConstraintMeanings& meanings) {
    try {
        std::rethrow_exception(thrown);
    } catch (const pqxx::sql_error& error) {
        return from_sql_error(error, meanings);
    } catch (const pqxx::statement_completion_unknown&) {
        return {unavailable("The outcome is not known; try again."), false, false};
    } catch (const pqxx::transaction_rollback&) {
        // Serialization failure or deadlock: no sql_error in libpqxx 6.4, and without a state.
        return {unavailable("The database was busy; try again."), true, true};
    } catch (const pqxx::broken_connection&) {
        return {unavailable("The database is not reachable; try again."), false, false};
    } catch (const std::exception& error) {
        log::error("an unexpected failure at the database", {{"what", error.what()}});
        return {internal_error("unexpected database failure"), false, false};
    }
}

}  // namespace rollcall::pg
