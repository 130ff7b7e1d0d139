// The table people read, and the file scripts read.
#pragma once

#include "tests/bench/load/load.hpp"

#include <optional>
#include <string>
#include <vector>

namespace bench {

struct Row {
    std::string scenario;
    Measured measured;
    double gateway_cpu_us = 0;  // per request
    double total_cpu_us = 0;    // all our processes, per request
    std::string limit_name;     // what it is held against
    double limit_per_second = 0;
    std::optional<double> target;  // least ratio

    double ratio() const { return limit_per_second > 0 ? measured.per_second() / limit_per_second : 0; }
};

struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
    std::string target;
};

std::string as_markdown(const std::vector<Row>& rows, const std::vector<Figure>& figures);
std::string as_json(const std::vector<Row>& rows, const std::vector<Figure>& figures);

}  // namespace bench
