#include "gateway/api/push/terminal.hpp"

#include "gateway/http/query_reader.hpp"

#include <algorithm>

namespace rollcall::push {

namespace {

constexpr std::size_t kLongestSerial = 40;
constexpr std::size_t kTokenDigits = 52;

std::string lower(std::string_view text) {
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lowered;
}

bool looks_like_token(std::string_view text) {
    return text.size() == kTokenDigits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Result<identity::v1::AdmitDeviceRequest> presented_by(const http::Exchange& exchange) {
    http::QueryReader query(exchange);
    const auto serial = query.text("SN");
    if (!serial) query.fault("SN", Fault::required, "is required");
    if (serial && serial->size() > kLongestSerial) query.fault("SN", Fault::not_valid, "is too long");
    ROLLCALL_CHECK(query.verdict());
    identity::v1::AdmitDeviceRequest presented;
    presented.set_serial_number(*serial);
    const auto host = exchange.request.header(http::Header::host);
    const auto label = lower(host.substr(0, host.find_first_of(".:")));
    const auto comm_key = lower(query.text("pushcommkey").value_or(""));
    if (looks_like_token(label)) {
        presented.set_token(label);
    } else if (looks_like_token(comm_key)) {
        presented.set_token(comm_key);
        presented.set_is_comm_key(true);
    }
    return presented;
}

}  // namespace rollcall::push
