// Networks that a terminal may call from.
#pragma once

#include <optional>
#include <string>

namespace rollcall::identity::domain {

// "203.0.113.0/24", "2001:db8::/32", or one address.
class Network {
  public:
    // Nothing when the text is none.
    static std::optional<Network> parse(const std::string& text);

    // False for an address of the other family, and for a text that is no address. An IPv4 address that came mapped
    // into IPv6 counts as what it is.
    bool contains(const std::string& address) const;

  private:
    std::string bytes_;  // 4 or 16
    unsigned bits_ = 0;
};

}  // namespace rollcall::identity::domain
