#include "services/identity/domain/company.hpp"

#include "common/time/zone.hpp"

#include <algorithm>

namespace rollcall::identity::domain {

bool is_codename(std::string_view text) {
    if (text.empty() || text.size() > 63 || text.front() == '-') return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

Error no_such_company() {
    return {.code = Code::not_found, .reason = "companyNotFound", .message = "There is no company with this codename."};
}

Result<void> check_company(const Company& company) {
    std::vector<FieldError> faults;
    if (!is_codename(company.codename))
        faults.push_back({"codename", Fault::not_valid, "expected 1 to 63 lower-case letters, digits or hyphens"});
    if (company.name.empty())
        faults.push_back({"name", Fault::required, "the company's name is needed"});
    else if (company.name.size() > 200)
        faults.push_back({"name", Fault::not_valid, "at most 200 bytes"});
    if (!time::is_known_zone(company.time_zone))
        faults.push_back({"timeZone", Fault::not_valid, "expected an IANA zone such as Asia/Karachi"});
    if (!faults.empty()) return fail(invalid_fields(std::move(faults)));
    return {};
}

}  // namespace rollcall::identity::domain
