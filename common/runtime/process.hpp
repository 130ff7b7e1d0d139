// What every process does the same way: read settings, say what is wrong with them, ignore SIGPIPE, wait for SIGTERM.
#pragma once

#include "common/config/reader.hpp"

#include <functional>
#include <string_view>

namespace rollcall::runtime {

// Command line of every process: [--config FILE] [--check-config] [--help] [--version].
// `read` asks the reader for every setting of the process. With problems: all of them on stderr, exit 2, before
// anything is opened. `run` then starts the process and returns its exit code.
int process_main(
    int argc,
    char** argv,
    std::string_view name,
    const std::function<void(config::Reader&)>& read,
    const std::function<int()>& run
);

// Blocks SIGTERM and SIGINT in this thread and all it starts; call before the first thread.
void block_stop_signals();
// Returns when SIGTERM or SIGINT arrives. A second one ends the process at once.
void wait_for_stop_signal();

}  // namespace rollcall::runtime
