// What terminals call for besides uploading: how to behave, and whether there is anything to do.
#include "gateway/api/push/errors.hpp"
#include "gateway/api/push/options.hpp"
#include "gateway/api/push/routes.hpp"
#include "gateway/api/push/terminal.hpp"
#include "gateway/api/push/told_clocks.hpp"

#include <memory>

namespace rollcall::push {

namespace {

using http::Action;
using http::Exchange;
using identity::v1::AdmitDeviceRequest;

// What calls are answered from.
struct Desk {
    clients::DeviceDesk& devices;
    ToldClocks& clocks;
};

// Makes a terminal fetch its options again.
constexpr char kFetchOptions[] = "C:1:CHECK";

http::Answer answer_options(Exchange& exchange, Desk desk, AdmitDeviceRequest presented) {
    const auto serial = presented.serial_number();
    auto meeting = desk.devices.meet(exchange, std::move(presented));
    const auto admitted = co_await std::move(meeting);
    if (!admitted) co_return fail(admitted.error());
    const auto& terms = (*admitted)->device();
    const auto at = now();
    desk.clocks.tell(terms.device_id(), distance_from_utc(terms.time_zone(), at));
    co_return text_answer(options_for(serial, terms, at));
}

http::Answer answer_request(Exchange& exchange, Desk desk, AdmitDeviceRequest presented) {
    auto meeting = desk.devices.meet(exchange, std::move(presented));
    const auto admitted = co_await std::move(meeting);
    if (!admitted) co_return fail(admitted.error());
    const auto& terms = (*admitted)->device();
    const auto distance = distance_from_utc(terms.time_zone(), now());
    co_return text_answer(desk.clocks.is_outdated(terms.device_id(), distance) ? kFetchOptions : "OK");
}

http::Answer answer_ok(Exchange& exchange, Desk desk, AdmitDeviceRequest presented) {
    auto meeting = desk.devices.meet(exchange, std::move(presented));
    const auto admitted = co_await std::move(meeting);
    if (!admitted) co_return fail(admitted.error());
    co_return text_answer("OK");
}

}  // namespace

std::vector<http::Route> call_routes(clients::DeviceDesk& desk) {
    const std::string base = kBase;
    using enum http::Idempotency;
    using enum http::Method;
    const auto clocks = std::make_shared<ToldClocks>();
    const auto by_terminal = [&desk, clocks](auto answer) {
        return [&desk, clocks, answer](const Exchange& exchange) -> Result<Action> {
            ROLLCALL_TRY(auto presented, presented_by(exchange));
            return [&desk, clocks, answer, presented](Exchange& x) { return answer(x, {desk, *clocks}, presented); };
        };
    };
    constexpr auto kOrder = http::CheckOrder::request_first;
    return {
        {get, base + "/cdata", http::Anyone{}, ignored, by_terminal(answer_options)},
        {get, base + "/getrequest", http::Anyone{}, ignored, by_terminal(answer_request)},
        {get, base + "/ping", http::Anyone{}, ignored, by_terminal(answer_ok)},
        {post, base + "/devicecmd", http::Anyone{}, ignored, by_terminal(answer_ok), kOrder, http::Media::any},
    };
}

}  // namespace rollcall::push
