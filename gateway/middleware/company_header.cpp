#include "gateway/middleware/company_header.hpp"

#include <algorithm>

namespace rollcall::middleware {

namespace {

constexpr char kField[] = "companyCodename";
// Cannot be a company's: stands for all text that is no codename.
constexpr std::string_view kNobodys = "-";

bool is_codename(std::string_view text) {
    return text.size() <= 63 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

}  // namespace

Result<void> read_company(http::Exchange& exchange, const http::Surface& surface) {
    const auto codename = exchange.request.header(http::Header::company_codename);
    if (codename.empty()) {
        if (!surface.requires_company_header()) return {};
        // "Is", not "is": this key is older than the rule that makes the others.
        return fail(
            {.code = Code::invalid_argument,
             .reason = "companyCodenameIsRequired",
             .message = "Send the company's codename in the header mbx-company-codename.",
             .fields = {{kField, Fault::required, "is required"}}}
        );
    }
    exchange.codename = is_codename(codename) ? codename : kNobodys;
    return {};
}

Result<void> require_own_company(const http::Exchange& exchange) {
    if (exchange.codename.empty() || !exchange.principal || exchange.codename == exchange.principal->codename)
        return {};
    return fail(
        {.code = Code::permission_denied,
         .reason = "companyMismatch",
         .message = "Your credential belongs to another company than the one in the header mbx-company-codename."}
    );
}

}  // namespace rollcall::middleware
