#include "deploy/cli/shell.hpp"

#include <algorithm>
#include <iostream>

namespace rollcall::cli {

CLI::App* Shell::command(
    CLI::App& parent, const std::string& name, const std::string& description, std::function<Result<void>()> work
) {
    auto* command = parent.add_subcommand(name, description);
    command->add_flag("--json", json, "Print JSON.");
    command->callback([this, work = std::move(work)] { work_ = work; });
    return command;
}

int Shell::run() {
    const auto done = work_();
    if (done) return kDone;
    std::cerr << "rollcall: " << done.error().message << "\n";
    return incomplete_ ? kWrongUsage : kFailed;
}

config::Reader& Shell::settings() {
    if (!reader_) reader_ = std::make_unique<config::Reader>(config::load_variables(config_file, problems_));
    return *reader_;
}

Result<void> Shell::complete() {
    auto problems = problems_;
    const auto& asked = settings().problems();
    problems.insert(problems.end(), asked.begin(), asked.end());
    if (problems.empty()) return {};
    incomplete_ = true;
    std::string all;
    for (const auto& problem : problems) all += (all.empty() ? "" : "\nrollcall: ") + problem;
    return fail(internal_error(all));
}

std::string Shell::address_of(const std::string& name, int port) {
    std::string upper = name;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
    return settings().text(
        "ROLLCALL_" + upper + "_ADDRESS", "127.0.0.1:" + std::to_string(port), "gRPC address of the service."
    );
}

std::string Shell::internal_key() {
    return settings().secret("ROLLCALL_INTERNAL_KEY", "Shared by the processes of one installation.");
}

}  // namespace rollcall::cli
