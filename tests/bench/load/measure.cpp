#include "tests/bench/load/measure.hpp"

#include "tests/bench/load/processes.hpp"

#include <algorithm>
#include <iostream>

namespace bench {

Row measure(
    support::Stack& stack,
    const std::string& name,
    Load load,
    const std::function<void(std::size_t, const std::string&)>& keep
) {
    std::cerr << name << "\n";
    load.port = stack.gateway_port();
    std::vector<double> before;
    for (const auto& process : kProcesses) before.push_back(cpu_seconds(stack.pid(process)));
    Row row{.scenario = name};
    row.measured = bench::run(load, keep);
    const auto requests = static_cast<double>(std::max<std::size_t>(1, row.measured.answered));
    double total = 0;
    for (std::size_t i = 0; i < kProcesses.size(); ++i) {
        const auto used = (cpu_seconds(stack.pid(kProcesses[i])) - before[i]) * 1e6 / requests;
        if (i == 0) row.gateway_cpu_us = used;
        total += used;
    }
    row.total_cpu_us = total;
    return row;
}

}  // namespace bench
