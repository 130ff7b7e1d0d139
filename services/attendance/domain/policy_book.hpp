// A company's policy versions (rule 16), for decisions about more than one date.
#pragma once

#include "services/attendance/domain/policy.hpp"

#include <vector>

namespace rollcall::attendance::domain {

class PolicyBook {
  public:
    void add(Date effective_from, Policy policy);

    // In force on that date; the defaults before the first.
    const Policy& on(Date date) const;
    // As a record keeps it; the defaults for 0 and for what is not known.
    const Policy& version(int version) const;

  private:
    struct Entry {
        Date effective_from;
        Policy policy;
    };

    std::vector<Entry> entries_;  // by date, then version
    Policy defaults_;
};

}  // namespace rollcall::attendance::domain
