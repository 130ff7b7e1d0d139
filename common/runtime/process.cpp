#include "common/runtime/process.hpp"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <pthread.h>
#include <string>
#include <thread>
#include <unistd.h>

namespace rollcall::runtime {

namespace {

sigset_t stop_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

void print_settings(std::string_view name, const config::Reader& reader) {
    std::cout << name << " [--config FILE] [--check-config] [--version]\n\nSettings:\n";
    for (const auto& setting : reader.settings()) {
        std::cout << "  " << setting.name;
        std::cout << (setting.required ? " (required)" : " [" + setting.fallback + "]");
        std::cout << "\n      " << setting.meaning << "\n";
    }
}

}  // namespace

int process_main(
    int argc,
    char** argv,
    std::string_view name,
    const std::function<void(config::Reader&)>& read,
    const std::function<int()>& run
) {
    std::string config_file;
    bool help = false;
    bool check = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--config" && i + 1 < argc) {
            config_file = argv[++i];
        } else if (argument == "--help") {
            help = true;
        } else if (argument == "--check-config") {
            check = true;
        } else if (argument == "--version") {
            std::cout << name << " " << ROLLCALL_VERSION << "\n";
            return 0;
        } else {
            std::cerr << name << ": unknown argument '" << argument << "'; see --help\n";
            return 2;
        }
    }
    std::vector<std::string> problems;
    config::Reader reader(config::load_variables(config_file, problems));
    read(reader);
    if (help) {
        print_settings(name, reader);
        return 0;
    }
    problems.insert(problems.end(), reader.problems().begin(), reader.problems().end());
    for (const auto& problem : problems) std::cerr << name << ": " << problem << "\n";
    if (!problems.empty()) return 2;
    if (check) return 0;
    std::signal(SIGPIPE, SIG_IGN);
    block_stop_signals();
    return run();
}

void block_stop_signals() {
    const auto set = stop_signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void wait_for_stop_signal() {
    auto set = stop_signals();
    int signal = 0;
    sigwait(&set, &signal);
    std::thread([] {
        auto again = stop_signals();
        int second = 0;
        sigwait(&again, &second);
        _exit(128 + second);
    }).detach();
}

}  // namespace rollcall::runtime
