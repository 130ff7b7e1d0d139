// Companies full of people with a shift that runs now, put straight into the projections, and valid tokens for all of
// them: what would take an hour of logins, in seconds.
#pragma once

#include "common/core/principal.hpp"
#include "tests/support/stack.hpp"

#include <string>
#include <vector>

namespace bench {

struct Person {
    rollcall::Principal principal;
    std::string token;
    std::string shift;   // one that they are in time for
    std::string record;  // once checked in
};

struct Population {
    std::vector<Person> employees;
    std::vector<Person> managers;             // one a company
    std::vector<std::string> machine_tokens;  // likewise
};

Population populate(support::Stack& stack, int companies, int people_each);

// One manager and the people who report to them, each with a closed record on each of the last `days` days.
Population populate_history(support::Stack& stack, int people, int days);

struct Terminal {
    std::string serial;
    std::string token;
};

// Registered, of one company.
std::vector<Terminal> populate_terminals(support::Stack& stack, int count);

}  // namespace bench
