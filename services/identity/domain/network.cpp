#include "services/identity/domain/network.hpp"

#include <arpa/inet.h>
#include <charconv>

namespace rollcall::identity::domain {

namespace {

constexpr char kMapped[] = "::ffff:";
constexpr unsigned kBitsOfByte = 8;

// In network order; "" when the text is no address.
std::string bytes_of(std::string text) {
    if (text.starts_with(kMapped) && text.find('.') != std::string::npos) text.erase(0, sizeof kMapped - 1);
    char bytes[sizeof(in6_addr)];
    if (inet_pton(AF_INET, text.c_str(), bytes) == 1) return {bytes, sizeof(in_addr)};
    if (inet_pton(AF_INET6, text.c_str(), bytes) == 1) return {bytes, sizeof(in6_addr)};
    return {};
}

}  // namespace

std::optional<Network> Network::parse(const std::string& text) {
    const auto slash = text.find('/');
    Network network;
    network.bytes_ = bytes_of(text.substr(0, slash));
    if (network.bytes_.empty()) return std::nullopt;
    const auto most = static_cast<unsigned>(network.bytes_.size()) * kBitsOfByte;
    network.bits_ = most;
    if (slash == std::string::npos) return network;
    const auto* last = text.data() + text.size();
    const auto [end, failure] = std::from_chars(text.data() + slash + 1, last, network.bits_);
    if (failure != std::errc{} || end != last || network.bits_ > most) return std::nullopt;
    return network;
}

bool Network::contains(const std::string& address) const {
    const auto bytes = bytes_of(address);
    if (bytes.size() != bytes_.size()) return false;
    for (unsigned bit = 0; bit < bits_; ++bit) {
        const auto differ = static_cast<unsigned char>(bytes[bit / kBitsOfByte] ^ bytes_[bit / kBitsOfByte]);
        if ((differ >> (kBitsOfByte - 1 - bit % kBitsOfByte) & 1U) != 0) return false;
    }
    return true;
}

}  // namespace rollcall::identity::domain
