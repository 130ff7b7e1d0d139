// What machines do: uploads of punches, terminals that ask whether there is anything to do, other systems that read.
#pragma once

#include "tests/bench/load/measure.hpp"

namespace bench {

void measure_machines(support::Stack& stack, std::vector<Row>& rows, std::vector<Figure>& figures);

}  // namespace bench
