// People checking in and out while something dies, each write under an Idempotency-Key and sent again until it is
// answered, as a phone in a tunnel would.
#pragma once

#include "tests/support/scenario.hpp"

#include <atomic>
#include <map>
#include <string>
#include <vector>

namespace chaos {

struct Outcome {
    std::map<std::string, std::string> records;  // user id -> the record that was acknowledged
    std::vector<std::string> surprises;          // answers that are neither success nor "try again"
    int retries = 0;
};

class Load {
  public:
    Load(const support::Company& company, const support::Shift& shift, const std::vector<support::Person>& people)
        : company_(company), shift_(shift), people_(people) {}

    // Everybody checks in and out once; returns when all were acknowledged, or gives up after half a minute.
    Outcome run();

    // How many writes were acknowledged so far; another thread may ask.
    int acknowledged() const { return acknowledged_; }

  private:
    Outcome work(std::size_t first, std::size_t step);
    std::string insist(
        const support::Person& person, const char* verb, const boost::json::object& body, Outcome& outcome
    );

    const support::Company& company_;
    const support::Shift& shift_;
    const std::vector<support::Person>& people_;
    std::atomic<int> acknowledged_{0};
};

}  // namespace chaos
