// One scenario: the load, and what our processes used for it.
#pragma once

#include "tests/bench/load/report.hpp"
#include "tests/support/stack.hpp"

namespace bench {

inline const std::vector<std::string> kProcesses = {"gateway", "identity", "shift", "attendance", "notification"};

Row measure(
    support::Stack& stack,
    const std::string& name,
    Load load,
    const std::function<void(std::size_t, const std::string&)>& keep = nullptr
);

}  // namespace bench
