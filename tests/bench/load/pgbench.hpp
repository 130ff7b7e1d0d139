// The limit that the database sets: the scenario's own SQL, run by pgbench on the same cluster, one row a transaction.
#pragma once

#include "tests/support/stack.hpp"

#include <string>

namespace bench {

// Transactions per second.
double check_ins_by_pgbench(support::Stack& stack, int seconds);

}  // namespace bench
