// What terminals call for besides uploading: how to behave, and whether there is anything to do.
#include "gateway/api/push/errors.hpp"
#include "gateway/api/push/options.hpp"
#include "gateway/api/push/routes.hpp"
#include "gateway/api/push/terminal.hpp"

namespace rollcall::push {

namespace {

using http::Action;
using http::Exchange;
using identity::v1::AdmitDeviceRequest;

http::Answer answer_options(Exchange& exchange, clients::DeviceDesk& desk, AdmitDeviceRequest presented) {
    const auto serial = presented.serial_number();
    auto admitting = desk.admit(exchange, std::move(presented));
    const auto admitted = co_await std::move(admitting);
    if (!admitted) co_return fail(admitted.error());
    const auto& terms = (*admitted)->device();
    auto noting = desk.note(exchange, terms, {});
    co_await std::move(noting);
    co_return text_answer(options_for(serial, terms, now()));
}

http::Answer answer_ok(Exchange& exchange, clients::DeviceDesk& desk, AdmitDeviceRequest presented) {
    auto admitting = desk.admit(exchange, std::move(presented));
    const auto admitted = co_await std::move(admitting);
    if (!admitted) co_return fail(admitted.error());
    auto noting = desk.note(exchange, (*admitted)->device(), {});
    co_await std::move(noting);
    co_return text_answer("OK");
}

}  // namespace

std::vector<http::Route> call_routes(clients::DeviceDesk& desk) {
    const std::string base = kBase;
    using enum http::Idempotency;
    using enum http::Method;
    const auto by_terminal = [&desk](auto answer) {
        return [&desk, answer](const Exchange& exchange) -> Result<Action> {
            ROLLCALL_TRY(auto presented, presented_by(exchange));
            return [&desk, answer, presented](Exchange& x) { return answer(x, desk, presented); };
        };
    };
    constexpr auto kOrder = http::CheckOrder::request_first;
    return {
        {get, base + "/cdata", http::Anyone{}, ignored, by_terminal(answer_options)},
        {get, base + "/getrequest", http::Anyone{}, ignored, by_terminal(answer_ok)},
        {get, base + "/ping", http::Anyone{}, ignored, by_terminal(answer_ok)},
        {post, base + "/devicecmd", http::Anyone{}, ignored, by_terminal(answer_ok), kOrder, http::Media::any},
    };
}

}  // namespace rollcall::push
