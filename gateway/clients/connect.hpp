// Makes the clients out of addresses. The only door of this room that main knows.
#pragma once

#include "gateway/clients/clients.hpp"

#include <memory>
#include <string>

namespace rollcall::clients {

struct Addresses {
    std::string identity;
    std::string shift;
    std::string attendance;
    std::string notification;
    std::size_t channels = 1;  // connections to each
};

// Channels to all services, looked at a few times a second. Must outlive every call.
class Connections {
  public:
    explicit Connections(const Addresses& addresses);
    ~Connections();

    const Clients& clients() const;
    // "" when every service can be reached, else which cannot.
    std::string missing() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rollcall::clients
