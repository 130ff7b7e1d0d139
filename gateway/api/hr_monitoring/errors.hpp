// Error -> the HR Monitoring envelope, in both documented forms at once. The one translation of this surface.
#pragma once

#include "gateway/http/surface.hpp"

#include <string>
#include <string_view>

namespace rollcall::hr_monitoring {

int status_of(Code code);

// "employeeCode" -> "employee_code": services name fields as the WorkforceOS surface does.
std::string snake_case(std::string_view camel_case);

class HrMonitoringSurface final : public http::Surface {
  public:
    std::string_view name() const override { return "hr_monitoring"; }

    bool requires_company_header() const override { return false; }

    int status_of(const Error& error) const override;

    http::HttpResponse refuse(const http::Exchange& exchange, int status, const Error& error) const override;
};

}  // namespace rollcall::hr_monitoring
