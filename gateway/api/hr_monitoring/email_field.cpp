#include "gateway/api/hr_monitoring/email_field.hpp"

#include "common/core/email.hpp"

namespace rollcall::hr_monitoring {

std::optional<std::string> read_email(json::Body& body) {
    constexpr std::size_t kLongest = 320;
    auto email = body.text("email", json::Need::required, kLongest);
    if (email && !is_email(*email)) {
        body.fault("email", Fault::not_valid, "value is not a valid email address");
        return std::nullopt;
    }
    return email;
}

}  // namespace rollcall::hr_monitoring
