// Where terminals are admitted: what one says of itself becomes an access token and the terms it is used on.
#pragma once

#include "gateway/clients/device_sightings.hpp"
#include "gateway/clients/devices.hpp"
#include "gateway/clients/key_tokens.hpp"

#include <functional>

namespace rollcall::clients {

class DeviceDesk {
  public:
    using VerifyToken = std::function<Result<Principal>(std::string_view token)>;
    using CountRequest = std::function<Result<void>(http::Exchange&)>;  // of the principal; error: exhausted

    // `client` must outlive it.
    DeviceDesk(const DevicesClient& client, VerifyToken verify, CountRequest count);

    // The caller and its access token are in the exchange afterwards, as with any other credential. Errors:
    // unauthenticated deviceIsNotKnown; permission_denied deviceIsElsewhere; exhausted; unavailable.
    boost::asio::awaitable<KeyTokens::Outcome> admit(
        http::Exchange& exchange, identity::v1::AdmitDeviceRequest presented
    );

    // The same, and notes that it was there.
    boost::asio::awaitable<KeyTokens::Outcome> meet(
        http::Exchange& exchange, identity::v1::AdmitDeviceRequest presented
    );

    // Notes what was seen of a device that was admitted with the exchange, and tells identity when it is time to.
    boost::asio::awaitable<void> note(
        http::Exchange& exchange, const identity::v1::DeviceTerms& terms, identity::v1::Sighting seen
    );

    // Tells all that was noted, before the gateway stops.
    boost::asio::awaitable<void> tell_all();

    // To the log, each of them: they are kept nowhere else.
    static void tell_unreadable(
        const http::Exchange& exchange, const identity::v1::DeviceTerms& terms, const std::vector<std::string>& lines
    );

    const DeviceSightings& sightings() const { return sightings_; }

  private:
    // A comm key was said: from now on the terminal says nothing, and is known by that.
    void forget_refusal_behind(identity::v1::AdmitDeviceRequest presented);

    const DevicesClient& client_;
    const VerifyToken verify_;
    const CountRequest count_;
    KeyTokens tokens_;
    DeviceSightings sightings_;
};

}  // namespace rollcall::clients
