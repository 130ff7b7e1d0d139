#include "deploy/cli/commands.hpp"
#include "deploy/cli/output.hpp"

#include <rollcall/common/v1/operations.grpc.pb.h>

namespace rollcall::cli {

namespace json = boost::json;
using common::v1::Operations;

namespace {

const std::vector<std::pair<std::string, int>> kServices{
    {"identity", 50051}, {"shift", 50052}, {"attendance", 50053}, {"notification", 50054}};

json::object row_of(const std::string& service, const common::v1::AuditVerdict& verdict) {
    return {
        {"service", service},
        {"companyId", verdict.company_id()},
        {"sealed", verdict.sealed()},
        {"waiting", verdict.waiting()},
        {"head", text_or_null(verdict.head_hash())},
        {"problem", text_or_null(verdict.problem())},
    };
}

// Prints a row per service and company; fails when a chain is broken.
Result<void> verify(Shell& shell, const std::string& company_id) {
    json::array rows;
    int broken = 0;
    for (const auto& [name, port] : kServices) {
        const auto stub = shell.service<Operations>(name, port);
        common::v1::VerifyAuditRequest request;
        request.set_company_id(company_id);
        ROLLCALL_TRY(
            const auto found, shell.call(*stub, &Operations::Stub::VerifyAudit, request, std::chrono::seconds(60))
        );
        for (const auto& verdict : found.verdicts()) {
            rows.push_back(row_of(name, verdict));
            if (!verdict.problem().empty()) ++broken;
        }
    }
    if (shell.json)
        print_json(rows);
    else
        print_table(rows, {"service", "companyId", "sealed", "waiting", "problem"});
    if (broken == 0) return {};
    return fail(internal_error("the audit log has been tampered with: " + std::to_string(broken) + " broken chains"));
}

}  // namespace

void add_audit_commands(CLI::App& root, Shell& shell) {
    auto* group = root.add_subcommand("audit", "The audit log of the services.")->require_subcommand(1);
    const auto company = std::make_shared<std::string>();
    auto* command = shell.command(
        *group,
        "verify",
        "Walk the hash chains; a changed, removed or inserted entry breaks its chain.",
        [&shell, company] { return verify(shell, *company); }
    );
    command->add_option("--company-id", *company, "One company; all when left out.");
}

}  // namespace rollcall::cli
