// Rows whose moment has come, across companies.
#pragma once

#include "common/core/id.hpp"

#include <map>
#include <vector>

namespace rollcall::attendance::store {

template <class Id>
struct DueRows {
    std::map<CompanyId, std::vector<Id>> of_company;
    std::size_t count = 0;
    Instant oldest{};  // meaningful with count > 0

    void add(const CompanyId& company, const Id& id, Instant due_at) {
        if (count++ == 0) oldest = due_at;
        of_company[company].push_back(id);
    }
};

}  // namespace rollcall::attendance::store
