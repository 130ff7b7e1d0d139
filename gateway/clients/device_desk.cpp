#include "gateway/clients/device_desk.hpp"

#include "common/log/log.hpp"
#include "gateway/clients/perform.hpp"

namespace rollcall::clients {

namespace {

// Most of an hour, for which identity gives a token: nobody needs to know to the minute when a device was last seen.
constexpr KeyTokens::Limits kLimits{
    .fresh = std::chrono::minutes(50), .refused = std::chrono::seconds(5), .keys = 100'000};

}  // namespace

DeviceDesk::DeviceDesk(const DevicesClient& client, VerifyToken verify, CountRequest count)
    : client_(client),
      verify_(std::move(verify)),
      count_(std::move(count)),
      tokens_(
          "device",
          [&client](const CallContext& context, const std::string& key) {
              identity::v1::AdmitDeviceRequest request;
              request.ParseFromString(key);
              return client.admit(context, std::move(request));
          },
          kLimits
      ) {}

boost::asio::awaitable<KeyTokens::Outcome> DeviceDesk::admit(
    http::Exchange& exchange, identity::v1::AdmitDeviceRequest presented
) {
    presented.set_address(exchange.client_address);
    const auto key = presented.SerializeAsString();
    KeyTokens::Outcome known = fail(Error{});
    // A second time: after a change of the device the token it had does not hold.
    for (int attempt = 0; attempt < 2; ++attempt) {
        auto asking = tokens_.token_for(exchange, key);
        known = co_await std::move(asking);
        if (!known) co_return known;
        auto principal = verify_((*known)->access_token());
        if (principal) {
            if (presented.is_comm_key()) forget_refusal_behind(std::move(presented));
            exchange.principal = std::move(*principal);
            exchange.request.set(http::Header::authorization, "Bearer " + (*known)->access_token());
            if (auto within = count_(exchange); !within) co_return fail(std::move(within.error()));
            co_return known;
        }
        tokens_.forget(key);
        known = fail(std::move(principal).error());
    }
    co_return known;
}

boost::asio::awaitable<KeyTokens::Outcome> DeviceDesk::meet(
    http::Exchange& exchange, identity::v1::AdmitDeviceRequest presented
) {
    auto admitting = admit(exchange, std::move(presented));
    const auto admitted = co_await std::move(admitting);
    if (!admitted) co_return admitted;
    auto noting = note(exchange, (*admitted)->device(), {});
    co_await std::move(noting);
    co_return admitted;
}

void DeviceDesk::forget_refusal_behind(identity::v1::AdmitDeviceRequest presented) {
    presented.clear_token();
    presented.clear_is_comm_key();
    tokens_.forget_refusal(presented.SerializeAsString());
}

void DeviceDesk::tell_unreadable(
    const http::Exchange& exchange, const identity::v1::DeviceTerms& terms, const std::vector<std::string>& lines
) {
    for (const auto& line : lines)
        log::warning(
            "a device sent a line that cannot be read",
            {{"request_id", exchange.request_id}, {"device", terms.device_id()}, {"line", line}}
        );
}

boost::asio::awaitable<void> DeviceDesk::note(
    http::Exchange& exchange, const identity::v1::DeviceTerms& terms, identity::v1::Sighting seen
) {
    seen.set_device_id(terms.device_id());
    seen.set_last_seen_at_us(to_unix_micros(now()));
    sightings_.note(terms.company_id(), seen, exchange.request.header(http::Header::authorization));
    const auto report = sightings_.take_report(terms.company_id(), DeviceSightings::Clock::now());
    if (!report) co_return;
    auto telling = ask(exchange, client_.report, *report);
    const auto told = co_await std::move(telling);
    if (!told)
        for (const auto& untold : report->sightings()) sightings_.note(terms.company_id(), untold);
}

boost::asio::awaitable<void> DeviceDesk::tell_all() {
    auto all = sightings_.take_all();
    for (auto& untold : all) {
        const CallContext context{.authorization = untold.authorization, .request_id = "stopping", .route = "stop"};
        auto telling = client_.report(context, std::move(untold.report));
        const auto told = co_await std::move(telling);
        if (!told) log::warning("what was seen of devices was not told", {{"why", told.error().message}});
    }
}

}  // namespace rollcall::clients
