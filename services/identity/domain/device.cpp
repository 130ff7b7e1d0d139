#include "services/identity/domain/device.hpp"

#include "common/time/zone.hpp"
#include "services/identity/domain/network.hpp"

#include <algorithm>
#include <array>

namespace rollcall::identity::domain {

namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLongestSerial = 40;
constexpr std::size_t kMostNetworks = 32;
constexpr int kHighestStatus = 255;

bool is_serial_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_serial(const std::string& text) {
    return !text.empty() && text.size() <= kLongestSerial && std::all_of(text.begin(), text.end(), is_serial_character);
}

bool is_name(const std::string& text) {
    return text.size() <= kLongestName && text.find_first_not_of(" \t\r\n") != std::string::npos;
}

bool is_kind(const std::string& text) {
    static constexpr std::array<std::string_view, 6> kKinds{
        "in", "out", "break_start", "break_end", "checkpoint", "auto"};
    return std::find(kKinds.begin(), kKinds.end(), text) != kKinds.end();
}

void check_networks(const Device& device, std::vector<FieldError>& faults) {
    if (device.networks.size() > kMostNetworks) faults.push_back({"networks", Fault::not_valid, "at most 32 networks"});
    for (const auto& network : device.networks)
        if (!Network::parse(network))
            return faults.push_back({"networks", Fault::not_valid, "expected networks like 203.0.113.0/24"});
}

}  // namespace

StatusKinds usual_kinds() {
    return {{0, "in"}, {1, "out"}, {2, "break_start"}, {3, "break_end"}, {4, "in"}, {5, "out"}};
}

std::string serial_of(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

Result<void> check_device(const Device& device) {
    std::vector<FieldError> faults;
    if (!is_name(device.name)) faults.push_back({"name", Fault::not_valid, "expected 1 to 100 characters"});
    if (!is_serial(device.serial))
        faults.push_back({"serialNumber", Fault::not_valid, "expected 1 to 40 letters, digits, '-' or '_'"});
    if (!time::is_known_zone(device.time_zone))
        faults.push_back({"timeZone", Fault::not_valid, "expected an IANA zone such as Asia/Karachi"});
    check_networks(device, faults);
    for (const auto& [status, kind] : device.kinds)
        if (status < 0 || status > kHighestStatus || !is_kind(kind))
            faults.push_back({"kinds", Fault::not_valid, "expected statuses from 0 to 255 and kinds of punches"});
    if (!faults.empty()) return fail(invalid_fields(std::move(faults)));
    return {};
}

Device with_change(Device device, const DeviceChange& change) {
    if (change.name) device.name = *change.name;
    if (change.time_zone) device.time_zone = *change.time_zone;
    if (change.networks) device.networks = *change.networks;
    if (change.kinds) device.kinds = *change.kinds;
    if (change.is_active) device.is_active = *change.is_active;
    return device;
}

bool may_call_from(const Device& device, const std::string& address) {
    return device.networks.empty() ||
           std::any_of(device.networks.begin(), device.networks.end(), [&](const std::string& text) {
               const auto network = Network::parse(text);
               return network && network->contains(address);
           });
}

}  // namespace rollcall::identity::domain
